import type { ReadFile } from './disk';
import { CHUNK, readFully } from './lines-back';
import { MAX_LINE } from './record';

const NEWLINE = 0x0a;

/** The start of a line that goes on in the next chunk; undefined once it is longer than any record. */
type Carried = Buffer | undefined;

const carry = (carried: Carried, more: Buffer): Carried =>
  carried && carried.length + more.length < MAX_LINE ? Buffer.concat([carried, more]) : undefined;

/**
 * The lines in the first `length` bytes of a file, first to last, without their newlines; leaves out lines longer than
 * 64 KiB and what stands after the last newline. The event loop runs between chunks of 256 KiB.
 */
export async function* linesForward(file: ReadFile, length: number): AsyncGenerator<Uint8Array, void, void> {
  let carried: Carried = Buffer.alloc(0);
  for (let from = 0; from < length; from += CHUNK) {
    const chunk = await readFully(file, from, Math.min(CHUNK, length - from));
    let start = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, start)) {
      const line = carry(carried, chunk.subarray(start, at));
      carried = Buffer.alloc(0);
      start = at + 1;
      if (line) yield line;
    }
    carried = carry(carried, chunk.subarray(start));
  }
}
