import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { anyFilter, anyRecords } from '../../../../tests/journal/any-records';
import { intent, writer, writeSegments } from '../../../../tests/journal/order-samples';
import type { HistoryFilter, HistoryItem, HistoryItems, HistoryRow } from '../../../contract/history';
import { realDisk } from '../disk';
import type { ReadRecord } from '../order-fold';
import type { Answered } from './questions';
import { openReader, type Reader } from './reader';

const home = mkdtempSync(join(tmpdir(), 'lockout-desk-items-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let made = 0;
function readerOf(records: readonly ReadRecord[], each: number): Reader {
  const above = join(home, String((made += 1)));
  const place = { folder: join(above, 'audit'), cacheFolder: join(above, 'index') };
  writeSegments(place.folder, records, each);
  return openReader({ ...place, disk: realDisk, choose: <T>(all: T) => all });
}

function given<T>(answered: Answered<T>): T {
  if (answered.kind === 'failed') throw new Error(answered.code);
  return answered.value;
}

type Ask = { below?: number; from?: HistoryItemsFrom; limit?: number; filter?: HistoryFilter };
type HistoryItemsFrom = number | { before: string };
const everything = Number.MAX_SAFE_INTEGER;
const read = async (reader: Reader, ask: Ask): Promise<HistoryItems> =>
  given(
    await reader.answer({
      question: 'items',
      ask: { filter: {}, below: everything, from: 0, limit: 100, ...ask },
    }),
  );

/** All rows as pages give them. */
async function rowsOf(reader: Reader, filter: HistoryFilter): Promise<HistoryRow[]> {
  const rows: HistoryRow[] = [];
  for (let before: number | undefined; ;) {
    const ask = { filter, limit: 3, ...(before === undefined ? {} : { before }) };
    const page = given(await reader.answer({ question: 'page', ask }));
    rows.push(...page.rows);
    before = page.before;
    if (before === undefined) return rows;
  }
}

const dayOf = (at: string): string => {
  const day = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return Number.isNaN(day.getTime())
    ? ''
    : `${String(day.getFullYear())}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
};
const withDays = (rows: readonly HistoryRow[]): HistoryItem[] =>
  rows.flatMap((row, at) => {
    const [day, above] = [dayOf(row.at), rows[at - 1]];
    return above && dayOf(above.at) === day ? [row] : [{ kind: 'day', day }, row];
  });

/** Records at some times, of no order. */
function at(...times: string[]): ReadRecord[] {
  const record = writer();
  return times.map((time) => ({ ...record('settings.changed', {}), at: time }));
}

describe('history by places', () => {
  it('has at each place what pages give, a day before its rows, whatever is filtered and where it begins', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRecords,
        anyFilter,
        fc.integer({ min: 1, max: 9 }),
        fc.nat({ max: 40 }),
        fc.integer({ min: 1, max: 8 }),
        async (records, filter, each, from, limit) => {
          const reader = readerOf(records, each);
          const rows = await rowsOf(reader, filter);
          const below = rows[Math.floor(rows.length / 3)]?.seq ?? everything;
          const later = rows.filter(({ seq }) => seq >= below).length;
          const all = withDays(rows.slice(later));
          let answer = await read(reader, { filter, below, from, limit });
          while (answer.searchedTo !== undefined) answer = await read(reader, { filter, below, from, limit });
          expect(answer).toEqual({
            items: all.slice(from, from + limit),
            from,
            total: all.length,
            newer: later,
          });
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('begins at the day of the newest row before an instant, and at the last row where none is', async () => {
    const reader = readerOf(
      at(
        '2026-11-20T12:00:00.000Z',
        '2026-11-21T11:00:00.000Z',
        '2026-11-21T12:00:00.000Z',
        '2026-11-23T12:00:00.000Z',
      ),
      2,
    );
    const all = (await read(reader, {})).items;
    expect(all).toHaveLength(7);
    const found = async (before: string): Promise<number> => (await read(reader, { from: { before } })).from;
    expect(await found('2026-11-22T12:00:00.000Z')).toBe(2);
    expect(await found('2026-11-21T12:00:00.000Z')).toBe(2);
    expect(await found('2030-01-01T00:00:00.000Z')).toBe(0);
    expect(await found('2000-01-01T00:00:00.000Z')).toBe(6);
  });

  it('answers with 64 KiB at most, and goes on from there', async () => {
    const record = writer();
    const long = 'n'.repeat(20_000);
    const records = ['a', 'b', 'c', 'd', 'e'].map((id) =>
      record('order.intent', {
        ...intent(id),
        target: { userId: '1', name: long, source: 'typed' },
      }),
    );
    const reader = readerOf(records, 9);
    const first = await read(reader, {});
    expect(Buffer.byteLength(JSON.stringify(first))).toBeLessThanOrEqual(64 * 1024);
    expect(first).toMatchObject({ total: 6, items: { length: 4 } });
    expect((await read(reader, { from: 4 })).items).toHaveLength(2);
  });

  it('says whose session a record is about and until when, where the record says it in the shape of one', async () => {
    const record = writer();
    const who = { name: `Dana ${'x'.repeat(100)}` };
    const reader = readerOf(
      [
        record('session.saved', { environment: 'demo', expiresAt: '2026-11-24T12:00:00.000Z', who }),
        record('session.renewed', { environment: 'demo', expiresAt: 'soon', who: 'me' }),
        record('settings.changed', { expiresAt: '2026-11-24T12:00:00.000Z' }),
      ],
      9,
    );
    const [, changed, renewed, saved] = (await read(reader, {})).items;
    expect(saved).toMatchObject({
      session: { who: who.name.slice(0, 64), until: '2026-11-24T12:00:00.000Z' },
    });
    expect(renewed).not.toHaveProperty('session');
    expect(changed).not.toHaveProperty('session');
  });

  it.each([
    ['journal.verified', { result: 'broken' }, 'broken'],
    ['journal.verified', { result: 'intact' }, 'intact'],
    ['journal.verified', { result: 'perhaps' }, undefined],
    ['journal.exported', { result: 'broken' }, undefined],
  ])('says what a verification found: %s %j', async (type, data, verified) => {
    const reader = readerOf([writer()(type, data)], 9);
    const [, row] = (await read(reader, {})).items;
    expect(row && 'verified' in row ? row.verified : undefined).toBe(verified);
  });

  it.each([
    [
      { name: 'theme', from: 'system', to: 'dark' },
      { name: 'theme', to: 'dark' },
    ],
    [
      { name: 'readOnly', to: true },
      { name: 'readOnly', to: true },
    ],
    [
      { name: 'notesMinLength', to: 0 },
      { name: 'notesMinLength', to: 0 },
    ],
    [{ name: 'reasonCodes', to: [{ code: 'A', label: 'B' }] }, { name: 'reasonCodes' }],
    [{ name: 'proxy', to: null }, { name: 'proxy' }],
    [
      { name: 'journalCopyFolder', to: 'x'.repeat(100) },
      { name: 'journalCopyFolder', to: 'x'.repeat(64) },
    ],
    [{ name: 'n'.repeat(100) }, { name: 'n'.repeat(64) }],
    [{ name: 7, to: 'dark' }, undefined],
    [{ key: 'theme' }, undefined],
  ])('says which setting a record is about: %j', async (data, setting) => {
    const record = writer();
    const reader = readerOf([record('settings.changed', data), record('session.saved', data)], 9);
    const [, saved, changed] = (await read(reader, {})).items;
    expect(changed).toMatchObject({ kind: 'record' });
    expect(changed && 'setting' in changed ? changed.setting : undefined).toEqual(setting);
    expect(saved).not.toHaveProperty('setting');
  });
});
