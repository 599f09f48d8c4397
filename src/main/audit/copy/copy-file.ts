import type { AppendFile, ReadFile } from '../disk';
import { CHUNK, readFully } from '../lines-back';
import type { CopyDisk } from './copy-disk';

/** The copy holds other bytes than the journal, or more of them. */
export const DIFFERS = 'differs';

/** So much of a finished segment's end is compared where its copy has its length. */
const TAIL = 64 * 1024;

/** What this process knows of a copy already. */
export interface Known {
  /** So many of its bytes are those of the original. */
  readonly bytes: number;
  readonly synced: boolean;
}

/** A file and its copy. */
export interface Pair {
  readonly original: string;
  readonly copy: string;
  /** So many bytes of the original are acknowledged and go into the copy. */
  readonly length: number;
  /** Nothing is added to the original any more. */
  readonly finished: boolean;
  readonly known?: Known | undefined;
}

export interface FileTools {
  readonly disk: CopyDisk;
  /** Hears the bytes that were found in the copy or added to it, in order. */
  readonly heard: (bytes: Uint8Array) => void;
  /** Hears that so many bytes of the copy are right and that it is now opened to be added to. */
  readonly adding: (held: number) => void;
}

/** From where on a copy of `held` bytes is compared with its original. */
function compareFrom({ length, finished, known }: Pair, held: number): number {
  if (known !== undefined && held >= known.bytes) return known.bytes;
  return finished && held === length ? Math.max(0, held - TAIL) : 0;
}

async function isSame({ disk, heard }: FileTools, pair: Pair, from: number, to: number): Promise<boolean> {
  const original = await disk.openToRead(pair.original);
  try {
    const copy = await disk.openToRead(pair.copy);
    try {
      for (let at = from; at < to; at += CHUNK) {
        const size = Math.min(CHUNK, to - at);
        const [one, other] = [await readFully(original, at, size), await readFully(copy, at, size)];
        if (one.length !== size || !one.equals(other)) return false;
        heard(one);
      }
      return true;
    } finally {
      await copy.close();
    }
  } finally {
    await original.close();
  }
}

/** Writes all of the bytes, however little is taken at once; the word for why not. */
async function writeAll(file: AppendFile, bytes: Uint8Array): Promise<string | undefined> {
  for (let at = 0; at < bytes.length;) {
    const count = await file.write(bytes.subarray(at));
    if (count === 0) return 'short-write';
    at += count;
  }
  return undefined;
}

async function addAll(
  { heard }: FileTools,
  original: ReadFile,
  file: AppendFile,
  from: number,
  to: number,
): Promise<string | undefined> {
  for (let at = from; at < to;) {
    const bytes = await readFully(original, at, Math.min(CHUNK, to - at));
    if (bytes.length === 0) return 'short-read';
    const code = await writeAll(file, bytes);
    if (code !== undefined) return code;
    heard(bytes);
    at += bytes.length;
  }
  await file.sync();
  return undefined;
}

/** Adds what a copy of `held` bytes lacks and has it on disk; undefined `held`: there is no copy yet. */
async function add(tools: FileTools, pair: Pair, held: number | undefined): Promise<string | undefined> {
  const { disk } = tools;
  const original = await disk.openToRead(pair.original);
  try {
    // SECURITY: made where nothing is, otherwise only added to; nothing that the copy holds is ever overwritten.
    const file = held === undefined ? await disk.create(pair.copy) : await disk.openToAppend(pair.copy);
    try {
      return await addAll(tools, original, file, held ?? 0, pair.length);
    } finally {
      await file.close();
    }
  } finally {
    await original.close();
  }
}

/** Whether a copy has the length that it must have after adding: somebody else may have added to it as well. */
async function lengthFault({ disk }: FileTools, { copy, length }: Pair): Promise<string | undefined> {
  const after = await disk.standing(copy);
  if (after.kind !== 'file' || after.length < length) return 'short-write';
  return after.length > length ? DIFFERS : undefined;
}

/**
 * Brings a copy up to its original's acknowledged length and has it on disk. The word for why not: `differs`, where
 * nothing was added, `short-write` or `short-read`. Rejects with the system's error where a disk refuses.
 */
export async function copyFile(tools: FileTools, pair: Pair): Promise<string | undefined> {
  const { length, finished, known } = pair;
  const there = await tools.disk.standing(pair.copy);
  if (there.kind === 'folder' || there.kind === 'other') return DIFFERS;
  const held = there.kind === 'file' ? there.length : 0;
  if (held > length) return DIFFERS;
  const from = compareFrom(pair, held);
  if (held > from && !(await isSame(tools, pair, from, held))) return DIFFERS;
  // A finished one is left in peace where it is whole: a store that keeps files for good may not let it be opened.
  const onDisk = known ? known.synced : finished;
  if (held === length && (onDisk || length === 0)) return undefined;
  tools.adding(held);
  return (
    (await add(tools, pair, there.kind === 'file' ? held : undefined)) ?? (await lengthFault(tools, pair))
  );
}
