import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { samples } from '../../../../tests/journal/exported-bundle';
import {
  exportedJournal,
  sampleJournalId,
  sampleKey,
  unzipped,
  type ExportedJournal,
  type Sample,
} from '../../../../tests/journal/exported-journal';
import { bundleSource } from '../../../verify/bundle-source';
import { verifyJournal } from '../../../verify/verify-journal';
import { realDisk } from '../disk';
import type { Exported, ExportJob } from './messages';
import { writeExport } from './write-export';

const made: ExportedJournal[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.end();
});

const key = sampleKey();
const opened: Sample = [
  'journal.opened',
  { format: 1, journalId: sampleJournalId, keyFingerprint: key.fingerprint, reason: 'new' },
];

/** A signed journal of the sample orders and what comes after them. */
function journal(...after: readonly Sample[]): ExportedJournal {
  const one = exportedJournal([opened, ...samples.slice(1), ...after], 3, [key]);
  made.push(one);
  return one;
}

/** Exports all of it as a bundle. */
function exported(
  from: ExportedJournal,
  change: Partial<ExportJob> = {},
  disk = realDisk,
): Promise<Exported> {
  const job: ExportJob = {
    kind: 'export',
    folder: from.folder,
    cacheFolder: join(from.folder, '..', 'cache'),
    spans: from.spans,
    filter: {},
    format: 'bundle',
    byteOrderMark: false,
    target: from.path('evidence.zip'),
    verifier: from.words().verifier,
    journalId: sampleJournalId,
    by: { osUser: 'dana', host: 'NG-DESK-07' },
    version: '0.1.0',
    at: '2026-11-24T09:00:00.000Z',
    ...change,
  };
  return writeExport(job, {
    disk,
    platform: process.platform,
    signed: (text) => Promise.resolve(key.sign(text)),
    mayPlace: () => Promise.resolve(),
    progress: () => undefined,
  });
}

const verdict = (from: ExportedJournal): ReturnType<typeof verifyJournal> =>
  verifyJournal(bundleSource(from.path('evidence.zip')), { everySignature: true });

const outside = (from: ExportedJournal): readonly string[] => readdirSync(join(from.path('x'), '..'));

describe('a bundle of a journal', () => {
  it('says how it is verified with the key that its first record names', async () => {
    const from = journal();
    expect(await exported(from)).toMatchObject({ kind: 'written', records: 11, firstSeq: 1, lastSeq: 11 });
    const files = unzipped(from.path('evidence.zip'));
    expect(files.get('README.txt')?.toString()).toContain('public-key-$noted.pem');
    expect([...files.keys()]).toContain(`public-key-${key.fingerprint}.pem`);
    expect(files.get('manifest.json')?.toString()).toContain(key.fingerprint);
  });

  it('is not made of one that names a key which is none: what README.txt says to run would hold that text', async () => {
    const from = journal(['journal.rekeyed', { keyFingerprint: 'a; touch here', reason: 'x' }]);
    expect(await exported(from)).toEqual({ kind: 'failed', code: 'journal-broken' });
    expect(outside(from)).toEqual(['verify.mjs']);
    expect(await exported(from, { format: 'jsonl', target: from.path('all.jsonl') })).toMatchObject({
      kind: 'written',
    });
    expect(readFileSync(from.path('all.jsonl'), 'utf8')).toContain('touch here');
  });

  it.each(['', key.pem.slice(0, 60), '\0'.repeat(key.pem.length)])(
    'leaves a key out that a crash tore, and verifies: %j',
    async (torn) => {
      const from = journal();
      writeFileSync(join(from.folder, 'public-key-0123456789abcdef.pem'), torn);
      expect(await exported(from)).toMatchObject({ kind: 'written' });
      expect(await verdict(from)).toMatchObject({ kind: 'intact', exported: 11 });
    },
  );

  it.each([
    ['a record begun', '{"v":1,"seq":12,"pre'],
    ['a byte', 'x'],
    ['more than a line may hold', 'x'.repeat(300_000)],
  ])('that nobody could open ends with its last whole line, and verifies: %s after it', async (_, torn) => {
    const from = journal();
    const newest = from.spans.at(-1)?.name ?? '';
    appendFileSync(join(from.folder, newest), torn);
    const spans = from.spans.map(({ name }) => ({ name }));
    expect(await exported(from, { spans })).toMatchObject({ kind: 'written', records: 11 });
    expect(await verdict(from)).toMatchObject({ kind: 'intact', lastSeq: 11, exported: 11 });
  });

  it('is not made where the disk refuses its newest segment, and says why', async () => {
    const from = journal();
    const openToRead = (): Promise<never> =>
      Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
    const spans = from.spans.map(({ name }) => ({ name }));
    expect(await exported(from, { spans }, { ...realDisk, openToRead })).toEqual({
      kind: 'failed',
      code: 'EACCES',
    });
  });
});
