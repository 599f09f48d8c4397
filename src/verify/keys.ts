import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { brief, fileFlaw, flaw, type Flaw, type PlacedFlaw } from './flaw';
import { wholeFile, type SourceFile } from './source';

/** The public keys that lie beside the segments, by fingerprint. */
export type Keys = ReadonlyMap<string, KeyObject>;

const keyName = /^public-key-([0-9a-f]{16})\.pem$/;
const MAX_KEY_FILE = 1024;

/** Whether a name is one that a key's file can have. */
export const isKeyName = (name: string): boolean => keyName.test(name);

/** The name of the file that holds a key. */
export const keyFileName = (fingerprint: string): string => `public-key-${fingerprint}.pem`;

function parseKey(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: pem, format: 'pem' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** First 16 hex digits of SHA-256 over the key's DER. */
function fingerprintOf(key: KeyObject): string {
  const der = key.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

async function readKey(file: SourceFile): Promise<readonly [string, KeyObject] | PlacedFlaw> {
  const named = keyName.exec(file.name)?.[1];
  const broken = (expected: string, found: string): PlacedFlaw =>
    fileFlaw(file.name, 'key-file', expected, found);
  if (named === undefined) return broken('a name with 16 hex digits', brief(file.name));
  const pem = (await wholeFile(file, MAX_KEY_FILE))?.toString('latin1');
  const key = pem === undefined ? undefined : parseKey(pem);
  if (!key) return broken('an Ed25519 public key', 'something else');
  const fingerprint = fingerprintOf(key);
  if (fingerprint !== named) return broken(`the key ${named}`, `the key ${fingerprint}`);
  // SECURITY: one key has one file; text around it could be read as something that the proof says.
  if (key.export({ type: 'spki', format: 'pem' }) !== pem) return broken('the PEM of that key alone', 'more');
  return [fingerprint, key];
}

/** Reads the key files among a source's files, or says which one is none. */
export async function readKeys(files: readonly SourceFile[]): Promise<Keys | PlacedFlaw> {
  const keys = new Map<string, KeyObject>();
  for (const file of files.filter(({ name }) => /^public-key.*\.pem$/i.test(name))) {
    const read = await readKey(file);
    if ('problem' in read) return read;
    keys.set(...read);
  }
  return keys;
}

/** Whether a text is the one base64 spelling of an Ed25519 signature by a key over a UTF-8 text. */
export function isSigned(key: KeyObject, text: string, sig: string): boolean {
  const bytes = Buffer.from(sig, 'base64');
  // SECURITY: a second spelling of the same bytes would be an edit that no signature shows.
  if (bytes.length !== 64 || bytes.toString('base64') !== sig) return false;
  return verify(null, Buffer.from(text, 'utf8'), key, bytes);
}

/** What is signed of a record. */
export const signedText = (journalId: string, seq: number, hash: string): string =>
  `lockout-desk/audit/v1\n${journalId}\n${String(seq)}\n${hash}`;

/** A key by its fingerprint, or that its file is missing. */
export function keyIn(keys: Keys, fingerprint: string): KeyObject | Flaw {
  return keys.get(fingerprint) ?? flaw('key', keyFileName(fingerprint), 'no such file');
}
