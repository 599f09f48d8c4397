import { join } from 'node:path';
import { failureCode } from '../disk';
import { MAX_LINE } from '../record';
import { seqOfLine } from '../read-line';
import { segmentNumber, type Span } from '../segments';
import type { CopyDisk } from './copy-disk';
import { copyFile, DIFFERS, type Known, type Pair } from './copy-file';
import { readKeys } from './read-keys';

/** A journal that is open, as its copy looks at it. */
export interface CopySource {
  readonly journalId: string;
  /** The journal's own folder. */
  readonly folder: string;
  /** The segments with what is acknowledged of them, oldest first; none while nothing can be told. */
  readonly spans: () => readonly Span[];
  /** The number of the newest acknowledged record, the last one in `spans`. */
  readonly lastSeq: () => number;
}

/** What is known of a file of the copy. */
interface Seen extends Known {
  /** It is whole, and its original does not grow any more. */
  readonly finished: boolean;
}

export interface RoundTools {
  readonly disk: CopyDisk;
  /** The copy's own folder. */
  readonly into: string;
  readonly seen: Map<string, Seen>;
  /** The number of the last whole record in a file that was compared or added to, and is on disk. */
  readonly reached: (seq: number) => void;
  /** A segment is whole, and more than the newest one is still to be looked at. */
  readonly segmentDone: () => void;
}

export type Round =
  /** Everything up to this record is in the copy and on disk. */
  | { readonly kind: 'copied'; readonly seq: number }
  | { readonly kind: 'nothing-to-copy' }
  | { readonly kind: 'failed'; readonly code: string };

const NEWLINE = 0x0a;

/** The number of the last line that begins and ends in these bytes. */
function lastSeqIn(bytes: Uint8Array): number | undefined {
  const end = bytes.lastIndexOf(NEWLINE);
  if (end <= 0) return undefined;
  const start = bytes.lastIndexOf(NEWLINE, end - 1) + 1;
  return end - start < MAX_LINE ? seqOfLine(bytes.subarray(start, end)) : undefined;
}

/** Makes the copy's own folder where it is missing; the word for why it can't be used. */
async function ensureFolder({ disk, into }: RoundTools): Promise<string | undefined> {
  const there = await disk.standing(into);
  // SECURITY: not through a link, which leads to a folder that somebody else chose.
  if (there.kind === 'file' || there.kind === 'other') return 'ENOTDIR';
  // SECURITY: nothing above it is made: while a share is away, its copy must not grow in the folder it is mounted on.
  if (there.kind === 'nothing') await disk.makeOneFolder(into);
  return undefined;
}

/** Brings one file's copy up to date. */
async function follow(
  { disk, into, seen, reached }: RoundTools,
  name: string,
  file: Omit<Pair, 'copy' | 'known'>,
): Promise<string | undefined> {
  let last: number | undefined;
  const heard = (bytes: Uint8Array): void => void (last = lastSeqIn(bytes) ?? last);
  const adding = (bytes: number): void => void seen.set(name, { bytes, synced: false, finished: false });
  const pair = { ...file, copy: join(into, name), known: seen.get(name) };
  const code = await copyFile({ disk, heard, adding }, pair);
  if (code !== undefined) return code;
  seen.set(name, { bytes: file.length, synced: true, finished: file.finished });
  if (last !== undefined) reached(last);
  return undefined;
}

async function copyKeys(tools: RoundTools, { folder }: CopySource): Promise<string | undefined> {
  for (const { name, length } of await readKeys(tools.disk, folder)) {
    const code = await follow(tools, name, { original: join(folder, name), length, finished: true });
    if (code !== undefined) return code;
  }
  return undefined;
}

/** How many bytes of a segment are acknowledged: all of one that is finished. Undefined where it is no file. */
async function acknowledged(
  { disk, seen }: RoundTools,
  path: string,
  { name, bytes }: Span,
): Promise<number | undefined> {
  const known = seen.get(name);
  if (bytes !== undefined || known?.finished) return bytes ?? known?.bytes;
  const there = await disk.standing(path);
  return there.kind === 'file' ? there.length : undefined;
}

async function copySegments(
  tools: RoundTools,
  { folder }: CopySource,
  spans: readonly Span[],
): Promise<string | undefined> {
  for (const [index, span] of spans.entries()) {
    const original = join(folder, span.name);
    const length = await acknowledged(tools, original, span);
    if (length === undefined) return 'ENOENT';
    const more = spans.length - 1 - index;
    const code = await follow(tools, span.name, { original, length, finished: more > 0 });
    if (code !== undefined) return code;
    if (more > 1) tools.segmentDone();
  }
  return undefined;
}

async function copyAll(
  tools: RoundTools,
  source: CopySource,
  spans: readonly Span[],
): Promise<string | undefined> {
  const { disk, into, seen } = tools;
  const unusable = await ensureFolder(tools);
  if (unusable !== undefined) return unusable;
  const there = new Set(await disk.names(into));
  const ours = new Set(spans.map(({ name }) => name));
  // SECURITY: a copy with more segments than the journal shows that the journal was cut.
  if ([...there].some((name) => segmentNumber(name) !== undefined && !ours.has(name))) return DIFFERS;
  const code = (await copyKeys(tools, source)) ?? (await copySegments(tools, source, spans));
  // The names of a share are its server's to keep; what was lost nevertheless is missing at the next look, and copied again.
  const isNew = [...seen.keys()].some((name) => !there.has(name));
  if (code === undefined && isNew) await failureCode(async () => void (await disk.syncFolder(into)));
  return code;
}

/**
 * Adds to the copy everything that it lacks of what is acknowledged at the time of the call. The length of each of its
 * files is looked at each time: a share may have been removed, or put back from a backup.
 */
export async function copyRound(tools: RoundTools, source: CopySource): Promise<Round> {
  const [spans, seq] = [source.spans(), source.lastSeq()];
  // SECURITY: without its acknowledged length the newest segment may end in bytes that will be cut off again.
  if (spans.at(-1)?.bytes === undefined) return { kind: 'nothing-to-copy' };
  const code = await failureCode(() => copyAll(tools, source, spans));
  return code === undefined ? { kind: 'copied', seq } : { kind: 'failed', code };
}
