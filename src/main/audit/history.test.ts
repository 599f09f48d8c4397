import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, type JournalFolder } from '../../../tests/journal/journal-folder';
import type { HistoryPage, HistoryRow } from '../../contract/history';
import { historyPage, recordAnswer } from './history';
import { openLedger, type Ledger } from './ledger';

let folder: JournalFolder;
let ledger: Ledger;
const actor = { osUser: 'dana', host: 'NG-DESK-07' };

beforeEach(async () => {
  folder = journalFolder();
  ledger = openLedger(folder.journal({ segmentBytes: 20_000 }), actor);
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

const page = (limit: number, before?: number): Promise<HistoryPage> =>
  historyPage(ledger, { journal: 'practice', limit, ...(before === undefined ? {} : { before }) });

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
    const { rows, state, before } = await page(10);
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
    expect([state, before]).toEqual([{ kind: 'open', records: 6 }, undefined]);
  });

  it('shows the order under way as that', async () => {
    await ledger.append(intent('a'));
    const { rows } = await historyPage(ledger, { journal: 'practice', limit: 1 }, 'a');
    expect(rows[0]).toMatchObject({ result: 'under-way' });
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

  it('goes on where many records in a row gave no row', async () => {
    await ledger.append(intent('a'));
    const penalty = { orderId: 'a', seconds: 1, captcha: false, attempt: 1 };
    await Promise.all(
      Array.from({ length: 1100 }, () => ledger.append({ type: 'order.penalty', data: penalty })),
    );
    const first = await page(10);
    expect([first.rows, first.before]).toEqual([[], 103]);
    expect((await allRows(10)).map(short)).toEqual(['a', 'journal.opened']);
  });

  it('is known again after a restart', async () => {
    await ledger.append(intent('a'));
    await ledger.append(outcome('a'));
    await ledger.close();
    ledger = openLedger(folder.journal(), actor);
    await ledger.opened();
    expect((await page(10)).rows.map(short)).toEqual(['journal.opened', 'a', 'journal.opened']);
  });
});

describe('a row opened', () => {
  it('shows the order’s report and all of its lines, oldest first, exactly as on disk', async () => {
    await ledger.append(intent('a'));
    await ledger.append(intent('b'));
    await ledger.append(outcome('a'));
    const raw = (await ledger.readBack(undefined, 10)).map(({ line }) => line).reverse();
    for (const seq of [2, 4]) {
      expect(await recordAnswer(ledger, seq)).toEqual({
        kind: 'found',
        report: ledger.orders().report('a'),
        lines: [raw[1], raw[3]],
      });
    }
    expect(await recordAnswer(ledger, 1)).toEqual({ kind: 'found', lines: [raw[0]] });
    expect(await recordAnswer(ledger, 3, 'b')).toEqual({ kind: 'found', lines: [raw[2]] });
  });

  it('that is not there is said so', async () => {
    expect(await recordAnswer(ledger, 99)).toEqual({ kind: 'not-found' });
  });
});
