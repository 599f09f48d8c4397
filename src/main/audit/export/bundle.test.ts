import { createHash, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { bundled, samples } from '../../../../tests/journal/exported-bundle';
import {
  exportedJournal,
  sampleJournalId,
  sampleKey,
  unzipped,
  type ExportedJournal,
} from '../../../../tests/journal/exported-journal';
import type { SigningKey } from '../../../contract/proof';

const made: ExportedJournal[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.end();
});

function journal(...keys: readonly ReturnType<typeof sampleKey>[]): ExportedJournal {
  const one = exportedJournal(samples, 3, keys);
  made.push(one);
  return one;
}

const filesOf = (from: ExportedJournal): ReadonlyMap<string, Buffer> => unzipped(from.path('evidence.zip'));
const textIn = (files: ReadonlyMap<string, Buffer>, name: string): string =>
  files.get(name)?.toString() ?? '';

interface Manifest {
  readonly records: number;
  readonly first: { readonly seq: number; readonly prev: string };
  readonly last: { readonly seq: number; readonly hash: string };
  readonly keyFingerprint?: string;
  readonly keys: readonly SigningKey[];
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}
const manifestIn = (files: ReadonlyMap<string, Buffer>): Manifest =>
  JSON.parse(textIn(files, 'manifest.json'));

describe('a bundle', () => {
  it('holds the records, the whole segments around them, keys, verifier, texts and a manifest, in this order', async () => {
    const key = sampleKey();
    const from = journal(key);
    const wanted = (seq: number): boolean => seq === 5 || seq === 8;
    const result = await bundled(from, { wanted });
    const zip = readFileSync(from.path('evidence.zip'));
    expect(result).toEqual({
      kind: 'written',
      bytes: zip.length,
      records: 2,
      sha256: createHash('sha256').update(zip).digest('hex'),
    });
    const files = filesOf(from);
    expect([...files.keys()]).toEqual([
      'records.jsonl',
      'segment-000002.jsonl',
      'segment-000003.jsonl',
      `public-key-${key.fingerprint}.pem`,
      'lockout-desk-verify.mjs',
      'summary.html',
      'README.txt',
      'manifest.json',
      'manifest.sig',
    ]);
    expect(textIn(files, 'records.jsonl')).toBe(`${from.texts[4] ?? ''}\n${from.texts[7] ?? ''}\n`);
    for (const name of ['segment-000002.jsonl', 'segment-000003.jsonl']) {
      expect(files.get(name)).toEqual(readFileSync(join(from.folder, name)));
    }
    expect(textIn(files, `public-key-${key.fingerprint}.pem`)).toBe(key.pem);
    expect(textIn(files, 'lockout-desk-verify.mjs')).toBe(readFileSync(from.words().verifier, 'utf8'));
  });

  it('has a manifest that says what it holds and where that stands in the chain', async () => {
    const key = sampleKey();
    const from = journal(key);
    const filter = { traderId: '1001', outcomes: ['done'] } as const;
    await bundled(from, { wanted: (seq) => seq === 5 || seq === 8, words: { filter } });
    const files = filesOf(from);
    const { files: listed, ...manifest } = manifestIn(files);
    expect(manifest).toEqual({
      format: 'lockout-desk/evidence/v1',
      journalId: sampleJournalId,
      createdAt: '2026-11-24T09:00:00.000Z',
      app: { version: '0.1.0' },
      by: { osUser: 'dana', host: 'NG-DESK-07' },
      filter,
      records: 2,
      first: { seq: 4, prev: JSON.parse(from.texts[2] ?? '').hash },
      last: { seq: 9, hash: JSON.parse(from.texts[8] ?? '').hash },
      keyFingerprint: key.fingerprint,
      keys: [{ fingerprint: key.fingerprint, fromSeq: 1 }],
    });
    const others = [...files.keys()].filter((name) => !name.startsWith('manifest.'));
    expect(listed.map(({ name }) => name)).toEqual(others);
    for (const { name, bytes, sha256 } of listed) {
      const file = files.get(name) ?? Buffer.alloc(0);
      expect([name, bytes, sha256]).toEqual([
        name,
        file.length,
        createHash('sha256').update(file).digest('hex'),
      ]);
    }
  });

  it('is signed over the hash of its manifest', async () => {
    const key = sampleKey();
    const from = journal(key);
    await bundled(from);
    const files = filesOf(from);
    const hash = createHash('sha256')
      .update(files.get('manifest.json') ?? '')
      .digest('hex');
    const signature = textIn(files, 'manifest.sig');
    expect(signature).toMatch(/^[A-Za-z0-9+/]{86}==\n$/);
    const text = Buffer.from(`lockout-desk/evidence/v1\n${hash}`);
    expect(verify(undefined, text, key.public, Buffer.from(signature, 'base64'))).toBe(true);
  });

  it('of an unsigned journal has no signature, no key, and says so', async () => {
    const from = journal();
    expect((await bundled(from)).kind).toBe('written');
    const files = filesOf(from);
    expect([...files.keys()].filter((name) => /sig|pem/.test(name))).toEqual([]);
    expect(manifestIn(files)).toMatchObject({ keys: [] });
    expect(manifestIn(files)).not.toHaveProperty('keyFingerprint');
    expect(textIn(files, 'summary.html')).toContain('not signed');
    expect(textIn(files, 'README.txt')).toContain('not signed');
  });

  it('has a README.txt whose commands hold no fingerprint of its own, as any key would agree with itself', async () => {
    const key = sampleKey();
    const from = journal(key);
    await bundled(from);
    const commands = textIn(filesOf(from), 'README.txt')
      .split('\n')
      .filter((line) => line.startsWith('    '));
    expect(commands).toContain('    noted=FINGERPRINT-NOTED-ELSEWHERE');
    expect(commands.filter((line) => line.includes(key.fingerprint))).toEqual([]);
  });

  it('has a README.txt which says that the segments hold what the filter does not show', async () => {
    const from = journal();
    await bundled(from);
    expect(textIn(filesOf(from), 'README.txt')).toContain('records that the filter does not show');
  });

  it('ends where the acknowledged bytes of the newest segment end', async () => {
    const from = journal();
    const kept = Buffer.byteLength(`${from.texts[9] ?? ''}\n`);
    const spans = from.spans.map((span, index) => (index === 3 ? { ...span, bytes: kept } : span));
    await bundled(from, { wanted: (seq) => seq === 10, spans });
    const files = filesOf(from);
    expect(textIn(files, 'segment-000004.jsonl')).toBe(`${from.texts[9] ?? ''}\n`);
    expect(manifestIn(files)).toMatchObject({ first: { seq: 10 }, last: { seq: 10 } });
  });

  it('names all keys, and is signed by the newest, also where its records are older', async () => {
    const from = journal(sampleKey());
    const keys = [
      { fingerprint: 'a'.repeat(16), fromSeq: 1 },
      { fingerprint: 'b'.repeat(16), fromSeq: 6, reason: 'new computer' },
    ];
    await bundled(from, { wanted: (seq) => seq === 2, words: { keys } });
    expect(manifestIn(filesOf(from))).toMatchObject({ keys, keyFingerprint: 'b'.repeat(16) });
  });
});
