import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readPieces } from './read-pieces';
import {
  systemCode,
  type JournalSource,
  type OpenSource,
  type SourceFile,
  type SourceTrouble,
} from './source';

/** So many bytes of a segment are acknowledged; absent: all of it. */
export interface Acknowledged {
  readonly name: string;
  readonly bytes?: number;
}

/**
 * A journal's own folder. Files that can be no part of the proof are not looked at. With `acknowledged`, of a journal that
 * is being written on: those segments alone and the keys, and of each no more than is acknowledged.
 */
export function folderSource(path: string, acknowledged?: readonly Acknowledged[]): JournalSource {
  const most = acknowledged && new Map(acknowledged.map(({ name, bytes = Infinity }) => [name, bytes]));
  return { form: 'folder', open: () => openFolder(path, most) };
}

/** A segment that was begun after the question; its records are none that it was about. */
function isLater(name: string, most: ReadonlyMap<string, number> | undefined): boolean {
  const newest = most && [...most.keys()].at(-1);
  return newest !== undefined && /^segment-[0-9]+\.jsonl$/.test(name) && !most?.has(name) && name > newest;
}

/** Whether a name is one of the proof's, or could be taken for one. */
export const isProofName = (name: string): boolean =>
  /^segment.*\.jsonl$/i.test(name) || /^public-key.*\.pem$/i.test(name);

async function fileIn(folder: string, name: string, most: number): Promise<SourceFile | SourceTrouble> {
  const path = join(folder, name);
  const about = await stat(path);
  // Reading a pipe or a device could wait for ever.
  if (!about.isFile()) return { kind: 'unreadable', file: name, code: 'not-a-file' };
  const bytes = Math.min(about.size, most);
  return { name, bytes, read: () => readFile(path, bytes) };
}

async function* readFile(path: string, bytes: number): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    yield* readPieces(file, 0, bytes);
  } finally {
    await file.close();
  }
}

async function openFolder(
  path: string,
  most: ReadonlyMap<string, number> | undefined,
): Promise<OpenSource | SourceTrouble> {
  const files: SourceFile[] = [];
  let looking = path;
  try {
    for (const name of (await readdir(path)).filter(isProofName)) {
      looking = name;
      if (isLater(name, most)) continue;
      const file = await fileIn(path, name, most?.get(name) ?? Infinity);
      if ('kind' in file) return file;
      files.push(file);
    }
    return { kind: 'open', files, close: () => Promise.resolve() };
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return { kind: 'unreadable', file: looking, code };
  }
}
