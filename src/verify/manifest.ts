import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import type { SigningKey } from '../contract/proof';
import { brief, fileFlaw, type PlacedFlaw } from './flaw';
import { tokensOf } from './json-tokens';
import { isSigned, keyIn, type Keys } from './keys';
import { wholeFile, type SourceFile } from './source';

const MANIFEST = 'manifest.json';
const SIGNATURE = 'manifest.sig';
const FORMAT = 'lockout-desk/evidence/v1';
const MAX_MANIFEST = 4 * 1024 * 1024;

/** A file that a bundle holds, by its manifest. */
export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a bundle says of itself, as far as it is verified. */
export interface Manifest {
  readonly journalId: string;
  /** Lines of `records.jsonl`. */
  readonly records: number;
  readonly first: { readonly seq: number; readonly prev: string };
  readonly last: { readonly seq: number; readonly hash: string };
  readonly keyFingerprint?: string;
  /** All keys that ever signed, in their order. */
  readonly keys: readonly SigningKey[];
  readonly files: readonly ListedFile[];
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isHex64 = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isFingerprint = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{16}$/.test(value);
const isJournalId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9A-Za-z-]{1,64}$/.test(value);

const isListed = (value: unknown): boolean => {
  const { name, bytes, sha256 } = fieldsOf(value);
  return typeof name === 'string' && isCount(bytes) && isHex64(sha256);
};
const isKey = (value: unknown): boolean => {
  const { fingerprint, fromSeq, reason } = fieldsOf(value);
  return (
    isFingerprint(fingerprint) && isCount(fromSeq) && (reason === undefined || typeof reason === 'string')
  );
};
const rises = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));

/** Before the first record of all there is none. */
const isFirst = ({ seq, prev }: Fields): boolean =>
  isCount(seq) && isHex64(prev) && (seq > 1 || (seq === 1 && prev === '0'.repeat(64)));

/** The first member that is not as it has to be. */
function wrongMember(manifest: Fields): string | undefined {
  const { format, journalId, records, keyFingerprint, keys, files } = manifest;
  const [first, last] = [fieldsOf(manifest['first']), fieldsOf(manifest['last'])];
  const isRight: Readonly<Record<string, boolean>> = {
    format: format === FORMAT,
    journalId: isJournalId(journalId),
    records: isCount(records),
    first: isFirst(first),
    last: isCount(last['seq']) && isHex64(last['hash']),
    files: Array.isArray(files) && files.every(isListed),
    keys: Array.isArray(keys) && keys.every(isKey) && rises((keys as SigningKey[]).map((key) => key.fromSeq)),
    keyFingerprint: Array.isArray(keys) && (keys as SigningKey[]).at(-1)?.fingerprint === keyFingerprint,
  };
  return Object.keys(isRight).find((name) => !isRight[name]);
}

function parse(bytes: Buffer): Manifest | PlacedFlaw {
  const broken = (expected: string, found: string): PlacedFlaw =>
    fileFlaw(MANIFEST, 'manifest', expected, found);
  if (!isUtf8(bytes)) return broken('UTF-8', 'other bytes');
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return broken('JSON', 'something else');
  }
  const { twice } = tokensOf(bytes);
  if (twice !== undefined) return broken('each member once', `${brief(twice)} twice`);
  const wrong = wrongMember(fieldsOf(value));
  if (wrong === undefined) return value as Manifest;
  return broken(`the member ${wrong} as the format says`, brief(fieldsOf(value)[wrong]));
}

/** Whether the manifest is signed by the key that it names; whether that is one to be trusted is not said. */
async function checkSignature(
  bytes: Buffer,
  { keyFingerprint }: Manifest,
  keys: Keys,
  file: SourceFile | undefined,
): Promise<PlacedFlaw | undefined> {
  const broken = (expected: string, found: string): PlacedFlaw =>
    fileFlaw(SIGNATURE, 'manifest-signature', expected, found);
  if (keyFingerprint === undefined) return file && broken('no signature, as no key is named', 'one');
  if (!file) return broken(`a signature by ${keyFingerprint}`, 'no such file');
  const key = keyIn(keys, keyFingerprint);
  if ('problem' in key) return { ...key, segment: MANIFEST, line: 0, offset: 0 };
  const sig = (await wholeFile(file, 89))?.toString('latin1') ?? '';
  const text = `${FORMAT}\n${createHash('sha256').update(bytes).digest('hex')}`;
  // SECURITY: all that the manifest says of files, keys and places rests on this signature.
  if (sig.endsWith('\n') && isSigned(key, text, sig.slice(0, -1))) return undefined;
  return broken(`a signature of ${MANIFEST} by ${keyFingerprint}`, 'another');
}

/** Whether the files are those that the manifest lists, with their lengths. */
function checkNames(listed: readonly ListedFile[], files: readonly SourceFile[]): PlacedFlaw | undefined {
  const broken = (name: string, expected: string, found: string): PlacedFlaw =>
    fileFlaw(name, 'bundle-file', expected, found);
  const byName = new Map(files.map((file) => [file.name, file]));
  byName.delete(MANIFEST);
  byName.delete(SIGNATURE);
  for (const { name, bytes } of listed) {
    const file = byName.get(name);
    if (!file) return broken(name, 'a file that is listed, once', 'no such file');
    if (file.bytes !== bytes) return broken(name, `${String(bytes)} bytes`, `${String(file.bytes)} bytes`);
    byName.delete(name);
  }
  const [unlisted] = byName.keys();
  return unlisted === undefined ? undefined : broken(unlisted, 'files that are listed', 'one that is not');
}

/** Reads a bundle's manifest and checks its signature and its list of names, but not yet what is in the files. */
export async function readManifest(files: readonly SourceFile[], keys: Keys): Promise<Manifest | PlacedFlaw> {
  const named = (name: string): SourceFile | undefined => files.find((file) => file.name === name);
  const file = named(MANIFEST);
  const bytes = file && (await wholeFile(file, MAX_MANIFEST));
  if (!bytes) return fileFlaw(MANIFEST, 'manifest', 'a manifest', file ? 'a longer file' : 'no such file');
  const manifest = parse(bytes);
  if ('problem' in manifest) return manifest;
  const wrong = await checkSignature(bytes, manifest, keys, named(SIGNATURE));
  return wrong ?? checkNames(manifest.files, files) ?? manifest;
}

/** Whether the bytes of each listed file have the SHA-256 that the manifest names. */
export async function checkContents(
  listed: readonly ListedFile[],
  files: readonly SourceFile[],
  signal: AbortSignal | undefined,
): Promise<PlacedFlaw | undefined> {
  for (const file of files) {
    const expected = listed.find(({ name }) => name === file.name)?.sha256;
    if (expected === undefined) continue;
    const hash = createHash('sha256');
    for await (const piece of file.read()) {
      signal?.throwIfAborted();
      hash.update(piece);
    }
    const found = hash.digest('hex');
    if (found !== expected) return fileFlaw(file.name, 'bundle-file', `SHA-256 ${expected}`, found);
  }
  return undefined;
}
