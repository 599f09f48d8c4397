import { join } from 'node:path';
import { diskCode, failureCode, type AppendFile, type Disk } from './disk';
import { MAX_LINE } from './record';

/** The file that holds room for the records of an order under way. See docs/audit-journal.md, "Where". */
export const RESERVE_FILE = 'reserve.bin';

/**
 * Two records of the largest kind are 128 KiB. As much again is for the small ones around them (penalties, a clock that
 * was set back, an opening) and for what a file system takes for a new segment: clusters hold 64 KiB at most by default.
 */
export const RESERVE_BYTES = 4 * MAX_LINE;

/** What a record asks of the disk's room, beyond what it takes itself. */
export type Room = 'certain-after' | 'from-reserve' | 'as-it-is';

/** An order's intent promises that its later records will fit; those may use what was kept for them. */
export function roomFor(type: string): Room {
  if (type === 'order.intent') return 'certain-after';
  return type === 'order.penalty' || type === 'order.outcome' ? 'from-reserve' : 'as-it-is';
}

/** Whether a word says that there was no room: a full disk, a full quota, or a write that took only a part. */
export function isFull(code: string): boolean {
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'short-write';
}

/** The room that is kept for an order under way. Not to be used by two calls at once. */
export interface Reserve {
  /** Makes the reserve where it is missing or short; the disk's word where it can't be made. */
  readonly ensure: () => Promise<string | undefined>;
  /** Gives the room back to the disk; false where there was none to give. */
  readonly giveUp: () => Promise<boolean>;
}

/** Writes zeros, as a length alone would take no room. */
async function fill(file: AppendFile, missing: number): Promise<string | undefined> {
  const zeros = new Uint8Array(MAX_LINE);
  for (let left = missing; left > 0;) {
    const count = await file.write(zeros.subarray(0, Math.min(left, zeros.length)));
    if (count === 0) return 'ENOSPC';
    left -= count;
  }
  await file.sync();
  return undefined;
}

/** The reserve of a journal's folder; `syncFolder` has the folder's names on disk. */
export function reserveIn(disk: Disk, folder: string, syncFolder: () => Promise<void>): Reserve {
  const path = join(folder, RESERVE_FILE);
  const make = async (found: number | undefined): Promise<string | undefined> => {
    const file = await (found === undefined ? disk.create(path) : disk.openToAppend(path));
    const code = await failureCode(() => fill(file, RESERVE_BYTES - (found ?? 0))).finally(() =>
      file.close(),
    );
    if (code !== undefined) return code;
    await syncFolder();
    return undefined;
  };
  const giveUp = async (): Promise<boolean> => {
    try {
      const found = await disk.fileLength(path);
      if (found === undefined || found === 0) return false;
      // Cut and not removed: a removed file keeps its room for as long as another program has it open.
      await disk.truncate(path, 0);
      return true;
    } catch (error) {
      diskCode(error);
      return false;
    }
  };
  const ensure = async (): Promise<string | undefined> => {
    let found: number | undefined;
    const code = await failureCode(async () => {
      found = await disk.fileLength(path);
      return found !== undefined && found >= RESERVE_BYTES ? undefined : make(found);
    });
    // A part of it would be of no use, and might be the last room of those who need some.
    if (code !== undefined) await giveUp();
    return code;
  };
  return { ensure, giveUp };
}
