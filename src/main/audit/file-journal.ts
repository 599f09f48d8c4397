import type { JournalState } from '../../contract/audit';
import { queue } from '../queue';
import { appendWithRoom, type Course } from './append-with-room';
import type { ChainWriter, WriterTools } from './chain-writer';
import { claimFolder, syncNames, type Claim } from './claim-folder';
import { diskCode, failureCode } from './disk';
import type { Journal } from './journal';
import { openChain } from './open-chain';
import { CLOCK, isRecordable } from './record';
import { reserveIn, type Reserve } from './reserve';
import type { Seal } from './seal/seal';
import { SEGMENT_BYTES, segmentsIn, type Span } from './segments';
import { socketLock, type TakeLock } from './writer-lock';

/** Everything that a journal needs from outside. */
export interface JournalOptions extends Omit<Claim, 'takeLock'>, Pick<WriterTools, 'app'> {
  /** A new segment starts once the newest holds this many bytes; absent: 16 MiB. */
  readonly segmentBytes?: number;
  /** Absent: the lock of the platform. */
  readonly takeLock?: TakeLock;
  /** Signs and anchors; absent: the journal is unsigned. */
  readonly seal?: Seal | undefined;
}

/** Opens once more from the start; the lock stays ours from the first time on. */
async function openAnew(
  options: JournalOptions,
  course: Course,
  reserve: Reserve,
  needsReserve: boolean,
  reason?: string,
): Promise<Course['state']> {
  const { platform, disk, folder, segmentBytes = SEGMENT_BYTES } = options;
  course.usable = false;
  // Before anything is cut off: nothing could be recorded of that.
  if (!isRecordable(options.clock())) return { kind: 'not-writable', code: CLOCK };
  if (!course.lock) {
    const claimed = await claimFolder({ ...options, takeLock: options.takeLock ?? socketLock(platform) });
    if (claimed.kind !== 'taken') return claimed;
    course.lock = claimed;
  }
  const syncFolder = (): Promise<void> => syncNames(disk, platform, folder);
  const earlier = course.writer;
  const tools = { ...options, segmentBytes, syncFolder };
  const opened = await openChain(tools, { earlier, reserve, needsReserve, reason });
  if (opened.kind !== 'open' && opened.kind !== 'not-writable') return opened;
  if (opened.writer) {
    course.writer = opened.writer;
    course.usable = opened.writer.isSound();
    await letGo(earlier);
  }
  return opened.kind === 'open' ? { kind: 'open' } : { kind: opened.kind, code: opened.code };
}

/** What can be read: what is acknowledged where this process wrote it, otherwise what is there. */
async function spansToRead({ disk, folder }: JournalOptions, { writer }: Course): Promise<readonly Span[]> {
  if (writer) return writer.spans();
  try {
    return (await segmentsIn(disk, folder)).map((name) => ({ name }));
  } catch (error) {
    // Nobody has made the folder yet.
    if (diskCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Everything that was acknowledged is on disk, so a handle that the disk won't close in order loses nothing. */
async function letGo(writer: ChainWriter | undefined): Promise<void> {
  await failureCode(async () => void (await writer?.close()));
}

/** The journal of a folder. It has to be opened before it takes records. See docs/audit-journal.md. */
export function fileJournal(options: JournalOptions): Journal {
  const { disk, platform, folder, seal } = options;
  const inTurn = queue();
  const course: Course = { state: { kind: 'opening' }, usable: false };
  const reserve = reserveIn(disk, folder, () => syncNames(disk, platform, folder));
  const state = (): JournalState =>
    course.state.kind === 'open' ? { kind: 'open', records: course.writer?.last().seq ?? 0 } : course.state;
  const open = async (reason?: string): Promise<JournalState> => {
    if (course.state.kind === 'open') return state();
    course.state = { kind: 'opening' };
    const opened = await openAnew(options, course, reserve, true, reason);
    await seal?.settle();
    course.state = opened;
    return state();
  };
  const openAgain = async (): Promise<void> => {
    course.state = await openAnew(options, course, reserve, false);
  };
  const close = async (): Promise<void> => {
    const { writer, lock } = course;
    course.state = { kind: 'not-there' };
    course.writer = undefined;
    course.usable = false;
    course.lock = undefined;
    await letGo(writer);
    await seal?.end();
    await lock?.release();
  };
  return {
    state,
    open: () => inTurn(() => open()),
    rekey: (reason) =>
      inTurn(() => (course.state.kind === 'needs-key' ? open(reason) : Promise.resolve(state()))),
    append: (record) => inTurn(() => appendWithRoom(course, record, { reserve, openAgain, seal })),
    close: () => inTurn(close),
    spans: () => spansToRead(options, course),
    acknowledged: () => ({ spans: course.writer?.spans() ?? [], lastSeq: course.writer?.last().seq ?? 0 }),
  };
}
