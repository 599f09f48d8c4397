import { v } from '../../contract/schema';
import type { NoteFile } from '../note-file';
import { failureCode } from '../audit/disk';
import { queue } from '../queue';
import type { Counts } from './counts';

/** The counts, in memory and in a file that outlives the process. */
export interface CountsBook {
  readonly read: () => Promise<Counts>;
  /** Changes them, in memory at once; says the disk's word where the file did not take it. One change after another. */
  readonly change: (work: (counts: Counts) => Counts) => Promise<string | undefined>;
}

const time = v.pipe(v.string(), v.isoTimestamp());
const span = v.pipe(v.number(), v.minValue(0), v.maxValue(1e12));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const mark = { at: time, uptimeMs: span };

const countsFile = v.strictObject({
  version: v.literal(1),
  deviceId: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)),
  sessions: v.array(id),
  keys: v.array(id),
  attempts: v.array(
    v.strictObject({ environment: id, ...mark, came: v.picklist(['pending', 'failed', 'good']) }),
  ),
  renewals: v.array(v.strictObject({ environment: id, ...mark })),
  wait: v.exactOptional(v.strictObject({ ...mark, ms: span })),
});

function parsed(text: string | undefined): Counts | undefined {
  try {
    const { success, output } = v.safeParse(countsFile, JSON.parse(text ?? ''));
    if (!success) return undefined;
    const { version: _version, ...counts } = output;
    return counts;
  } catch {
    return undefined;
  }
}

/**
 * Counts over a file, read at their first use. A file that can't be read says nothing: nothing is known to have been
 * tried, and the next change replaces it.
 */
export function countsIn(file: NoteFile, newDeviceId: () => string): CountsBook {
  let loading: Promise<void> | undefined;
  let counts: Counts = { deviceId: newDeviceId(), sessions: [], keys: [], attempts: [], renewals: [] };
  const inTurn = queue();

  const load = async (): Promise<void> => {
    const text = await file.read().catch(() => undefined);
    counts = parsed(text) ?? counts;
  };
  const loaded = (): Promise<void> => (loading ??= load());
  const save = (): Promise<string | undefined> =>
    failureCode(async () => {
      await file.replace(`${JSON.stringify({ version: 1, ...counts }, undefined, 2)}\n`);
      return undefined;
    });
  return {
    read: async () => {
      await loaded();
      return counts;
    },
    change: (work) =>
      inTurn(async () => {
        await loaded();
        const before = counts;
        counts = work(before);
        return counts === before ? undefined : save();
      }),
  };
}
