import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { orderBook, type OrderBook } from '../../../../tests/journal/order-book';
import {
  actor,
  closed,
  dayStart,
  done,
  intent,
  penalty,
  toldBy,
  unknown,
  writeSegments,
} from '../../../../tests/journal/order-samples';
import type { HistoryFilter, HistoryRow } from '../../../contract/history';
import { realDisk } from '../disk';
import { seqsOf, type ReadRecord } from '../order-fold';
import { verdictOf } from '../order-report';
import { openReader, type Reader } from './reader';

const home = mkdtempSync(join(tmpdir(), 'lockout-desk-index-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const ids = ['a', 'b', 'c', 'd'] as const;
const orderId = fc.constantFrom(...ids);
const userId = fc.constantFrom('1001', '1002', '0');
const target = fc.record(
  { userId, name: fc.constantFrom('Elena', 'Müller', 'İlker'), source: fc.constant('typed') },
  { requiredKeys: ['userId', 'source'] },
);
const environment = fc.constantFrom(
  { id: 'practice', name: 'Practice', kind: 'practice' },
  { id: 'demo', name: 'Demo', kind: 'demo' },
);
const notes = fc.constantFrom('By phone', 'STRASSE', 'straße', 'a"quote\\', 'line\nfeed', '\u2028', 'K 7');
const refused = { outcome: 'refused', reason: 'forbidden' } as const;
/** Data of every kind: as the format says, nearly so, and not at all. */
const data: fc.Arbitrary<object> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(orderId, environment, target, notes)
      .map(([id, where, whom, text]) => ({ ...intent(id), environment: where, target: whom, notes: text })),
  },
  { weight: 4, arbitrary: orderId.map(done) },
  { weight: 3, arbitrary: orderId.map(unknown) },
  { weight: 2, arbitrary: orderId.map(penalty) },
  { weight: 3, arbitrary: orderId.map(closed) },
  orderId.map((id) => ({ ...done(id), ...refused })),
  orderId.map((id) => ({ ...done(id), reason: 'no-answer' })),
  orderId.map((id) => ({ ...done(id), clockSkewMs: 'late', durationMs: -1 })),
  orderId.map((id) => ({ ...penalty(id), attempt: 0 })),
  orderId.map((id) => ({ orderId: id, as: 'maybe' })),
  fc.record({ environment: fc.constantFrom('demo', 'practice'), batchId: fc.constantFrom('x', 'y') }),
  fc.object(),
);
const typeOf = (value: object): fc.Arbitrary<string> => {
  const own =
    'operation' in value
      ? 'intent'
      : 'reason' in value
        ? 'outcome'
        : 'seconds' in value
          ? 'penalty'
          : 'as' in value
            ? 'closed'
            : '';
  return own === ''
    ? fc.constantFrom('session.saved', 'order.intent', 'order.outcome', 'batch.started')
    : fc.oneof(
        { weight: 8, arbitrary: fc.constant(`order.${own}`) },
        fc.constantFrom('order.intent', 'order.closed', 'session.saved'),
      );
};
const HOUR = 3_600_000;
const record = fc
  .tuple(data, fc.integer({ min: -30, max: 3 }))
  .chain(([value, hours]) => typeOf(value).map((type) => ({ type, value, at: dayStart + hours * HOUR })));
const journal = fc.array(record, { minLength: 1, maxLength: 24 }).map((all) =>
  all.map(({ type, value, at }, index): ReadRecord => {
    // What was written to a line and read again, as a record's data always is.
    const read = JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
    return {
      seq: index + 1,
      id: `id-${String(index + 1)}`,
      at: new Date(at).toISOString(),
      type,
      actor,
      data: read,
    };
  }),
);

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

const filter: fc.Arbitrary<HistoryFilter> = fc.record(
  {
    from: fc.constant(new Date(dayStart - 10 * HOUR).toISOString()),
    to: fc.constant(new Date(dayStart + HOUR).toISOString()),
    environmentIds: fc.constantFrom(['demo'], ['practice', 'demo'], ['none']),
    outcomes: fc.constantFrom(['done' as const], ['unknown' as const, 'refused' as const]),
    kinds: fc.constantFrom(['order'], ['session.saved', 'order.outcome'], ['order', 'batch.started']),
    traderId: userId,
    reasons: fc.constantFrom(['no-answer' as const], ['application-ended' as const, 'forbidden' as const]),
    batchId: fc.constantFrom('x', 'y'),
    text: fc.constantFrom(
      '',
      'phone',
      'STRASSE',
      'Straße',
      'müll',
      'a"Q',
      '\n',
      'k 7',
      'i',
      'ilker',
      '412',
      'data',
      'he called',
      'zzz',
      '\u2028',
    ),
  },
  { requiredKeys: [] },
);

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
  const growing = openReader(place);
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
        journal,
        filter,
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
      { numRuns: 100 },
    );
  }, 60_000);
});
