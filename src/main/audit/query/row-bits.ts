/** A set of rows by their ordinals; a bit each. */
export interface RowBits {
  readonly has: (ordinal: number) => boolean;
  readonly add: (ordinal: number) => void;
}

/** The empty set; grows with the ordinals that it is given. */
export function rowBits(): RowBits {
  let bits = new Uint8Array(1024);
  return {
    has: (ordinal) => ((bits[ordinal >>> 3] ?? 0) & (1 << (ordinal & 7))) !== 0,
    add: (ordinal) => {
      if (ordinal >>> 3 >= bits.length) {
        const more = new Uint8Array(Math.max(2 * bits.length, (ordinal >>> 3) + 1));
        more.set(bits);
        bits = more;
      }
      bits[ordinal >>> 3] = (bits[ordinal >>> 3] ?? 0) | (1 << (ordinal & 7));
    },
  };
}
