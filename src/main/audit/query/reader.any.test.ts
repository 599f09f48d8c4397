import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { orderBook, type OrderBook } from '../../../../tests/journal/order-book';
import { anyFilter, anyRecords, ids } from '../../../../tests/journal/any-records';
import { dayStart, toldBy, writeSegments } from '../../../../tests/journal/order-samples';
import type { HistoryFilter, HistoryRow } from '../../../contract/history';
import { realDisk } from '../disk';
import { seqsOf, type ReadRecord } from '../order-fold';
import { verdictOf } from '../order-report';
import { openReader, type Reader } from './reader';

const home = mkdtempSync(join(tmpdir(), 'lockout-desk-index-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function rowsOf(records: readonly ReadRecord[], book: OrderBook): readonly ReadRecord[] {
  return records.filter((one) => (book.orderOf(one)?.intent.seq ?? one.seq) === one.seq).toReversed();
}

const values = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(values)
    : typeof value === 'string' || typeof value === 'number'
      ? [String(value)]
      : [];
const fold = (text: string): string => text.normalize('NFC').toLowerCase();

/** Whether a row is shown, said in the plainest way. */
function isShown(
  one: ReadRecord,
  records: readonly ReadRecord[],
  book: OrderBook,
  filter: HistoryFilter,
): boolean {
  const order = book.orderOf(one);
  const about = one.data['environment'];
  const environmentId = order
    ? order.intent.data.environment.id
    : typeof about === 'string'
      ? about
      : undefined;
  const seqs = order ? seqsOf(order) : [one.seq];
  const parts = records.filter(({ seq }) => seqs.includes(seq));
  const { from, to, environmentIds, outcomes, kinds, traderId, reasons, batchId, text } = filter;
  const verdict = order && verdictOf(order);
  return [
    from === undefined || one.at >= from,
    to === undefined || one.at < to,
    !environmentIds || environmentIds.some((id) => id === environmentId),
    !outcomes || outcomes.some((word) => word === verdict?.outcome),
    !kinds || kinds.includes(order ? 'order' : one.type),
    traderId === undefined || order?.intent.data.target.userId === traderId,
    !reasons || reasons.some((word) => word === verdict?.reason),
    batchId === undefined || one.data['batchId'] === batchId,
    !text ||
      parts.some((part) =>
        values({ ...part, v: 1, app: { version: '0.1.0', platform: 'linux' } }).some((value) =>
          fold(value).includes(fold(text)),
        ),
      ),
  ].every(Boolean);
}

async function allRows(reader: Reader, filter: HistoryFilter, limit: number): Promise<number[]> {
  const rows: HistoryRow[] = [];
  for (let before: number | undefined; ;) {
    const ask = { filter, limit, ...(before === undefined ? {} : { before }) };
    const page = await reader.answer({ question: 'page', ask });
    if (page.kind === 'failed') throw new Error(page.code);
    rows.push(...page.value.rows);
    before = page.value.before;
    if (before === undefined) return rows.map(({ seq }) => seq);
  }
}

/** Whether an order has a second intent, which the newest segment alone can't tell from a first one. */
const hasSecondIntent = (records: readonly ReadRecord[], book: OrderBook): boolean =>
  records.some(({ seq, type, data: of }) => {
    const order = book.get(String(of['orderId']));
    return type === 'order.intent' && order !== undefined && order.intent.seq !== seq;
  });

let made = 0;
/** Readers of one journal that came to it in different ways. */
async function readersOf(records: readonly ReadRecord[], each: number): Promise<Reader[]> {
  const above = join(home, String((made += 1)));
  const place = {
    folder: join(above, 'audit'),
    cacheFolder: join(above, 'index'),
    disk: realDisk,
    choose: <T>(all: T) => all,
  };
  // One that sees the journal grow record by record.
  const growing = openReader({ ...place, keepEvery: 1 });
  for (let count = 1; count <= records.length; count += 1) {
    writeSegments(place.folder, records.slice(0, count), each);
    const grown = await growing.answer({ question: 'unknowns', ask: {} });
    if (grown.kind === 'failed') throw new Error(grown.code);
  }
  // One without any index file, and one that has them all.
  return [growing, openReader({ ...place, cacheFolder: join(above, 'other') }), openReader(place)];
}

describe('a journal’s reader', () => {
  it('says of any records what reading all of them in order says, however it came to know them', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRecords,
        anyFilter,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 5 }),
        async (records, wanted, each, limit) => {
          const book = orderBook();
          records.forEach(book.add);
          const rows = rowsOf(records, book);
          const shown = rows.filter((one) => isShown(one, records, book, wanted));
          const now = new Date(dayStart);
          for (const reader of await readersOf(records, each)) {
            if (hasSecondIntent(records, book)) await reader.answer({ question: 'choices', ask: {} });
            const told = toldBy(reader);
            expect(await told.unknowns()).toEqual(book.unknowns());
            for (const id of ['1001', '1002'])
              expect(await told.trader('practice', id, now)).toMatchObject(
                book.historyOf('practice', id, now),
              );
            expect(await allRows(reader, {}, limit)).toEqual(rows.map(({ seq }) => seq));
            for (const id of ids) expect(await told.report(id)).toEqual(book.report(id));
            expect((await told.traders('practice')).map(({ userId: id, name }) => [id, name])).toEqual(
              book.traders('practice').map(({ userId: id, name }) => [id, name]),
            );
            expect(await allRows(reader, wanted, limit)).toEqual(shown.map(({ seq }) => seq));
            const counts = await reader.answer({ question: 'counts', ask: { filter: wanted } });
            expect(counts).toMatchObject({ value: { rows: shown.length, complete: true } });
            const found = await reader.matching(wanted);
            const lines: number[] = [];
            if (found.kind === 'answer') for await (const { seq } of found.value.lines()) lines.push(seq);
            const seqs = shown.flatMap((one) => {
              const order = book.orderOf(one);
              return order ? seqsOf(order) : [one.seq];
            });
            expect(lines).toEqual(seqs.sort((one, other) => one - other));
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});
