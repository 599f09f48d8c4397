import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A small text file that is replaced as a whole. Both reject with the system's error. */
export interface NoteFile {
  /** Undefined where it was never written. */
  readonly read: () => Promise<string | undefined>;
  /** Resolves once the new text is on disk; a crash before leaves the old one. */
  readonly replace: (text: string) => Promise<void>;
}

const isNotThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Folders can't be opened on Windows, where the rename is on disk with the file. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

/** A file on this computer's disk; calls of `replace` must not overlap. */
export function noteFile(path: string): NoteFile {
  return {
    read: () =>
      readFile(path, 'utf8').catch((error: unknown) => {
        if (isNotThere(error)) return undefined;
        throw error;
      }),
    replace: async (text) => {
      const unfinished = `${path}.new`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        await writeSynced(unfinished, text);
        await rename(unfinished, path);
      } catch (error) {
        await rm(unfinished, { force: true }).catch(() => undefined);
        throw error;
      }
      await syncFolder(dirname(path));
    },
  };
}
