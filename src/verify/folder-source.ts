import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isKeyName } from './keys';
import { readPieces } from './read-pieces';
import { isSegmentName } from './segment-names';
import {
  systemCode,
  type JournalSource,
  type OpenSource,
  type SourceFile,
  type SourceTrouble,
} from './source';

/** How far a journal that is being written on is acknowledged. */
export interface Acknowledged {
  /** The number of its newest segment, from 1. */
  readonly segment: number;
  readonly bytes: number;
}

/**
 * A journal's own folder. Files that can be no part of the proof are not looked at. Where the journal is being written on,
 * `acknowledged` says how far it goes: a record half written, and a segment just begun, are not there yet.
 */
export function folderSource(path: string, acknowledged?: Acknowledged): JournalSource {
  return { form: 'folder', open: () => openFolder(path, acknowledged) };
}

/** Files that a bundle has and a journal has not. */
const bundleNames: readonly string[] = ['manifest.json', 'manifest.sig', 'records.jsonl'];

/** Whether a name is one of the proof's, or could be taken for one. */
const isProofName = (name: string): boolean =>
  /^segment.*\.jsonl$/i.test(name) || /^public-key.*\.pem$/i.test(name);

const segmentName = (number: number): string => `segment-${String(number).padStart(6, '0')}.jsonl`;

async function fileIn(
  folder: string,
  name: string,
  acknowledged: Acknowledged | undefined,
): Promise<SourceFile | SourceTrouble> {
  // What its name alone gives away need not be there (a link into nowhere), nor have a name that can be opened.
  if (!isSegmentName(name) && !isKeyName(name)) return { name, bytes: 0, read: nothing };
  const path = join(folder, name);
  const about = await stat(path);
  // Reading a pipe or a device could wait for ever.
  if (!about.isFile()) return { kind: 'unreadable', file: name, code: 'not-a-file' };
  if (!acknowledged || name !== segmentName(acknowledged.segment))
    return { name, bytes: about.size, read: () => readFile(path, about.size) };
  const bytes = Math.min(about.size, acknowledged.bytes);
  // SECURITY: what was acknowledged and is not there any more was cut off, whatever else is in order.
  return { name, bytes, missing: acknowledged.bytes - bytes, read: () => readFile(path, bytes) };
}

async function* nothing(): AsyncGenerator<Buffer> {}

/** The newest segment, which is gone. */
function goneFile({ segment, bytes }: Acknowledged): SourceFile {
  return { name: segmentName(segment), bytes: 0, missing: bytes, read: nothing };
}

async function* readFile(path: string, bytes: number): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    yield* readPieces(file, 0, bytes);
  } finally {
    await file.close();
  }
}

async function openFolder(path: string, acknowledged?: Acknowledged): Promise<OpenSource | SourceTrouble> {
  const files: SourceFile[] = [];
  const justBegun = acknowledged && segmentName(acknowledged.segment + 1);
  let looking = path;
  try {
    const names = await readdir(path);
    // SECURITY: taken for a journal's folder, what a bundle's manifest vouches for would go unseen.
    if (names.some((name) => bundleNames.includes(name)))
      return { kind: 'unreadable', file: path, code: 'unpacked-bundle' };
    for (const name of names.filter((each) => isProofName(each) && each !== justBegun)) {
      looking = name;
      const file = await fileIn(path, name, acknowledged);
      if ('kind' in file) return file;
      files.push(file);
    }
    if (acknowledged && !names.includes(segmentName(acknowledged.segment)))
      files.push(goneFile(acknowledged));
    return { kind: 'open', files, close: () => Promise.resolve() };
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return { kind: 'unreadable', file: looking, code };
  }
}
