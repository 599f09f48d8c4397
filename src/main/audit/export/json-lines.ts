import { inBlocks } from './blocks';
import type { MatchedLine } from './matched-line';

const newline = new Uint8Array([0x0a]);

/** The lines byte for byte as on disk, each with its newline. */
export function jsonLinesOf(lines: AsyncIterable<MatchedLine>): AsyncGenerator<Uint8Array, void, void> {
  return inBlocks(lines, ({ line }) => [line, newline]);
}
