import { join } from 'node:path';
import type { Disk, ReadFile } from '../disk';
import { readFully } from '../lines-back';
import { SHORTEST_LINE } from '../read-line';
import { MAX_LINE } from '../record';

/** Where the journal is read. */
export interface JournalFolder {
  readonly disk: Pick<Disk, 'openToRead' | 'names'>;
  readonly folder: string;
}

/** So many bytes are read at once where all of a segment is. */
export const CHUNK = 1024 * 1024;
const NEWLINE = 0x0a;
/** Most lines are shorter. */
const FIRST_GUESS = 2048;
/** Lines that begin no farther apart are read with what lies between: a read takes longer than so many bytes more. */
const NEAR = 16 * 1024;

/** Works with an open segment and closes it, whatever happens. */
export async function withSegment<T>(
  { disk, folder }: JournalFolder,
  segment: string,
  work: (file: ReadFile) => Promise<T>,
): Promise<T> {
  const file = await disk.openToRead(join(folder, segment));
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

/** The line that starts at an offset, without its newline; undefined where none of at most 64 KiB stands there. */
export async function lineAt(file: ReadFile, offset: number): Promise<Buffer | undefined> {
  for (const length of [FIRST_GUESS, MAX_LINE]) {
    const bytes = await readFully(file, offset, length);
    const end = bytes.indexOf(NEWLINE);
    if (end !== -1) return bytes.subarray(0, end);
  }
  return undefined;
}

/** The first of some rising offsets that lie near each other, which one read takes. */
function nearby([first = 0, ...later]: readonly number[]): readonly number[] {
  let last = first;
  const far = later.findIndex((offset) => {
    const isFar = offset - last > NEAR || offset - first > CHUNK;
    last = offset;
    return isFar;
  });
  return [first, ...(far === -1 ? later : later.slice(0, far))];
}

/** What `lineAt` gives for each of some offsets, in few reads; none for an offset at which it gives none. */
export async function linesAt(
  file: ReadFile,
  offsets: readonly number[],
): Promise<ReadonlyMap<number, Buffer>> {
  const lines = new Map<number, Buffer>();
  let left = [...new Set(offsets)].sort((one, other) => one - other);
  while (left.length > 0) {
    const group = nearby(left);
    left = left.slice(group.length);
    const from = group[0] ?? 0;
    const bytes = await readFully(file, from, (group.at(-1) ?? from) - from + FIRST_GUESS);
    for (const offset of group) {
      const [start, end] = [offset - from, bytes.indexOf(NEWLINE, offset - from)];
      const isShort = end !== -1 && end - start < MAX_LINE;
      const line = isShort ? bytes.subarray(start, end) : await lineAt(file, offset);
      if (line) lines.set(offset, line);
    }
  }
  return lines;
}

/**
 * Hears each line between two offsets that is neither too short nor too long for a record; the offset after the last
 * newline. `heard` keeps no view of it.
 */
export async function eachLine(
  file: ReadFile,
  from: number,
  to: number,
  heard: (line: Buffer, offset: number) => void,
): Promise<number> {
  let [at, end, isTooLong] = [from, from, false];
  while (at < to) {
    const chunk = await readFully(file, at, Math.min(CHUNK, to - at));
    if (chunk.length === 0) break;
    let start = 0;
    for (let next = chunk.indexOf(NEWLINE); next !== -1; next = chunk.indexOf(NEWLINE, start)) {
      const isLong = next - start >= SHORTEST_LINE;
      if (isLong && !isTooLong && next - start < MAX_LINE) heard(chunk.subarray(start, next), at + start);
      // All lines that end within so few bytes are passed at once, as there may be a thousand million of them.
      const passed = isLong ? next : chunk.lastIndexOf(NEWLINE, start + SHORTEST_LINE - 1);
      [start, isTooLong] = [passed + 1, false];
    }
    if (start > 0) end = at + start;
    const rest = chunk.length - start;
    // A line that goes on is read once more from its start, unless no record is that long.
    isTooLong ||= rest >= MAX_LINE;
    if (!isTooLong && at + chunk.length >= to) break;
    at += isTooLong ? chunk.length : start;
  }
  return end;
}

/** The hash that a segment's last line says; undefined where it says none. */
export async function lastHash(file: ReadFile, bytes: number): Promise<string | undefined> {
  const length = Math.min(256, bytes);
  const end = (await readFully(file, bytes - length, length)).toString('latin1');
  return /,"hash":"([0-9a-f]{64})","sig":"[^"]*"\}\n$/.exec(end)?.[1];
}
