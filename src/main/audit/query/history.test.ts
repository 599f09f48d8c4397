import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, type JournalFolder } from '../../../../tests/journal/journal-folder';
import type { HistoryRow } from '../../../contract/history';
import type { RecordAnswer } from '../../../contract/history';
import type { OrderReport } from '../../../contract/lockouts';
import type { Ledger } from '../ledger';
import type { Answered, ReaderQuestions } from './questions';

let folder: JournalFolder;
let ledger: Ledger;

beforeEach(async () => {
  folder = journalFolder();
  ledger = folder.ledger(folder.journal({ segmentBytes: 20_000 }));
  await ledger.opened();
});
afterEach(() => folder.end());

const intent = (orderId: string, notes?: string): { type: string; data: Record<string, unknown> } => ({
  type: 'order.intent',
  data: {
    orderId,
    operation: 'expireuserlockout',
    environment: { id: 'practice', name: 'Practice', kind: 'practice' },
    target: { userId: '1001', name: 'Elena Expired', source: 'sample' },
    ...(notes === undefined ? {} : { notes }),
    repeats24h: 0,
  },
});
const outcome = (orderId: string): { type: string; data: Record<string, unknown> } => ({
  type: 'order.outcome',
  data: { orderId, outcome: 'done', reason: 'expired', durationMs: 1, attempts: 1 },
});

function given<T>(answered: Answered<T>): T {
  if (answered.kind === 'failed') throw new Error(answered.code);
  return answered.value;
}
type Page = ReaderQuestions['page']['answer'];
const page = async (limit: number, before?: number, underWay?: string): Promise<Page> => {
  const more = { ...(before === undefined ? {} : { before }), ...(underWay ? { underWay } : {}) };
  return given(await ledger.ask('page', { filter: {}, limit, ...more }));
};
const opened = async (seq: number, underWay?: string): Promise<RecordAnswer> =>
  given(await ledger.ask('record', { seq, ...(underWay ? { underWay } : {}) }));
const report = async (orderId: string): Promise<OrderReport | undefined> =>
  given(await ledger.ask('order', { orderId }));

const short = (row: HistoryRow): string => (row.kind === 'order' ? row.orderId : row.type);

/** All pages together. */
async function allRows(limit: number): Promise<HistoryRow[]> {
  const rows: HistoryRow[] = [];
  for (let before: number | undefined; ;) {
    const next = await page(limit, before);
    rows.push(...next.rows);
    before = next.before;
    if (before === undefined) return rows;
  }
}

