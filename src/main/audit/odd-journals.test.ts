import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, note, typesOf, type JournalFolder } from '../../../tests/journal/journal-folder';
import { oddJournals, sixRecords } from '../../../tests/journal/odd-journals';
import { audit } from '../../../tests/journal/verify-chain';
import { folderSource } from '../../verify/folder-source';
import { verifyJournal } from '../../verify/verify-journal';

let folder: JournalFolder;
beforeEach(() => (folder = journalFolder()));
afterEach(() => folder.end());

/** The verifier's word for the folder. */
async function verdict(): Promise<string> {
  const found = await verifyJournal(folderSource(folder.path), { everySignature: true });
  return found.kind === 'broken' ? found.problem : found.kind;
}

/** The numbers of the rows that history shows, in its order; all of them are counted too. */
async function shown(): Promise<readonly number[]> {
  const reader = folder.reader();
  const page = await reader.answer({ question: 'page', ask: { filter: {}, limit: 100 } });
  const counted = await reader.answer({ question: 'counts', ask: { filter: {} } });
  const unknowns = await reader.answer({ question: 'unknowns', ask: {} });
  if (page.kind === 'failed' || counted.kind === 'failed') throw new Error('History is not read.');
  expect(unknowns).toMatchObject({ value: { total: 0 } });
  expect(counted.value.rows).toBe(page.value.rows.length);
  return page.value.rows.map(({ seq }) => seq);
}

/** The records that an export would write, and those that a search for what each of them holds finds; oldest first. */
async function exportedAndFound(): Promise<readonly [readonly number[], readonly number[]]> {
  const reader = folder.reader();
  const search = { filter: { text: 'NG-DESK-07' }, limit: 100 };
  const page = await reader.answer({ question: 'page', ask: search });
  const matching = await reader.matching({});
  if (page.kind === 'failed' || matching.kind === 'failed') throw new Error('History is not read.');
  const exported: number[] = [];
  for await (const { seq } of matching.value.lines()) exported.push(seq);
  return [exported, page.value.rows.map(({ seq }) => seq).reverse()];
}

describe.each(oddJournals)('$what', ({ change, read, verdict: said, opened }) => {
  beforeEach(async () => change(await sixRecords(folder)));

  it('is read as far as it goes', async () => {
    expect(await shown()).toEqual(read);
    const oldestFirst = read.toReversed();
    expect(await exportedAndFound()).toEqual([oldestFirst, oldestFirst]);
  });

  it(`is "${said}" to the verifier`, async () => {
    expect(await verdict()).toBe(said);
  });

  it('is opened, or left as it is', async () => {
    const newest = join(folder.path, 'segment-000002.jsonl');
    const bytes = readFileSync(newest);
    const journal = folder.journal();
    const state = await journal.open();
    if ('line' in opened) {
      expect(state).toEqual({ kind: 'broken', ...opened });
      expect(await note(journal)).toMatchObject({ kind: 'not-recorded' });
      expect(readFileSync(newest).equals(bytes)).toBe(true);
      return;
    }
    expect(state.kind).toBe('open');
    expect((await note(journal)).kind).toBe('recorded');
    await journal.close();
    const types = typesOf(audit(folder.path).lines);
    expect(types.slice(-opened.length - 1)).toEqual([...opened, 'test.note']);
    const whole = said === 'intact' || said === 'torn' || said === 'line-too-long';
    expect(await verdict()).toBe(whole ? 'intact' : said);
  });
});

describe('a journal that never had a record', () => {
  it.each([
    ['0 bytes', '', 'unreadable', 'open'],
    ['only a newline', '\n', 'tail', 'broken'],
  ])('but has a segment of %s', async (_what, content, said, state) => {
    mkdirSync(folder.path, { recursive: true });
    writeFileSync(join(folder.path, 'segment-000001.jsonl'), content);
    expect(await shown()).toEqual([]);
    expect(await verdict()).toBe(said);
    expect((await folder.journal().open()).kind).toBe(state);
    expect(await verdict()).toBe(state === 'open' ? 'intact' : said);
  });
});

describe('a clock that was set back', () => {
  it('is noted, changes no order of history, and is nothing to the verifier', async () => {
    let now = Date.UTC(2026, 10, 23, 18, 30);
    // A day back at each record.
    const clock = (): Date => new Date((now -= 86_400_000));
    await sixRecords(folder, clock);
    const lines = folder.sound();
    expect(typesOf(lines).filter((type) => type === 'journal.clock').length).toBeGreaterThan(3);
    expect(await shown()).toEqual(lines.map(({ seq }) => seq).reverse());
    expect(await verdict()).toBe('intact');
  });
});
