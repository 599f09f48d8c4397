import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Checks } from '../../contract/diagnostics';
import { diskCode, type Disk } from '../audit/disk';

/** What a check needs of the disk. */
export interface CheckedDisk extends Pick<Disk, 'makeFolder' | 'create' | 'remove'> {
  /** Bytes that this user may still write on the disk of a folder. */
  readonly freeBytes: (folder: string) => Promise<number>;
}

/** The free bytes on a disk of this computer. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

type DiskCheck = Checks['disk'];

async function writeAndRemove(disk: CheckedDisk, path: string): Promise<void> {
  const file = await disk.create(path);
  try {
    await file.write(new TextEncoder().encode('Written by a preflight check; may be deleted.\n'));
    await file.sync();
  } finally {
    await file.close();
    await disk.remove(path);
  }
}

/** The free bytes where the journal is, which may lie on a disk of its own, or beside it before it is there. */
function freeAt(disk: CheckedDisk, journal: string): Promise<number> {
  return disk.freeBytes(journal).catch(() => disk.freeBytes(dirname(journal)));
}

/**
 * Writes a file of its own beside a journal's folder, has it on disk, and removes it; the journal's files are not touched.
 * `name` is new each time, `shown` is how a folder may be named to others.
 */
export async function checkDisk(
  disk: CheckedDisk,
  journal: string,
  { name, elapsed, shown }: { name: string; elapsed: () => number; shown: (folder: string) => string },
): Promise<DiskCheck> {
  const beside = dirname(journal);
  const folder = shown(beside);
  const started = elapsed();
  try {
    await disk.makeFolder(beside);
    await writeAndRemove(disk, join(beside, name));
    const ms = Math.round(elapsed() - started);
    return { kind: 'works', folder, freeBytes: await freeAt(disk, journal), ms };
  } catch (error) {
    return { kind: 'failed', folder, code: diskCode(error) };
  }
}
