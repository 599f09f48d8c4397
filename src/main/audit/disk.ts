import { constants, fstatSync, statSync, type BigIntStats } from 'node:fs';
import { mkdir, open, readdir, realpath, rename, statfs, unlink, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file that is only ever written at its end. */
export interface AppendFile {
  /** One write at the end; resolves to the count of bytes written, which may be short. */
  readonly write: (bytes: Uint8Array) => Promise<number>;
  readonly sync: () => Promise<void>;
  /** Whether a path names this very file, and it holds so many bytes: not another one that was put in its place. */
  readonly isAt: (path: string, bytes: number) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** A file that is only read. */
export interface ReadFile {
  /** Reads from `position` on; resolves to the count of bytes read, 0 at the end. */
  readonly read: (into: Uint8Array, position: number) => Promise<number>;
  readonly length: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** What the journal needs of a disk; each rejects with the system's error, whose `code` is a word such as ENOSPC. */
export interface Disk {
  /** Makes a folder and those above it, for this user alone; does nothing where it is there. */
  readonly makeFolder: (path: string) => Promise<void>;
  readonly realPath: (path: string) => Promise<string>;
  /** The number by which Linux names a file system's type. */
  readonly fileSystemType: (path: string) => Promise<number>;
  readonly names: (folder: string) => Promise<readonly string[]>;
  /** In bytes; undefined where there is no such file. */
  readonly fileLength: (path: string) => Promise<number | undefined>;
  /** Makes a file that must not be there yet, for this user alone. */
  readonly create: (path: string) => Promise<AppendFile>;
  readonly openToAppend: (path: string) => Promise<AppendFile>;
  readonly openToRead: (path: string) => Promise<ReadFile>;
  /** Cuts a file to a length and has that on disk. */
  readonly truncate: (path: string, length: number) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Puts a file in another's place, or where none is. */
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly syncFolder: (path: string) => Promise<void>;
}

async function withFile<T>(file: FileHandle, work: (file: FileHandle) => Promise<T>): Promise<T> {
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

/** Opens a file that is only written at its end; `flags` are added to those that this takes. */
export async function appendFile(path: string, flags: number): Promise<AppendFile> {
  // SECURITY: readable and writable for this user alone; O_APPEND has the system itself write at the end only.
  const file = await open(path, constants.O_WRONLY | constants.O_APPEND | flags, 0o600);
  let own: BigIntStats | undefined;
  return {
    isAt: async (asked, bytes) => isFile((own ??= fstatSync(file.fd, { bigint: true })), asked, bytes),
    write: async (bytes) => (await file.write(bytes)).bytesWritten,
    sync: () => file.sync(),
    close: () => file.close(),
  };
}

/**
 * A name is looked at in place: that takes microseconds, and handing it to another thread takes ten times as long, before
 * each record. It waits for no other computer, as a journal whose folder is known to lie on one is refused.
 */
const lengthOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.size;

function isFile({ dev, ino }: BigIntStats, path: string, bytes: number): boolean {
  const there = statSync(path, { bigint: true, throwIfNoEntry: false });
  return there?.dev === dev && there.ino === ino && there.size === BigInt(bytes);
}

async function syncFolder(path: string): Promise<void> {
  await withFile(await open(path, 'r'), (folder) => folder.sync());
}

/** Folders that were just made are names in the folder above, which may be refused and is no promise of the format. */
async function syncAbove(made: string, path: string): Promise<void> {
  for (let above = dirname(path); above.length >= dirname(made).length; above = dirname(above)) {
    await syncFolder(above).catch(() => undefined);
    if (above === dirname(above)) return;
  }
}

/** This computer's disk. */
export const realDisk: Disk = {
  makeFolder: async (path) => {
    const made = await mkdir(path, { recursive: true, mode: 0o700 });
    if (made !== undefined) await syncAbove(made, path);
  },
  realPath: (path) => realpath(path),
  fileSystemType: async (path) => (await statfs(path)).type,
  names: (folder) => readdir(folder),
  fileLength: async (path) => lengthOf(path),
  create: (path) => appendFile(path, constants.O_CREAT | constants.O_EXCL),
  openToAppend: (path) => appendFile(path, 0),
  openToRead: async (path) => {
    const file = await open(path, 'r');
    return {
      read: async (into, position) => (await file.read(into, 0, into.length, position)).bytesRead,
      length: async () => (await file.stat()).size,
      close: () => file.close(),
    };
  },
  // A handle of its own: on Windows one that only appends may not cut.
  truncate: async (path, length) =>
    withFile(await open(path, 'r+'), async (file) => {
      await file.truncate(length);
      await file.sync();
    }),
  remove: (path) => unlink(path),
  rename: (from, to) => rename(from, to),
  syncFolder,
};

const hasCode = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** The system's word for what a disk refused, such as ENOSPC; anything that is no refusal is a bug and is thrown on. */
export function diskCode(error: unknown): string {
  // Node's own complaints about wrong arguments also carry a code, which starts with ERR_.
  if (hasCode(error) && !error.code.startsWith('ERR_')) return error.code;
  throw error;
}

/** Does some work on the disk; the word for why it did not succeed, or undefined. The work may name a reason itself. */
export async function failureCode(work: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await work();
  } catch (error) {
    return diskCode(error);
  }
}
