import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';

// Builds journals from the format's page alone: it shares no code with the writer or the verifier.

/** A signing key and what the format says of it. */
export interface ForgedKey {
  readonly privateKey: KeyObject;
  readonly fingerprint: string;
  readonly file: string;
  readonly pem: Buffer;
}

/** A record as it stands in a file. */
export interface ForgedLine {
  readonly seq: number;
  /** The bytes that are hashed. */
  readonly body: Buffer;
  readonly hash: string;
  /** With its newline. */
  readonly bytes: Buffer;
}

/** Lines by segment, with what signed them. */
export interface ForgedJournal {
  readonly journalId: string;
  readonly keys: readonly ForgedKey[];
  readonly segments: readonly (readonly ForgedLine[])[];
}

/** A record to be forged; `key` signs it and those after it. */
export interface RecordWish {
  readonly type: string;
  readonly data: object;
  readonly key?: ForgedKey;
}

export const JOURNAL_ID = '019ab0c4-1111-7000-8000-00000000000a';
export const ZEROS = '0'.repeat(64);
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The same key for the same number from 0 to 255. */
export function forgeKey(number: number): ForgedKey {
  const der = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.alloc(32, number),
  ]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const fingerprint = sha256(publicKey.export({ type: 'spki', format: 'der' })).slice(0, 16);
  const pem = Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  return { privateKey, fingerprint, file: `public-key-${fingerprint}.pem`, pem };
}

/** A signature over a record's place; empty without a key. */
export function signatureOf(
  key: ForgedKey | undefined,
  seq: number,
  hash: string,
  journalId = JOURNAL_ID,
): string {
  if (!key) return '';
  const text = `lockout-desk/audit/v1\n${journalId}\n${String(seq)}\n${hash}`;
  return sign(null, Buffer.from(text), key.privateKey).toString('base64');
}

/** The members of a record before the end that is not hashed. */
export function bodyOf(seq: number, prev: string, { type, data }: RecordWish): string {
  const number = seq.toString(16).padStart(12, '0');
  const head = `{"v":1,"seq":${String(seq)},"prev":"${prev}","id":"019ab0c4-0000-7000-8000-${number}"`;
  const at = `"at":"2026-11-23T18:30:${String(seq % 60).padStart(2, '0')}.123Z"`;
  const who = '"actor":{"osUser":"dana","host":"NG-7"},"app":{"version":"0.1.0","platform":"linux"}';
  return `${head},${at},"type":"${type}",${who},"data":${JSON.stringify(data)}`;
}

/** Gives a body its fitting hash and signature, so that nothing but the body itself can be found wrong. */
export function seal(
  seq: number,
  body: string | Buffer,
  key: ForgedKey | undefined,
  journalId = JOURNAL_ID,
): ForgedLine {
  const bytes = Buffer.from(body as string);
  const hash = sha256(bytes);
  return withTail(seq, bytes, hash, signatureOf(key, seq, hash, journalId));
}

/** A line with any hash and signature. */
export function withTail(seq: number, body: Buffer, hash: string, sig: string): ForgedLine {
  const bytes = Buffer.concat([body, Buffer.from(`,"hash":"${hash}","sig":"${sig}"}\n`)]);
  return { seq, body, hash, bytes };
}

/** Lines that continue from a record, each with fitting hash, signature and number. */
export function forgeLines(
  wishes: readonly RecordWish[],
  from: { readonly seq: number; readonly prev: string; readonly key?: ForgedKey | undefined },
  journalId = JOURNAL_ID,
): ForgedLine[] {
  let { seq, prev, key } = from;
  return wishes.map((wish) => {
    key = wish.key ?? key;
    const line = seal(seq, bodyOf(seq, prev, wish), key, journalId);
    [seq, prev] = [seq + 1, line.hash];
    return line;
  });
}

/** The first record of a journal. */
export const opening = (key: ForgedKey | undefined, journalId = JOURNAL_ID): RecordWish => ({
  type: 'journal.opened',
  data: { format: 1, journalId, ...(key && { keyFingerprint: key.fingerprint }), reason: 'new' },
  ...(key && { key }),
});

/** A record of no meaning, with text, escapes, numbers, an array and an object inside. */
export const noted = (text: string): RecordWish => ({
  type: 'order.penalty',
  data: { orderId: text, seconds: 5, said: 'é"\n', captcha: false, list: [1, { deep: text }] },
});

/** A change of the key; it signs the record itself. */
export const rekeying = (key: ForgedKey, previous?: ForgedKey): RecordWish => ({
  type: 'journal.rekeyed',
  data: {
    keyFingerprint: key.fingerprint,
    ...(previous && { previous: previous.fingerprint }),
    reason: 'new PC',
  },
  key,
});

/** Cuts lines into segments of so many lines. */
export function inSegments(lines: readonly ForgedLine[], sizes: readonly number[]): ForgedLine[][] {
  let from = 0;
  return sizes.map((size) => lines.slice(from, (from += size)));
}

/** A genuine journal with segments of so many records. */
export function forgeJournal(
  sizes: readonly number[] = [3, 3, 2],
  signer: ForgedKey | 'unsigned' = forgeKey(1),
  journalId = JOURNAL_ID,
): ForgedJournal {
  const key = signer === 'unsigned' ? undefined : signer;
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const notes = Array.from({ length: count - 1 }, (_, index) => noted(`order ${String(index + 2)}`));
  const lines = forgeLines([opening(key, journalId), ...notes], { seq: 1, prev: ZEROS }, journalId);
  return { journalId, keys: key ? [key] : [], segments: inSegments(lines, sizes) };
}

export const segmentFile = (number: number): string => `segment-${String(number).padStart(6, '0')}.jsonl`;

export type Files = Map<string, Buffer>;

/** The files of a journal's folder. */
export function filesOf(
  { segments, keys }: Pick<ForgedJournal, 'segments' | 'keys'>,
  firstNumber = 1,
): Files {
  const files: Files = new Map();
  segments.forEach((lines, index) => {
    files.set(segmentFile(firstNumber + index), Buffer.concat(lines.map(({ bytes }) => bytes)));
  });
  for (const { file, pem } of keys) files.set(file, pem);
  return files;
}

/** All lines in their order. */
export const linesOf = ({ segments }: Pick<ForgedJournal, 'segments'>): ForgedLine[] => segments.flat();

/** Where a line is: its segment, its number in it, its offset. */
export function placeOf(
  { segments }: Pick<ForgedJournal, 'segments'>,
  seq: number,
): { segment: string; line: number; offset: number } {
  for (const [index, lines] of segments.entries()) {
    const at = lines.findIndex((line) => line.seq === seq);
    if (at === -1) continue;
    const offset = lines.slice(0, at).reduce((sum, { bytes }) => sum + bytes.length, 0);
    return { segment: segmentFile(index + 1), line: at + 1, offset };
  }
  throw new Error(`No segment holds record ${String(seq)}`);
}