describe('history', () => {
  it('has one row an order, at its intent’s place, and one for every other record', async () => {
    await ledger.append(intent('a', 'By phone'));
    await ledger.append(intent('b'));
    await ledger.append(outcome('a'));
    await ledger.append({ type: 'order.closed', data: { orderId: 'b', as: 'took-effect' } });
    await ledger.append({ type: 'directory.imported', data: {} });
    const { rows, before } = await page(10);
    expect(rows.map(short)).toEqual(['directory.imported', 'b', 'a', 'journal.opened']);
    expect(rows[2]).toEqual({
      kind: 'order',
      seq: 2,
      at: expect.stringMatching(/Z$/),
      orderId: 'a',
      environment: { id: 'practice', name: 'Practice', kind: 'practice' },
      target: { userId: '1001', name: 'Elena Expired', source: 'sample' },
      result: { outcome: 'done', reason: 'expired' },
      notesStart: 'By phone',
      by: 'dana',
    });
    expect(rows[1]).toMatchObject({
      result: { outcome: 'unknown', reason: 'application-ended' },
      closedAs: 'took-effect',
    });
    expect(before).toBeUndefined();
  });

  it('shows the order under way as that', async () => {
    await ledger.append(intent('a'));
    const { rows } = await page(1, undefined, 'a');
    expect(rows[0]).toMatchObject({ result: 'under-way' });
  });

  it('gives an export what it shows of an order under way: no outcome', async () => {
    await ledger.append(intent('a'));
    const exported = async (underWay?: string): Promise<number> =>
      given(await folder.reader().matching({ outcomes: ['unknown'] }, undefined, underWay)).records;
    expect(await exported('a')).toBe(0);
    expect(await exported()).toBe(1);
  });

  it('hides nothing that claims to be of an order and is not', async () => {
    await ledger.append(outcome('nobody'));
    await ledger.append({ type: 'order.intent', data: { orderId: 'bad' } });
    await ledger.append(intent('a'));
    await ledger.append(outcome('a'));
    await ledger.append(outcome('a'));
    const rows = (await page(10)).rows.map(short);
    expect(rows).toEqual(['order.outcome', 'a', 'order.intent', 'order.outcome', 'journal.opened']);
  });

  it.each([1, 2, 3, 7, 100])('gives every row once in pages of %i', async (limit) => {
    for (let count = 0; count < 20; count += 1) {
      await ledger.append(intent(`order-${String(count)}`));
      if (count % 3 !== 0) await ledger.append(outcome(`order-${String(count)}`));
    }
    const orders = Array.from({ length: 20 }, (_, index) => `order-${String(19 - index)}`);
    expect((await allRows(limit)).map(short)).toEqual([...orders, 'journal.opened']);
  });

  it('answers with 64 KiB at most', async () => {
    const long = 'n'.repeat(20_000);
    for (const orderId of ['a', 'b', 'c', 'd', 'e']) {
      const { type, data } = intent(orderId);
      await ledger.append({ type, data: { ...data, target: { userId: '1', name: long, source: 'sample' } } });
    }
    const first = await page(100);
    expect(Buffer.byteLength(JSON.stringify(first))).toBeLessThanOrEqual(64 * 1024);
    expect(first.rows.map(short)).toEqual(['e', 'd', 'c']);
    expect((await allRows(100)).map(short)).toEqual(['e', 'd', 'c', 'b', 'a', 'journal.opened']);
  });

  it('passes over many records in a row that give no row', async () => {
    await ledger.append(intent('a'));
    const penalty = { orderId: 'a', seconds: 1, captcha: false, attempt: 1 };
    await Promise.all(
      Array.from({ length: 1100 }, () => ledger.append({ type: 'order.penalty', data: penalty })),
    );
    const first = await page(10);
    expect([first.rows.map(short), first.before]).toEqual([['a', 'journal.opened'], undefined]);
    const records = await opened(2);
    expect(records).toMatchObject({ kind: 'found', report: { attempts: 1101 } });
    expect(records.kind === 'found' && records.records.map(({ seq }) => seq).slice(-1)).toEqual([1102]);
    expect((await allRows(10)).map(short)).toEqual(['a', 'journal.opened']);
  });

  it('is known again after a restart', async () => {
    await ledger.append(intent('a'));
    await ledger.append(outcome('a'));
    await ledger.close();
    ledger = folder.ledger();
    await ledger.opened();
    expect((await page(10)).rows.map(short)).toEqual(['journal.opened', 'a', 'journal.opened']);
  });
});

/** A record's whole line, heard in parts. */
async function rawLine(seq: number): Promise<string> {
  let text = '';
  for (;;) {
    const part = given(await ledger.ask('rawLine', { seq, from: text.length }));
    if (part.kind === 'not-found') return 'not-found';
    text += part.text;
    if (!part.more) return text;
  }
}

describe('a row opened', () => {
  it('shows the order’s report and the places of all of its records, oldest first', async () => {
    await ledger.append(intent('a'));
    await ledger.append(intent('b'));
    await ledger.append(outcome('a'));
    const places = folder.sound().map((line) => {
      const { at } = JSON.parse(line.text) as { at: string };
      return { seq: line.seq, id: line.id, at, type: line.type };
    });
    for (const seq of [2, 4]) {
      expect(await opened(seq)).toEqual({
        kind: 'found',
        report: await report('a'),
        records: [places[1], places[3]],
      });
    }
    expect(await opened(1)).toEqual({ kind: 'found', records: [places[0]] });
    expect(await opened(3, 'b')).toEqual({ kind: 'found', records: [places[2]] });
  });

  it('gives each line exactly as on disk, a long one in parts', async () => {
    await ledger.append(intent('a', `Grüße 👋 "${'x'.repeat(60_000)}`));
    await ledger.append(intent('b'));
    const lines = folder.sound();
    expect(await rawLine(2)).toBe(lines[1]?.text);
    expect(await rawLine(3)).toBe(lines[2]?.text);
  });

  it('that is not there is said so', async () => {
    expect(await opened(99)).toEqual({ kind: 'not-found' });
    expect(await rawLine(99)).toBe('not-found');
  });
});
