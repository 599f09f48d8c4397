import { randomBytes } from 'node:crypto';
import { marker } from '../../scripts/token-search.mjs';

/** A token that no other test has, of this many visible ASCII characters (64 at least). */
export function newToken(length = 96): string {
  const start = `${marker}.${randomBytes(12).toString('hex')}.`;
  return start.padEnd(length, 'aZ09-_~+/=');
}
