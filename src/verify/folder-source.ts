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

/** A journal's own folder. Files that can be no part of the proof are not looked at. */
export function folderSource(path: string): JournalSource {
  return { form: 'folder', open: () => openFolder(path) };
}

/** Whether a name is one of the proof's, or could be taken for one. */
export const isProofName = (name: string): boolean =>
  /^segment.*\.jsonl$/i.test(name) || /^public-key.*\.pem$/i.test(name);

async function fileIn(folder: string, name: string): Promise<SourceFile | SourceTrouble> {
  const path = join(folder, name);
  const about = await stat(path);
  // Reading a pipe or a device could wait for ever.
  if (!about.isFile()) return { kind: 'unreadable', file: name, code: 'not-a-file' };
  return { name, bytes: about.size, read: () => readFile(path, about.size) };
}

async function* readFile(path: string, bytes: number): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    yield* readPieces(file, 0, bytes);
  } finally {
    await file.close();
  }
}

async function openFolder(path: string): Promise<OpenSource | SourceTrouble> {
  const files: SourceFile[] = [];
  let looking = path;
  try {
    for (const name of (await readdir(path)).filter(isProofName)) {
      looking = name;
      const file = await fileIn(path, name);
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
