import { createHash } from 'node:crypto';
import type { Answered } from '../../contract/lockouts';

/** So much of a server's text is kept, in bytes of UTF-8; what is longer is named by its hash. */
const MAX_SERVER_TEXT = 4096;

type Kept = Pick<Answered, 'serverText' | 'serverTextSha256'>;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The longest start that fits and ends between two characters. */
function startOf(utf8: Buffer): string {
  let end = MAX_SERVER_TEXT;
  while (((utf8[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return utf8.toString('utf8', 0, end);
}

/**
 * What is kept of a server's text: all of it, or the first 4 KiB of UTF-8 with the SHA-256 over `original` (the bytes
 * that the text was read from; absent: the text's own UTF-8). Nothing for an empty text. Control characters stay.
 */
export function keepServerText(text: string, original?: Uint8Array): Kept {
  if (text === '') return {};
  const utf8 = Buffer.from(text, 'utf8');
  if (utf8.length <= MAX_SERVER_TEXT) return { serverText: text.toWellFormed() };
  return { serverText: startOf(utf8), serverTextSha256: sha256(original ?? utf8) };
}
