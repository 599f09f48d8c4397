import { constants, type Stats } from 'node:fs';
import { lstat, mkdir } from 'node:fs/promises';
import { appendFile, diskCode, realDisk, type Disk } from '../disk';

/** What a path leads to; a link counts as itself. Files have their length in bytes. */
export type Standing =
  { readonly kind: 'nothing' | 'folder' | 'other' } | { readonly kind: 'file'; readonly length: number };

/**
 * What a copy needs of the disks that it reads from and adds to. There is no way to cut, overwrite, rename or remove
 * anything. Each rejects with the system's error, whose `code` is a word such as ENOSPC.
 */
export interface CopyDisk extends Pick<
  Disk,
  'names' | 'create' | 'openToAppend' | 'openToRead' | 'syncFolder'
> {
  readonly standing: (path: string) => Promise<Standing>;
  /** Makes one folder for this user alone, and none above it. */
  readonly makeOneFolder: (path: string) => Promise<void>;
}

function standingOf(stats: Stats): Standing {
  if (stats.isFile()) return { kind: 'file', length: stats.size };
  return { kind: stats.isDirectory() ? 'folder' : 'other' };
}

/** The real disks. */
export const realCopyDisk: CopyDisk = {
  names: realDisk.names,
  create: realDisk.create,
  // SECURITY: a link that somebody laid on the share must not lead what is added to another file. Windows has no such flag.
  openToAppend: (path) => appendFile(path, constants.O_NOFOLLOW ?? 0),
  openToRead: realDisk.openToRead,
  syncFolder: realDisk.syncFolder,
  standing: async (path) => {
    try {
      return standingOf(await lstat(path));
    } catch (error) {
      if (diskCode(error) === 'ENOENT') return { kind: 'nothing' };
      throw error;
    }
  },
  makeOneFolder: (path) => mkdir(path, { mode: 0o700 }),
};
