/** Pieces are gathered to blocks of about so many bytes, so that a line is no write of its own. */
export const BLOCK = 256 * 1024;

/** Turns many small items into few blocks of bytes; an item's pieces are copied before the next item is asked for. */
export async function* inBlocks<T>(
  items: AsyncIterable<T>,
  piecesOf: (item: T) => readonly Uint8Array[],
): AsyncGenerator<Uint8Array, void, void> {
  let block = Buffer.allocUnsafe(BLOCK);
  let filled = 0;
  for await (const item of items) {
    const pieces = piecesOf(item);
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (filled > 0 && filled + length > block.length) {
      yield block.subarray(0, filled);
      block = Buffer.allocUnsafe(Math.max(BLOCK, length));
      filled = 0;
    } else if (length > block.length) {
      block = Buffer.allocUnsafe(length);
    }
    for (const piece of pieces) {
      block.set(piece, filled);
      filled += piece.length;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}
