import type { JournalState } from '../../contract/audit';
import { MOVED, type ChainWriter } from './chain-writer';
import type { Appended, NewRecord } from './journal';
import { isFull, roomFor, type Reserve } from './reserve';
import type { Seal } from './seal/seal';
import type { LockAnswer } from './writer-lock';

/** What changes while a journal is in use. */
export interface Course {
  state: Exclude<JournalState, { kind: 'open' }> | { readonly kind: 'open' };
  lock?: Extract<LockAnswer, { kind: 'taken' }> | undefined;
  /** Knows what is acknowledged, also while nothing can be written. */
  writer?: ChainWriter | undefined;
  /** Whether the writer may append without opening again: so far nothing failed but for want of room. */
  usable: boolean;
}

/** What an append may need beside the writer. */
export interface RoomTools {
  readonly reserve: Reserve;
  /** Opens again, for a record that may use the reserve: without asking for one. Sets the course's state. */
  readonly openAgain: () => Promise<void>;
  readonly seal?: Pick<Seal, 'behind'> | undefined;
}

/**
 * An order takes four records where the clock is set back twice, and the anchor is 8 behind at most. The outcome of an
 * order that was sent is never refused for it.
 */
const MAX_BEHIND_BEFORE = 4;

function isUnanchored({ writer }: Course, { type }: NewRecord, seal: RoomTools['seal']): boolean {
  if (!seal || !writer || type === 'order.outcome') return false;
  // SECURITY: a journal that runs ahead of its anchor could lose its newest records without anybody noticing.
  return seal.behind(writer.last().seq) > MAX_BEHIND_BEFORE;
}

function refusedBy(state: Course['state']): Appended | undefined {
  if (state.kind === 'open') return undefined;
  if (state.kind === 'no-keychain') return { kind: 'not-recorded', why: state.kind, keychain: state.why };
  if (state.kind !== 'not-writable') return { kind: 'not-recorded', why: state.kind };
  return { kind: 'not-recorded', why: state.kind, code: state.code };
}

type Room = (() => Promise<string | undefined>) | undefined;

/**
 * Appends with what the disk has. Where the newest segment is another file by now, such as one that a backup put back,
 * the journal is opened again first: it goes on where that ends in the last record, and is broken otherwise.
 */
async function write(
  course: Course,
  record: NewRecord,
  openAgain: () => Promise<void>,
  room?: Room,
): Promise<Appended> {
  const first = await writeAsItIs(course, record, room);
  if (first.kind === 'recorded' || first.code !== MOVED) return first;
  await openAgain();
  return refusedBy(course.state) ?? writeAsItIs(course, record, room);
}

/** A refusal is the journal's state from then on. */
async function writeAsItIs(course: Course, record: NewRecord, room: Room): Promise<Appended> {
  const { writer } = course;
  if (!writer) throw new Error('An open journal has a writer.');
  const appended = await writer.append(record, room?.());
  if (appended.kind === 'recorded') return appended;
  course.usable = writer.isSound();
  course.state = { kind: 'not-writable', code: appended.code ?? appended.why };
  return appended;
}

/** Opens again first where something failed that room alone does not mend. */
async function writeOrOpenAgain(
  course: Course,
  record: NewRecord,
  openAgain: () => Promise<void>,
): Promise<Appended> {
  if (!course.usable) await openAgain();
  return (course.usable ? undefined : refusedBy(course.state)) ?? write(course, record, openAgain);
}

/** The journal just took a record, so it is open again if it also has its reserve. */
async function openWithReserve(course: Course, reserve: Reserve): Promise<void> {
  const code = await reserve.ensure();
  course.state = code === undefined ? { kind: 'open' } : { kind: 'not-writable', code };
}

/** A record of an order under way: where the disk is full it gets the room that was kept for it, at once. */
async function writeFromReserve(
  course: Course,
  record: NewRecord,
  { reserve, openAgain }: RoomTools,
): Promise<Appended> {
  const wasRefusing = course.state.kind !== 'open';
  const first = await writeOrOpenAgain(course, record, openAgain);
  if (first.kind === 'recorded') {
    if (wasRefusing) await openWithReserve(course, reserve);
    return first;
  }
  if (!isFull(first.code ?? '')) return first;
  if (!(await reserve.giveUp())) return first;
  const second = await writeOrOpenAgain(course, record, openAgain);
  if (second.kind !== 'recorded') return second;
  await openWithReserve(course, reserve);
  return second;
}

/**
 * Appends as the record's type asks for room. After a refusal all but the records of an order under way are refused
 * without touching the disk, until the journal is opened again.
 */
export async function appendWithRoom(course: Course, record: NewRecord, tools: RoomTools): Promise<Appended> {
  const { kind } = course.state;
  if (kind === 'open' && isUnanchored(course, record, tools.seal))
    return { kind: 'not-recorded', why: 'unanchored' };
  const room = roomFor(record.type);
  if (room === 'from-reserve' && (kind === 'open' || kind === 'not-writable'))
    return writeFromReserve(course, record, tools);
  const refused = refusedBy(course.state);
  if (refused) return refused;
  // SECURITY: an order whose outcome may find no room is not accepted, and so nothing of it is sent.
  return write(course, record, tools.openAgain, room === 'certain-after' ? tools.reserve.ensure : undefined);
}
