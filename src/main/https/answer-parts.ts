/** Headers as an answer carries them. `raw` is names and values in turn; repeated ones are joined by `, `. */
export function joinHeaders(raw: readonly string[]): Readonly<Record<string, string>> {
  const joined = new Map<string, string>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const value = raw[at + 1] ?? '';
    const earlier = joined.get(name);
    joined.set(name, earlier === undefined ? value : `${earlier}, ${value}`);
  }
  return Object.fromEntries(joined);
}

/** A body that is being read and may hold `most` bytes. */
export interface Body {
  /** False, and nothing more is kept, once there is more than fits. */
  readonly add: (chunk: Uint8Array) => boolean;
  readonly bytes: () => Uint8Array;
}

/** Keeps the pieces of a body up to `most` bytes. */
export function bodyOfAtMost(most: number): Body {
  const chunks: Uint8Array[] = [];
  let size = 0;
  return {
    add(chunk) {
      if (size + chunk.length > most) return false;
      chunks.push(chunk);
      size += chunk.length;
      return true;
    },
    bytes() {
      const whole = new Uint8Array(size);
      let at = 0;
      for (const chunk of chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      return whole;
    },
  };
}
