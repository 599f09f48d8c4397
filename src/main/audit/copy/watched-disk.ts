import type { AppendFile, ReadFile } from '../disk';
import type { CopyDisk } from './copy-disk';

/** Waits so many milliseconds, or until its signal ends it. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<'waited' | 'cancelled'>;

/** Who is told how long calls take. */
export interface Watch {
  readonly wait: Wait;
  readonly deadlineMs: number;
  /** A call has not come back in time. It is not given up: the next one comes after it. */
  readonly late: () => void;
  /** A call that was late has come back. */
  readonly back: () => void;
}

export interface WatchedDisk {
  readonly disk: CopyDisk;
  /** From now on nothing is begun any more: each call but closing rejects with ECANCELED. */
  readonly stop: () => void;
}

/** Makes a call and watches it; `always`: also once nothing is to be begun any more. */
type Call = <T>(work: () => Promise<T>, always?: 'always') => Promise<T>;

const appending = (call: Call, file: AppendFile): AppendFile => ({
  write: (bytes) => call(() => file.write(bytes)),
  sync: () => call(() => file.sync()),
  isAt: (path, bytes) => call(() => file.isAt(path, bytes)),
  close: () => call(() => file.close(), 'always'),
});

const reading = (call: Call, file: ReadFile): ReadFile => ({
  read: (into, position) => call(() => file.read(into, position)),
  length: () => call(() => file.length()),
  close: () => call(() => file.close(), 'always'),
});

const calling = (call: Call, disk: CopyDisk): CopyDisk => ({
  names: (folder) => call(() => disk.names(folder)),
  standing: (path) => call(() => disk.standing(path)),
  makeOneFolder: (path) => call(() => disk.makeOneFolder(path)),
  syncFolder: (path) => call(() => disk.syncFolder(path)),
  create: async (path) => appending(call, await call(() => disk.create(path))),
  openToAppend: async (path) => appending(call, await call(() => disk.openToAppend(path))),
  openToRead: async (path) => reading(call, await call(() => disk.openToRead(path))),
});

/**
 * A disk whose calls are watched, as a share that is gone may never answer. Calls come one at a time, so that at most one
 * of the few threads that all disks share is held up.
 */
export function watchedDisk(disk: CopyDisk, { wait, deadlineMs, late, back }: Watch): WatchedDisk {
  let stopped = false;
  let pending: AbortController | undefined;
  const call: Call = async (work, always) => {
    if (stopped && !always) throw Object.assign(new Error('The copy was stopped.'), { code: 'ECANCELED' });
    const over = new AbortController();
    pending = over;
    let isLate = false;
    void wait(deadlineMs, over.signal).then((answer) => {
      if (answer === 'cancelled' || over.signal.aborted) return;
      isLate = true;
      late();
    });
    try {
      return await work();
    } finally {
      over.abort();
      if (isLate) back();
    }
  };
  return {
    disk: calling(call, disk),
    stop: () => {
      stopped = true;
      pending?.abort();
    },
  };
}
