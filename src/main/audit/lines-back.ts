import type { ReadFile } from './disk';
import { MAX_LINE } from './record';

const NEWLINE = 0x0a;

/** So many bytes are read at once. */
export const CHUNK = 256 * 1024;

/** A line of a file: from `start` to the newline at `end`. */
export interface FoundLine {
  readonly start: number;
  readonly end: number;
  /** Without the newline; absent for a line longer than 64 KiB, which no record is. */
  readonly bytes?: Uint8Array;
}

/** The bytes from `position` on, fewer than `length` only at the file's end. */
export const readFully = (file: ReadFile, position: number, length: number): Promise<Buffer> =>
  readInto(file, position, Buffer.allocUnsafe(length));

/** The same, as many as a buffer holds, and into it. */
export async function readInto(file: ReadFile, position: number, bytes: Buffer): Promise<Buffer> {
  let filled = 0;
  while (filled < bytes.length) {
    const count = await file.read(bytes.subarray(filled), position + filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}

/** How many newlines the first `length` bytes hold; takes about a second for 1 GiB of nothing else. */
export async function newlinesIn(file: ReadFile, length: number): Promise<number> {
  let newlines = 0;
  for (let from = 0; from < length; from += CHUNK) {
    // Byte by byte: whoever searched for each would search as often as somebody put newlines there.
    for (const byte of await readFully(file, from, Math.min(CHUNK, length - from)))
      newlines += byte === NEWLINE ? 1 : 0;
  }
  return newlines;
}

/** Gathers one line from its end to its start, and never more than 64 KiB of it. */
function gatherer(end: number): { add: (piece: Buffer) => void; line: (start: number) => FoundLine } {
  let pieces: Buffer[] = [];
  let held = 0;
  return {
    add: (piece) => {
      held += piece.length;
      if (held < MAX_LINE) pieces.unshift(piece);
      else pieces = [];
    },
    line: (start) => (held < MAX_LINE ? { start, end, bytes: Buffer.concat(pieces) } : { start, end }),
  };
}

/**
 * The lines in the first `length` bytes of a file, last first; what stands after the last newline is no line. Holds
 * a chunk and a line in memory, however long a line without a newline is.
 */
export async function* linesBack(file: ReadFile, length: number): AsyncGenerator<FoundLine, void, void> {
  let gathering: ReturnType<typeof gatherer> | undefined;
  for (let to = length; to > 0;) {
    const from = Math.max(0, to - CHUNK);
    const chunk = await readFully(file, from, to - from);
    let rest = chunk;
    for (let at = rest.lastIndexOf(NEWLINE); at !== -1; at = rest.lastIndexOf(NEWLINE)) {
      gathering?.add(rest.subarray(at + 1));
      if (gathering) yield gathering.line(from + at + 1);
      gathering = gatherer(from + at);
      rest = rest.subarray(0, at);
    }
    gathering?.add(rest);
    to = from;
  }
  if (gathering) yield gathering.line(0);
}
