/** Bytes that have to stand somewhere. */
export interface Literal {
  /**
   * The bytes eight at a time, as little-endian doubles; the last eight may overlap those before. None for fewer than
   * eight. Equal doubles are equal bytes: only zero has two spellings, both with zero bytes, which stand in no literal.
   * What is no number equals nothing, so that it is never taken for known.
   */
  readonly eights: Float64Array;
  readonly bytes: Uint8Array;
}

/** Takes a copy, as what is read next is read into the same bytes. */
export function literal(of: Uint8Array | string): Literal {
  const bytes = Buffer.from(of as Uint8Array);
  const eights = new Float64Array(bytes.length < 8 ? 0 : Math.ceil(bytes.length / 8));
  eights.forEach((_, index) => {
    eights[index] = bytes.readDoubleLE(Math.min(index * 8, bytes.length - 8));
  });
  return { eights, bytes };
}

/** The position after a literal; -1 where other bytes stand there. */
export function afterLiteral({ eights, bytes }: Literal, view: DataView, start: number, end: number): number {
  const after = start + bytes.length;
  if (after > end) return -1;
  const last = eights.length - 1;
  if (last < 0) {
    for (let index = 0; index < bytes.length; index += 1) {
      if (view.getUint8(start + index) !== bytes[index]) return -1;
    }
    return after;
  }
  for (let index = 0, at = start; index < last; index += 1, at += 8) {
    if (view.getFloat64(at, true) !== eights[index]) return -1;
  }
  return view.getFloat64(after - 8, true) === eights[last] ? after : -1;
}
