import * as crypto from 'node:crypto';

type Encoding = 'hex' | 'binary';

const digest: (bytes: Uint8Array, encoding: Encoding) => string =
  // Node before 20.12 has no one-shot hash, which takes half the time for short lines.
  typeof crypto.hash === 'function'
    ? (bytes, encoding) => crypto.hash('sha256', bytes, encoding)
    : (bytes, encoding) => crypto.createHash('sha256').update(bytes).digest(encoding);

/** SHA-256 of bytes as 64 lower-case hex digits. */
export const sha256 = (bytes: Uint8Array): string => digest(bytes, 'hex');

/** SHA-256 of bytes as 32 characters, one for each of its bytes: the quickest to get and to compare. */
export const plainSha256 = (bytes: Uint8Array): string => digest(bytes, 'binary');

/** The hex digits of a plain hash. */
export const hexOf = (plain: string): string => Buffer.from(plain, 'latin1').toString('hex');

/** The plain hash of 64 hex digits. */
export const plainOf = (hex: string): string => Buffer.from(hex, 'hex').toString('latin1');
