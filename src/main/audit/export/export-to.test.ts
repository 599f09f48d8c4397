import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '../../../../tests/journal/csv-rows';
import {
  exportedJournal,
  sampleKey,
  type ExportedJournal,
  type Sample,
} from '../../../../tests/journal/exported-journal';
import { done, intent } from '../../../../tests/journal/order-samples';
import { exportTo, type ExportForm, type ExportProgress } from './export-to';
import { signingKeys } from './signing-keys';

let journal: ExportedJournal;
const orders = Array.from({ length: 1200 }, (_, index): readonly Sample[] => [
  ['order.intent', intent(`o-${String(index)}`, { notes: 'Grüße 🌍' })],
  ['order.outcome', done(`o-${String(index)}`)],
]).flat();
beforeEach(() => (journal = exportedJournal(orders, 900)));
afterEach(() => journal.end());

const csv: ExportForm = { format: 'csv', byteOrderMark: false };
const exported = async (form: ExportForm): Promise<{ file: Buffer; heard: ExportProgress[] }> => {
  const target = journal.path('history');
  const heard: ExportProgress[] = [];
  const onProgress = (progress: ExportProgress): number => heard.push(progress);
  const { platform } = process;
  const result = await exportTo({ form, target, lines: journal.lines(), journal, platform, onProgress });
  const file = readFileSync(target);
  const sha256 = createHash('sha256').update(file).digest('hex');
  expect(result).toEqual({ kind: 'written', bytes: file.length, records: 2400, sha256 });
  return { file, heard };
};

describe('an export', () => {
  it('as JSON Lines is the journal’s own lines, byte for byte', async () => {
    const { file } = await exported({ format: 'jsonl' });
    const segments = journal.spans.map(({ name }) => readFileSync(join(journal.folder, name)));
    expect(file.equals(Buffer.concat(segments))).toBe(true);
  });

  it('as CSV has a row a record, in their order', async () => {
    const { file } = await exported(csv);
    const rows = rowsOf(file.toString('utf8'));
    expect(rows.slice(1).map(([seq]) => Number(seq))).toEqual(orders.map((_, index) => index + 1));
  });

  it.each<ExportForm['format']>(['csv', 'jsonl', 'bundle'])(
    'as %s tells how far it is, up to all of it',
    async (format) => {
      const form: ExportForm = format === 'bundle' ? { format, words: journal.words() } : { ...csv, format };
      const { file, heard } = await exported(form);
      const total = journal.spans.reduce((sum, { bytes }) => sum + bytes, 0) * (format === 'bundle' ? 2 : 1);
      expect(heard.length).toBeGreaterThan(2);
      expect(heard.at(-1)).toEqual({ records: 2400, written: file.length, done: total, total });
      heard.reduce((before, now) => {
        for (const name of ['records', 'written', 'done'] as const) {
          expect(now[name]).toBeGreaterThanOrEqual(before[name]);
        }
        return now;
      });
    },
  );

  it('that is cancelled midway leaves nothing', async () => {
    const cancel = new AbortController();
    const onProgress = ({ records }: ExportProgress): void => {
      if (records >= 1000) cancel.abort();
    };
    const job = { form: csv, target: journal.path('history'), lines: journal.lines(), journal, onProgress };
    const result = await exportTo({ ...job, platform: process.platform, signal: cancel.signal });
    expect(result).toEqual({ kind: 'cancelled' });
    expect(readdirSync(join(journal.path('x'), '..'))).toEqual(['verify.mjs']);
  });
});

describe('the keys of a journal', () => {
  it('are that of its first record and those of each new one, wherever a text only looks like it', async () => {
    const [first, second] = [sampleKey(), sampleKey()];
    const fake = { type: 'journal.rekeyed', data: { keyFingerprint: 'f'.repeat(16) } };
    const samples: readonly Sample[] = [
      ['journal.opened', { keyFingerprint: first.fingerprint, reason: 'new' }],
      ['test.note', { ...fake, text: '"type":"journal.rekeyed"' }],
      [
        'journal.rekeyed',
        { keyFingerprint: second.fingerprint, previous: first.fingerprint, reason: 'new computer' },
      ],
      ['journal.opened', { keyFingerprint: second.fingerprint, reason: 'start' }],
    ];
    const keyed = exportedJournal(samples, 2, [first, second]);
    expect(await signingKeys(keyed)).toEqual([
      { fingerprint: first.fingerprint, fromSeq: 1 },
      { fingerprint: second.fingerprint, fromSeq: 3, reason: 'new computer' },
    ]);
    keyed.end();
    expect(await signingKeys(journal)).toEqual([]);
  });
});
