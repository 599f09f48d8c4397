import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import type { BundleWords } from '../../src/main/audit/export/manifest';
import type { JournalFiles, SegmentSpan } from '../../src/main/audit/export/journal-files';
import type { MatchedLine } from '../../src/main/audit/export/matched-line';
import { realDisk } from '../../src/main/audit/disk';

/** A record before it is chained: its type and its data. */
export type Sample = readonly [type: string, data: object];

/** A key that signs, as a keychain would hold it. */
export interface SampleKey {
  readonly fingerprint: string;
  readonly pem: string;
  readonly public: KeyObject;
  readonly sign: (text: string) => string;
}

export const sampleJournalId = '01935a80-0000-7000-8000-000000000001';

export function sampleKey(): SampleKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return {
    fingerprint: createHash('sha256').update(der).digest('hex').slice(0, 16),
    pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    public: publicKey,
    sign: (text) => sign(undefined, Buffer.from(text), privateKey).toString('base64'),
  };
}

/** A genuine journal in a folder of its own, made without the product's writer. */
export interface ExportedJournal extends JournalFiles {
  readonly spans: readonly SegmentSpan[];
  /** The lines whose numbers are wanted, oldest first; all of them by default. */
  readonly lines: (wanted?: (seq: number) => boolean) => AsyncGenerator<MatchedLine, void, void>;
  readonly texts: readonly string[];
  readonly words: (more?: Partial<BundleWords>) => BundleWords;
  /** Where exports are written to. */
  readonly path: (name: string) => string;
  readonly end: () => void;
}

/** Chains and signs samples, so many to a segment; a `journal.rekeyed` among them begins the next key. */
export function exportedJournal(
  samples: readonly Sample[],
  perSegment: number,
  keys: readonly SampleKey[] = [],
): ExportedJournal {
  const above = mkdtempSync(join(tmpdir(), 'lockout-desk-export-'));
  const [folder, outside] = [join(above, 'audit'), join(above, 'outside')];
  for (const path of [folder, outside]) mkdirSync(path, { recursive: true });
  const texts: string[] = [];
  let prev = '0'.repeat(64);
  let rekeyed = 0;
  const signing: { fingerprint: string; fromSeq: number }[] = [];
  samples.forEach(([type, data], index) => {
    const seq = index + 1;
    if (type === 'journal.rekeyed') rekeyed += 1;
    const key = keys[rekeyed];
    if (key && signing[rekeyed] === undefined) signing.push({ fingerprint: key.fingerprint, fromSeq: seq });
    const at = new Date(Date.UTC(2026, 10, 23, 18) + seq * 1000).toISOString();
    const id = `01935a80-0000-7000-8000-${String(seq).padStart(12, '0')}`;
    const actor = { osUser: 'dana', host: 'NG-DESK-07' };
    const app = { version: '0.1.0', platform: 'linux' };
    const body = JSON.stringify({ v: 1, seq, prev, id, at, type, actor, app, data }).slice(0, -1);
    prev = createHash('sha256').update(body).digest('hex');
    const sig = key?.sign(`lockout-desk/audit/v1\n${sampleJournalId}\n${String(seq)}\n${prev}`) ?? '';
    texts.push(`${body},"hash":"${prev}","sig":"${sig}"}`);
  });
  const spans: SegmentSpan[] = [];
  for (let from = 0; from < texts.length; from += perSegment) {
    const name = `segment-${String(spans.length + 1).padStart(6, '0')}.jsonl`;
    const bytes = Buffer.from(
      texts
        .slice(from, from + perSegment)
        .map((text) => `${text}\n`)
        .join(''),
    );
    writeFileSync(join(folder, name), bytes);
    spans.push({ name, bytes: bytes.length });
  }
  for (const { fingerprint, pem } of keys) writeFileSync(join(folder, `public-key-${fingerprint}.pem`), pem);
  writeFileSync(join(outside, 'verify.mjs'), 'export const stand = "in";\n');
  const lines = async function* (
    wanted: (seq: number) => boolean = () => true,
  ): AsyncGenerator<MatchedLine, void, void> {
    for (const [index, { name }] of spans.entries()) {
      let offset = 0;
      const own = texts.slice(index * perSegment, (index + 1) * perSegment);
      for (const [at, text] of own.entries()) {
        const seq = index * perSegment + at + 1;
        const line = Buffer.from(text);
        if (wanted(seq)) yield { seq, segment: name, offset, line };
        offset += line.length + 1;
      }
    }
  };
  const last = keys[rekeyed];
  return {
    disk: realDisk,
    folder,
    spans,
    texts,
    lines,
    words: (more = {}) => ({
      journalId: sampleJournalId,
      createdAt: '2026-11-24T09:00:00.000Z',
      app: { version: '0.1.0' },
      by: { osUser: 'dana', host: 'NG-DESK-07' },
      filter: {},
      keys: signing,
      verifier: join(outside, 'verify.mjs'),
      sign: (text) => Promise.resolve(last?.sign(text)),
      ...more,
    }),
    path: (name) => join(outside, name),
    end: () => rmSync(above, { recursive: true, force: true }),
  };
}

/** The files of a zip by name, in order, read from its central directory; throws where a size or checksum is wrong. */
export function unzipped(path: string): ReadonlyMap<string, Buffer> {
  const zip = readFileSync(path);
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, size] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
    const [nameLength, more] = [
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32),
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = inflateRawSync(zip.subarray(start, start + packed));
    if (bytes.length !== size || crc32(bytes) !== zip.readUInt32LE(at + 16))
      throw new Error(`${name} is damaged`);
    if (files.has(name)) throw new Error(`${name} is there twice`);
    files.set(name, bytes);
    at += 46 + nameLength + more;
  }
  return files;
}
