import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, type JournalFolder } from '../../../tests/journal/journal-folder';
import type { Journal, JournalRecord } from './journal';

let folder: JournalFolder;
beforeEach(() => (folder = journalFolder()));
afterEach(() => folder.end());

/** A journal of small segments with so many records in all. */
async function journalOf(records: number): Promise<Journal> {
  const journal = folder.journal({ segmentBytes: 3000 });
  await journal.open();
  for (let seq = 2; seq <= records; seq += 1) await journal.append({ type: 'test.note', data: { seq } });
  return journal;
}

const seqs = (records: readonly JournalRecord[]): number[] => records.map(({ seq }) => seq);

const down = (from: number, to: number): number[] =>
  Array.from({ length: from - to + 1 }, (_, index) => from - index);

describe('reading backwards', () => {
  it('pages from the newest record to the first, over all segments', async () => {
    const journal = await journalOf(60);
    const read: number[] = [];
    for (let before: number | undefined; ; before = read.at(-1)) {
      const page = await journal.readBack(before, 7);
      read.push(...seqs(page));
      if (page.length < 7) break;
    }
    expect(read).toEqual(down(60, 1));
  });

  it.each([
    [1, []],
    [2, [1]],
    [31, [30, 29, 28]],
    [60, [59, 58, 57]],
    [61, [60, 59, 58]],
    [1000, [60, 59, 58]],
  ])('starts before %i', async (before, expected) => {
    const journal = await journalOf(60);
    expect(seqs(await journal.readBack(before, 3))).toEqual(expected);
    expect(seqs(await journal.readBack(before, 3))).toEqual(expected);
  });

  it('gives lines exactly as they are on disk', async () => {
    const journal = await journalOf(3);
    const lines = readFileSync(join(folder.path, 'segment-000001.jsonl'), 'utf8').trimEnd().split('\n');
    expect((await journal.readBack(undefined, 3)).map(({ line }) => line)).toEqual(lines.toReversed());
  });

  it('passes over what is no record', async () => {
    await (await journalOf(5)).close();
    const path = join(folder.path, 'segment-000001.jsonl');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, `${'g'.repeat(700_000)}\n${text}{"v":1,"seq":9,"data":\n\n[]\n`);
    const journal = folder.journal();
    expect(seqs(await journal.readBack(undefined, 10))).toEqual([5, 4, 3, 2, 1]);
  });

  it('reads no byte that is not acknowledged', async () => {
    const journal = await journalOf(3);
    const path = join(folder.path, 'segment-000001.jsonl');
    appendFileSync(path, readFileSync(path));
    expect(seqs(await journal.readBack(undefined, 10))).toEqual([3, 2, 1]);
  });
});

describe('reading everything', () => {
  it('gives each record once, first to last, as of the call', async () => {
    const journal = await journalOf(40);
    const all = journal.readAll();
    await journal.append({ type: 'test.note', data: {} });
    const read: JournalRecord[] = [];
    for await (const record of all) read.push(record);
    expect(seqs(read)).toEqual(down(40, 1).reverse());
  });
});
