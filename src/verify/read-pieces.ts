import type { FileHandle } from 'node:fs/promises';

export const PIECE = 1024 * 1024;

/** A file became shorter while it was read. */
export function shrunk(): Error {
  return Object.assign(new Error('The file became shorter while it was read.'), { code: 'SHRUNK' });
}

async function fill(file: FileHandle, into: Buffer, start: number, length: number): Promise<Buffer> {
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(into, filled, length - filled, start + filled);
    if (bytesRead === 0) throw shrunk();
    filled += bytesRead;
  }
  return into.subarray(0, length);
}

/**
 * Bytes of an open file in pieces of 1 MiB; the next piece is read while one is looked at, so that a piece is overwritten
 * once the one after it is asked for.
 */
export async function* readPieces(file: FileHandle, start: number, bytes: number): AsyncGenerator<Buffer> {
  const buffers = [Buffer.allocUnsafe(Math.min(PIECE, bytes)), Buffer.allocUnsafe(Math.min(PIECE, bytes))];
  const piece = (index: number): Promise<Buffer> | undefined => {
    const from = index * PIECE;
    const into = buffers[index % 2];
    if (from >= bytes || !into) return undefined;
    const read = fill(file, into, start + from, Math.min(PIECE, bytes - from));
    // Awaited later; that it failed is said then.
    read.catch(() => undefined);
    return read;
  };
  let next = piece(0);
  try {
    for (let index = 1; next; index += 1) {
      const current = await next;
      next = piece(index);
      yield current;
    }
  } finally {
    // The file is closed after this, which must not happen under a read.
    await next?.catch(() => undefined);
  }
}
