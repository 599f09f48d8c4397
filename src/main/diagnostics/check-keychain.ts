import type { Checks } from '../../contract/diagnostics';
import type { Keychain } from '../keychain/keychain';

/** The keychain's item that a check writes, reads back and removes; nothing else uses it. */
const ITEM = 'preflight';

type KeychainCheck = Checks['keychain'];

/** Writes a value that means nothing, reads it back and removes it. `value` is a new random text. */
export async function checkKeychain(
  keychain: Keychain,
  value: string,
  elapsed: () => number,
): Promise<KeychainCheck> {
  const started = elapsed();
  const written = await keychain.write(ITEM, value);
  if (written.kind === 'unavailable') return written;
  const read = await keychain.read(ITEM);
  const removed = await keychain.remove(ITEM);
  if (read.kind === 'unavailable') return read;
  if (removed.kind === 'unavailable') return removed;
  // A keychain that gives back something else would do so with a token, too.
  if (read.kind === 'absent' || read.secret !== value) return { kind: 'unavailable', why: 'damaged' };
  return { kind: 'works', ms: Math.round(elapsed() - started) };
}
