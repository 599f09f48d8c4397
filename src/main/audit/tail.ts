import { join } from 'node:path';
import type { Disk, ReadFile } from './disk';
import { linesBack, newlinesIn, readFully, type FoundLine } from './lines-back';
import { continues, genuineLine, type GenuineLine } from './read-line';
import { chainStart, MAX_LINE, type Link } from './record';
import { segmentName } from './segments';

/** Where the newest segment is not genuine; lines count from 1. */
export interface BrokenTail {
  readonly kind: 'broken';
  readonly segment: string;
  readonly line: number;
}

/** The end of a journal that can be written on. */
export interface SoundTail {
  readonly kind: 'sound';
  /** The last genuine record, or the chain's start. */
  readonly last: GenuineLine | Link;
  /** Bytes of the newest segment up to and with that record. */
  readonly bytes: number;
  /** The last record is whole but for its newline. */
  readonly newlineMissing: boolean;
  /** Bytes after the last record that are none. */
  readonly tornBytes: number;
}

/** A file with its name, open to be read. */
interface OpenSegment {
  readonly name: string;
  readonly file: ReadFile;
  readonly length: number;
}

async function withSegment<T>(
  disk: Disk,
  folder: string,
  name: string,
  work: (segment: OpenSegment) => Promise<T>,
): Promise<T> {
  const file = await disk.openToRead(join(folder, name));
  try {
    return await work({ name, file, length: await file.length() });
  } finally {
    await file.close();
  }
}

async function brokenAt({ name, file }: OpenSegment, start: number): Promise<BrokenTail> {
  return { kind: 'broken', segment: name, line: 1 + (await newlinesIn(file, start)) };
}

const genuine = ({ bytes }: FoundLine): GenuineLine | undefined => bytes && genuineLine(bytes);

/** The last record of a segment that was finished long ago. */
async function lastOfFinished(segment: OpenSegment): Promise<GenuineLine | Link | BrokenTail> {
  for await (const line of linesBack(segment.file, segment.length)) {
    const link = line.end === segment.length - 1 ? genuine(line) : undefined;
    return link ?? brokenAt(segment, line.start);
  }
  return brokenAt(segment, 0);
}

/** The last two whole lines, the newest first. */
async function lastLines({ file, length }: OpenSegment): Promise<readonly FoundLine[]> {
  const lines: FoundLine[] = [];
  for await (const line of linesBack(file, length)) {
    if (lines.push(line) === 2) break;
  }
  return lines;
}

const isBroken = (found: GenuineLine | Link | BrokenTail): found is BrokenTail => 'kind' in found;

/** What the newest segment's last whole line leaves to continue from; `before` gives what a first line continues from. */
async function lastWhole(
  segment: OpenSegment,
  [last, lastButOne]: readonly FoundLine[],
  before: () => Promise<GenuineLine | Link | BrokenTail>,
): Promise<GenuineLine | Link | BrokenTail> {
  if (!last) return before();
  const from = lastButOne
    ? (genuine(lastButOne) ?? (await brokenAt(segment, lastButOne.start)))
    : await before();
  if (isBroken(from)) return from;
  const line = genuine(last);
  return line && continues(line, from) ? line : brokenAt(segment, last.start);
}

/** The record in the bytes after the last newline, where they are a whole one that continues the chain. */
async function wholeWithoutNewline(
  file: ReadFile,
  from: number,
  to: number,
  last: Link,
): Promise<GenuineLine | undefined> {
  if (to === from || to - from >= MAX_LINE) return undefined;
  const line = genuineLine(await readFully(file, from, to - from));
  return line && continues(line, last) ? line : undefined;
}

async function tailOf(
  segment: OpenSegment,
  before: () => Promise<GenuineLine | Link | BrokenTail>,
): Promise<SoundTail | BrokenTail> {
  const { file, length } = segment;
  const lines = await lastLines(segment);
  const last = await lastWhole(segment, lines, before);
  if (isBroken(last)) return last;
  const end = lines[0] ? lines[0].end + 1 : 0;
  const unfinished = await wholeWithoutNewline(file, end, length, last);
  return unfinished
    ? { kind: 'sound', last: unfinished, bytes: length, newlineMissing: true, tornBytes: 0 }
    : { kind: 'sound', last, bytes: end, newlineMissing: false, tornBytes: length - end };
}

/** Whether a tail ends in the record that this process was told is the last. */
const endsIn = ({ last }: SoundTail, known: Link | undefined): boolean =>
  known === undefined || (last.seq === known.seq && last.hash === known.hash);

/**
 * Reads how a journal ends: its last records and what stands after them, not the whole of it. Expects the segments
 * without a gap, oldest first. With `known`, a journal that does not end in that record is broken after its last one.
 * Rejects with the system's error where the disk refuses.
 */
export async function readTail(
  disk: Disk,
  folder: string,
  segments: readonly string[],
  known?: Link,
): Promise<SoundTail | BrokenTail> {
  const newest = segments.at(-1);
  const previous = segments.at(-2);
  if (newest === undefined) {
    const empty = { kind: 'sound', last: chainStart, bytes: 0, newlineMissing: false, tornBytes: 0 } as const;
    return endsIn(empty, known) ? empty : { kind: 'broken', segment: segmentName(1), line: 1 };
  }
  const before = async (): Promise<GenuineLine | Link | BrokenTail> =>
    previous === undefined ? chainStart : withSegment(disk, folder, previous, lastOfFinished);
  return withSegment(disk, folder, newest, async (segment) => {
    const tail = await tailOf(segment, before);
    return tail.kind === 'broken' || endsIn(tail, known) ? tail : brokenAt(segment, segment.length);
  });
}
