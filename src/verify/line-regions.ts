import { MAX_LINE } from './examine-line';

/** Lines that stand together in memory. */
export interface Region {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
  /** Where `from` is in the file. */
  readonly offset: number;
  /** Whether its last byte is a newline; otherwise it is the file's end, or too long a line's beginning. */
  readonly whole: boolean;
}

/**
 * The lines of a file in regions, in order. Memory is bounded: a line longer than a record may be is not gathered; its
 * first bytes are given as the last region.
 */
export async function* lineRegions(pieces: AsyncIterable<Buffer>): AsyncGenerator<Region> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for await (const piece of pieces) {
    let from = 0;
    if (rest.length > 0) {
      const newline = piece.indexOf(10);
      from = newline === -1 ? piece.length : newline + 1;
      rest = Buffer.concat([rest, piece.subarray(0, Math.min(from, MAX_LINE + 1))]);
      const whole = newline !== -1 && rest.length <= MAX_LINE;
      if (whole || rest.length > MAX_LINE) yield { bytes: rest, from: 0, to: rest.length, offset, whole };
      if (!whole && rest.length > MAX_LINE) return;
      if (!whole) continue;
      offset += rest.length;
    }
    const to = piece.lastIndexOf(10) + 1;
    if (to > from) yield { bytes: piece, from, to, offset, whole: true };
    offset += Math.max(0, to - from);
    // The piece is overwritten by the next one.
    rest = Buffer.from(piece.subarray(Math.max(to, from), Math.max(to, from) + MAX_LINE + 1));
  }
  if (rest.length > 0) yield { bytes: rest, from: 0, to: rest.length, offset, whole: false };
}
