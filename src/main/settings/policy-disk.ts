import { constants, type Stats } from 'node:fs';
import { lstat, open } from 'node:fs/promises';

/** What the system knows of a file or folder. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** The owner's number; means nothing on Windows. */
  readonly uid: number;
  /** Permission bits (POSIX); mean nothing on Windows. */
  readonly mode: number;
  /** In bytes. */
  readonly size: number;
}

export interface OpenedFile {
  readonly facts: () => Promise<FileFacts>;
  /** Reads from `position` on; resolves to the count of bytes read, 0 at the end. */
  readonly read: (into: Uint8Array, position: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** What reading a policy needs of a disk; each rejects with the system's error, whose `code` is a word such as ENOENT. */
export interface PolicyDisk {
  /** Opens what is at a path itself: where that is a symbolic link, rejects with ELOOP. */
  readonly open: (path: string) => Promise<OpenedFile>;
  /** Of what is at a path itself, be it a symbolic link. */
  readonly facts: (path: string) => Promise<FileFacts>;
}

function kindOf(stats: Stats): FileFacts['kind'] {
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isFile()) return 'file';
  return stats.isDirectory() ? 'folder' : 'other';
}

function factsOf(stats: Stats): FileFacts {
  return { kind: kindOf(stats), uid: stats.uid, mode: stats.mode, size: stats.size };
}

async function openItself(path: string): Promise<OpenedFile> {
  // Windows can't be asked to open links themselves, and lacks both flags there.
  if (process.platform === 'win32' && (await lstat(path)).isSymbolicLink()) {
    throw Object.assign(new Error(`ELOOP: ${path}`), { code: 'ELOOP' });
  }
  // SECURITY: a link may be pointed elsewhere by whoever owns it; a pipe without a writer would keep the start waiting.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(path, flags);
  return {
    facts: async () => factsOf(await file.stat()),
    read: async (into, position) => (await file.read(into, 0, into.length, position)).bytesRead,
    close: () => file.close(),
  };
}

/** This computer's disk. */
export const realPolicyDisk: PolicyDisk = {
  open: openItself,
  facts: async (path) => factsOf(await lstat(path)),
};
