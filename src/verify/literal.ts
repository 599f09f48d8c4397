/** Bytes to be looked for. */
export interface Literal {
  readonly text: string;
  /** The bytes four at a time, little-endian; the last four may overlap those before. None for fewer than four. */
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
}

/** Takes a copy, as what is read next is read into the same bytes. */
export function literal(of: Uint8Array | string): Literal {
  const bytes = Buffer.from(of as Uint8Array);
  const words = new Int32Array(bytes.length < 4 ? 0 : Math.ceil(bytes.length / 4));
  words.forEach((_, index) => {
    words[index] = bytes.readInt32LE(Math.min(index * 4, bytes.length - 4));
  });
  return { text: bytes.toString('latin1'), words, bytes };
}

/** The position after a literal; -1 where other bytes stand there. */
export function afterLiteral({ words, bytes }: Literal, view: DataView, start: number, end: number): number {
  const after = start + bytes.length;
  if (after > end) return -1;
  const last = words.length - 1;
  if (last < 0) {
    for (let index = 0; index < bytes.length; index += 1) {
      if (view.getUint8(start + index) !== bytes[index]) return -1;
    }
    return after;
  }
  for (let index = 0, at = start; index < last; index += 1, at += 4) {
    if (view.getInt32(at, true) !== words[index]) return -1;
  }
  return view.getInt32(after - 4, true) === words[last] ? after : -1;
}
