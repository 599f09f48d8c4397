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
  /** The number of the last whole record that was found in the copy or added to it. */
  readonly reached: (seq: number) => void;
  /** A finished segment was found whole or made so. */
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

/** Brings one file's copy up to date, unless it is known to be whole. */
async function follow(
  { disk, into, seen, reached }: RoundTools,
  name: string,
  file: Omit<Pair, 'copy' | 'known'>,
  lookAgain: boolean,
): Promise<string | undefined> {
  const known = seen.get(name);
  if (known?.finished && !lookAgain) return undefined;
  const adding = (bytes: number): void => void seen.set(name, { bytes, synced: false, finished: false });
  const heard = (bytes: Uint8Array): void => {
    const seq = segmentNumber(name) === undefined ? undefined : lastSeqIn(bytes);
    if (seq !== undefined) reached(seq);
  };
  const code = await copyFile({ disk, heard, adding }, { ...file, copy: join(into, name), known });
  if (code === undefined) seen.set(name, { bytes: file.length, synced: true, finished: file.finished });
  return code;
}

async function copyKeys(
  tools: RoundTools,
  { folder }: CopySource,
  lookAgain: boolean,
): Promise<string | undefined> {
  const isKnown = (name: string): boolean => tools.seen.get(name)?.finished === true && !lookAgain;
  for (const { name, length } of await readKeys(tools.disk, folder, isKnown)) {
    const file = { original: join(folder, name), length, finished: true };
    const code = await follow(tools, name, file, lookAgain);
    if (code !== undefined) return code;
  }
  return undefined;
}

async function copySegments(
  tools: RoundTools,
  { folder }: CopySource,
  spans: readonly Span[],
  lookAgain: boolean,
): Promise<string | undefined> {
  for (const [index, { name, bytes }] of spans.entries()) {
    if (tools.seen.get(name)?.finished && !lookAgain) continue;
    const original = join(folder, name);
    const there = bytes === undefined ? await tools.disk.standing(original) : undefined;
    if (there && there.kind !== 'file') return 'ENOENT';
    const file = { original, length: bytes ?? there?.length ?? 0, finished: index < spans.length - 1 };
    const code = await follow(tools, name, file, lookAgain);
    if (code !== undefined) return code;
    if (file.finished) tools.segmentDone();
  }
  return undefined;
}

async function copyAll(
  tools: RoundTools,
  source: CopySource,
  spans: readonly Span[],
  lookAgain: boolean,
): Promise<string | undefined> {
  const { disk, into, seen } = tools;
  const unusable = await ensureFolder(tools);
  if (unusable !== undefined) return unusable;
  const there = new Set(await disk.names(into));
  for (const name of seen.keys()) if (!there.has(name)) seen.delete(name);
  const ours = new Set(spans.map(({ name }) => name));
  // SECURITY: a copy with more segments than the journal shows that the journal was cut.
  if ([...there].some((name) => segmentNumber(name) !== undefined && !ours.has(name))) return DIFFERS;
  const code =
    (await copyKeys(tools, source, lookAgain)) ?? (await copySegments(tools, source, spans, lookAgain));
  // The names of a share are its server's to keep; what was lost nevertheless is missing at the next look, and copied again.
  const isNew = [...seen.keys()].some((name) => !there.has(name));
  if (code === undefined && isNew) await failureCode(async () => void (await disk.syncFolder(into)));
  return code;
}

/**
 * Adds to the copy everything that it lacks of what is acknowledged at the time of the call. With `lookAgain` the length
 * of each of its files is looked at, otherwise of those alone that may still grow or are missing.
 */
export async function copyRound(tools: RoundTools, source: CopySource, lookAgain: boolean): Promise<Round> {
  const [spans, seq] = [source.spans(), source.lastSeq()];
  // SECURITY: without its acknowledged length the newest segment may end in bytes that will be cut off again.
  if (spans.at(-1)?.bytes === undefined) return { kind: 'nothing-to-copy' };
  const code = await failureCode(() => copyAll(tools, source, spans, lookAgain));
  return code === undefined ? { kind: 'copied', seq } : { kind: 'failed', code };
}
