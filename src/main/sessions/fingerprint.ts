import { createHmac, randomBytes } from 'node:crypto';
import type { Keychain } from '../keychain/keychain';
import type { Unavailable } from '../keychain/trouble';

/** The keychain's item with the random key of all fingerprints on this computer. */
const KEY_NAME = 'fingerprint-key';
const KEY = /^[0-9a-f]{64}$/;

async function fingerprintKey(
  keychain: Keychain,
): Promise<{ readonly kind: 'key'; readonly key: string } | Unavailable> {
  const kept = await keychain.read(KEY_NAME);
  if (kept.kind === 'unavailable') return kept;
  if (kept.kind === 'found' && KEY.test(kept.secret)) return { kind: 'key', key: kept.secret };
  const key = randomBytes(32).toString('hex');
  const written = await keychain.write(KEY_NAME, key);
  return written.kind === 'unavailable' ? written : { kind: 'key', key };
}

/**
 * The name of a token that may be shown and recorded: the first 8 hex digits of its HMAC-SHA-256 under a random key that
 * the keychain keeps and that is made with the first token.
 */
export async function fingerprintOf(
  token: string,
  keychain: Keychain,
): Promise<{ readonly kind: 'fingerprint'; readonly fingerprint: string } | Unavailable> {
  const found = await fingerprintKey(keychain);
  if (found.kind !== 'key') return found;
  // SECURITY: under a secret key, so that a guessed token can't be compared with what the journal shows.
  const fingerprint = createHmac('sha256', Buffer.from(found.key, 'hex'))
    .update(token)
    .digest('hex')
    .slice(0, 8);
  return { kind: 'fingerprint', fingerprint };
}
