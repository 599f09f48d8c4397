import type { HistoryPage, HistoryRequest, HistoryRow, RecordAnswer } from '../../contract/history';
import type { Journal, JournalRecord } from './journal';
import { seqsOf } from './order-fold';
import { toReport, toRow } from './order-report';
import type { OrderBook } from './orders';

/** A journal and what its records tell of orders. */
export interface HistorySource extends Pick<Journal, 'state' | 'readBack'> {
  readonly orders: () => OrderBook;
}

/** Rows of one page take this many bytes of JSON at most, so that an answer stays under 64 KiB. */
const MAX_ROWS_BYTES = 60 * 1024;

/** Records that are looked at for one page; where they give too few rows, the page says where to go on. */
const MAX_RECORDS = 1000;

/** A row names an environment by so many UTF-16 code units at most. */
const MAX_ABOUT = 64;

/** Records that are read at once; each may hold 64 KiB. */
const BATCH = 100;

/**
 * The row that a record gives: an order at its intent's place, nothing for the other records of an order, and one of its
 * own for everything else, also for what claims to be of an order and is not.
 */
function rowOf(
  record: JournalRecord,
  orders: OrderBook,
  underWay: string | undefined,
): HistoryRow | undefined {
  const order = orders.orderOf(record);
  if (!order) {
    const { seq, at, type, actor, data } = record;
    const about = data['environment'];
    const environmentId = typeof about === 'string' ? { environmentId: about.slice(0, MAX_ABOUT) } : {};
    return { kind: 'record', seq, at, type, ...environmentId, by: actor.osUser };
  }
  return order.intent.seq === record.seq ? toRow(order, underWay) : undefined;
}

const bytesOf = (row: HistoryRow): number => Buffer.byteLength(JSON.stringify(row)) + 1;

/** Records before a number, newest first, in batches. */
async function* recordsBack(
  source: HistorySource,
  from: number | undefined,
): AsyncGenerator<JournalRecord, void, void> {
  for (let before = from; ;) {
    const batch = await source.readBack(before, BATCH);
    yield* batch;
    before = batch.at(-1)?.seq;
    if (batch.length < BATCH || before === undefined) return;
  }
}

/** One page of history, newest first; bounded in rows, in bytes and in records read. */
export async function historyPage(
  source: HistorySource,
  request: HistoryRequest,
  underWay?: string,
): Promise<HistoryPage> {
  const rows: HistoryRow[] = [];
  let looked = 0;
  let bytes = 0;
  let next: number | undefined;
  for await (const record of recordsBack(source, request.before)) {
    const row = rowOf(record, source.orders(), underWay);
    bytes += row ? bytesOf(row) : 0;
    const isFull = row !== undefined && (rows.length === request.limit || bytes > MAX_ROWS_BYTES);
    if ((isFull && rows.length > 0) || looked === MAX_RECORDS) {
      next = record.seq + 1;
      break;
    }
    if (row) rows.push(row);
    looked += 1;
  }
  return { state: source.state(), rows, ...(next === undefined ? {} : { before: next }) };
}

async function lineAt(source: HistorySource, seq: number): Promise<JournalRecord | undefined> {
  const [record] = await source.readBack(seq + 1, 1);
  return record?.seq === seq ? record : undefined;
}

/** A record with its raw line; with all lines of its order, oldest first, where it is part of one. */
export async function recordAnswer(
  source: HistorySource,
  seq: number,
  underWay?: string,
): Promise<RecordAnswer> {
  const record = await lineAt(source, seq);
  if (!record) return { kind: 'not-found' };
  const order = source.orders().orderOf(record);
  if (!order) return { kind: 'found', lines: [record.line] };
  const lines: string[] = [];
  for (const one of seqsOf(order)) {
    const found = await lineAt(source, one);
    if (found) lines.push(found.line);
  }
  const isUnderWay = order.orderId === underWay && !order.outcome;
  return { kind: 'found', ...(isUnderWay ? {} : { report: toReport(order) }), lines };
}
