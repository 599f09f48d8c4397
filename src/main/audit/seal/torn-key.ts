const begin = '-----BEGIN PUBLIC KEY-----\n';
const end = '\n-----END PUBLIC KEY-----\n';
/** How many characters of base64 an Ed25519 key has in PEM. */
const KEY_LENGTH = 60;
/** A public key's file with a star for each character that differs from key to key. */
const form = `${begin}${'*'.repeat(KEY_LENGTH)}${end}`;

/**
 * What can be told of a key from a file that a crash tore: its whole PEM where all of its base64 is there, otherwise
 * nothing. Undefined for any other file: a whole one, and one that somebody made or changed.
 */
export function keyInTorn(text: string): string | undefined {
  if (text.length > form.length) return undefined;
  // Some file systems fill what did not come on disk with zeros.
  const kept = text.replace(/\0+$/, '');
  const keyEnd = begin.length + KEY_LENGTH;
  const key = kept.slice(begin.length, keyEnd);
  const starred = `${kept.slice(0, begin.length)}${'*'.repeat(key.length)}${kept.slice(keyEnd)}`;
  const isPart = kept.length < form.length && form.startsWith(starred) && /^[A-Za-z0-9+/=]*$/.test(key);
  if (!isPart) return undefined;
  return key.length === KEY_LENGTH ? `${begin}${key}${end}` : '';
}
