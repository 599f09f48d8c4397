import { join } from 'node:path';
import type { Disk } from '../disk';
import { fingerprintOfName, isWholePem, readKeyFile } from '../key-file';
import { linesBack } from '../lines-back';
import { linesForward } from '../lines-forward';
import { BLOCK } from './blocks';
import { memberOf, textAt, valueOf } from './matched-line';
import { refusal } from './write-target';

/** A journal's folder, and which bytes of it count: those that were acknowledged. */
export interface JournalFiles {
  readonly disk: Pick<Disk, 'names' | 'openToRead'>;
  readonly folder: string;
  /** Consecutive segments, oldest first. */
  readonly spans: readonly SegmentSpan[];
}

/** A segment's first `bytes` bytes, which end with a record's newline. */
export interface SegmentSpan {
  readonly name: string;
  readonly bytes: number;
}

/** Where the included segments begin and end in the chain. */
export interface ChainEnds {
  readonly first: { readonly seq: number; readonly prev: string };
  readonly last: { readonly seq: number; readonly hash: string };
}

/** The bytes of a file, or its first `bytes` bytes; a file that is shorter ends it with `journal-short`. */
export async function* fileChunks(
  disk: Pick<Disk, 'openToRead'>,
  path: string,
  bytes?: number,
): AsyncGenerator<Uint8Array, void, void> {
  const file = await disk.openToRead(path);
  try {
    const length = bytes ?? (await file.length());
    for (let at = 0; at < length;) {
      const chunk = Buffer.allocUnsafe(Math.min(BLOCK, length - at));
      const count = await file.read(chunk, at);
      if (count === 0) throw refusal('journal-short');
      yield chunk.subarray(0, count);
      at += count;
    }
  } finally {
    await file.close();
  }
}

async function firstLine({ disk, folder }: JournalFiles, span: SegmentSpan): Promise<Uint8Array | undefined> {
  const file = await disk.openToRead(join(folder, span.name));
  try {
    for await (const line of linesForward(file, span.bytes)) return line;
    return undefined;
  } finally {
    await file.close();
  }
}

async function lastLine({ disk, folder }: JournalFiles, span: SegmentSpan): Promise<Uint8Array | undefined> {
  const file = await disk.openToRead(join(folder, span.name));
  try {
    for await (const { bytes } of linesBack(file, span.bytes)) return bytes;
    return undefined;
  } finally {
    await file.close();
  }
}

/** A record's member that is a hash; undefined for any other. */
function hashAt(record: unknown, name: 'prev' | 'hash'): string | undefined {
  const text = textAt(record, name);
  // SECURITY: hashes stand among the commands of README.txt; other text there would be run by whoever follows them.
  return text !== undefined && /^[0-9a-f]{64}$/.test(text) ? text : undefined;
}

/** Where segments begin and end in the chain; `journal-broken` where what stands there is no record. */
export async function chainEnds(files: JournalFiles, spans: readonly SegmentSpan[]): Promise<ChainEnds> {
  const [oldest, newest] = [spans[0], spans.at(-1)];
  const first = oldest && (await firstLine(files, oldest));
  const last = newest && (await lastLine(files, newest));
  const [begin, end] = [first && valueOf(first), last && valueOf(last)];
  const [from, to] = [memberOf(begin, 'seq'), memberOf(end, 'seq')];
  const [prev, hash] = [hashAt(begin, 'prev'), hashAt(end, 'hash')];
  if (typeof from !== 'number' || typeof to !== 'number' || prev === undefined || hash === undefined) {
    throw refusal('journal-broken');
  }
  return { first: { seq: from, prev }, last: { seq: to, hash } };
}

/** The names of the public keys that ever signed here; what a crash left of one is none. */
export async function keyFilesIn({ disk, folder }: JournalFiles): Promise<readonly string[]> {
  const whole: string[] = [];
  for (const name of (await disk.names(folder)).toSorted()) {
    const isKey = fingerprintOfName(name) !== undefined;
    if (isKey && isWholePem(await readKeyFile(disk, folder, name))) whole.push(name);
  }
  return whole;
}
