import * as crypto from 'node:crypto';

/** SHA-256 of bytes as 64 lower-case hex digits. */
export const sha256: (bytes: Uint8Array) => string =
  // Node before 20.12 has no one-shot hash, which takes half the time for short lines.
  typeof crypto.hash === 'function'
    ? (bytes) => crypto.hash('sha256', bytes)
    : (bytes) => crypto.createHash('sha256').update(bytes).digest('hex');
