import { inBlocks } from './blocks';
import { cellOf, jsonCell, textCell } from './csv-cells';
import { memberOf, textAt, textOf, valueOf, type MatchedLine } from './matched-line';

/** What an order's later records do not repeat, of its intent. */
interface OrderWords {
  readonly environment: unknown;
  readonly target: unknown;
}

interface Row {
  readonly record: unknown;
  readonly data: unknown;
  readonly order: OrderWords;
}

/** So many orders that may still have records to come are remembered; older ones' later rows name no trader. */
const ORDERS_REMEMBERED = 20_000;

/** A name of a record, of its data, or of the order that it belongs to. */
const ofRecord =
  (...path: readonly string[]) =>
  ({ record }: Row): string =>
    cellOf(memberOf(record, ...path));
const ofData =
  (...path: readonly string[]) =>
  ({ data }: Row): string =>
    cellOf(memberOf(data, ...path));
const ofEnvironment =
  (name: string) =>
  ({ order }: Row): string =>
    cellOf(memberOf(order.environment, name));
/** Records of a session name their environment by its id alone. */
const environmentId = ({ order: { environment } }: Row): string =>
  cellOf(typeof environment === 'string' ? environment : memberOf(environment, 'id'));
const traderId = ({ order: { target } }: Row): string =>
  cellOf(memberOf(target, 'userId') ?? memberOf(target, 'accountId'));
const closing =
  (name: string) =>
  ({ record, data }: Row): string =>
    textAt(record, 'type') === 'order.closed' ? cellOf(memberOf(data, name)) : '';

/** The columns, in their order; docs/export.md says what each holds. */
const columns: readonly (readonly [name: string, cell: (row: Row) => string])[] = [
  ['seq', ofRecord('seq')],
  ['at', ofRecord('at')],
  ['type', ofRecord('type')],
  ['environment_id', environmentId],
  ['environment_name', ofEnvironment('name')],
  ['environment_kind', ofEnvironment('kind')],
  ['order_id', ofData('orderId')],
  ['outcome', ofData('outcome')],
  ['reason', ofData('reason')],
  ['trader_id', traderId],
  ['trader_name', ({ order }) => cellOf(memberOf(order.target, 'name'))],
  ['administrator', ofRecord('actor', 'osUser')],
  ['host', ofRecord('actor', 'host')],
  ['api_admin', ofRecord('actor', 'admin')],
  ['notes', ofData('notes')],
  ['reason_code', ofData('reasonCode')],
  ['ticket', ofData('ticket')],
  ['second_reason', ofData('secondReason')],
  ['http_status', ofData('httpStatus')],
  ['server_text', ofData('serverText')],
  ['closed_as', closing('as')],
  ['closing_note', closing('note')],
  ['batch_id', ofData('batchId')],
  ['token_fingerprint', ofData('tokenFingerprint')],
  ['record_id', ofRecord('id')],
  ['hash', ofRecord('hash')],
  ['data', ({ data }) => jsonCell(data)],
];

/** The first row. */
export const csvHeader: readonly string[] = columns.map(([name]) => name);

/** Knows of each order that may go on what its intent said. */
function orderWords(): (record: unknown, data: unknown) => OrderWords {
  const known = new Map<string, OrderWords>();
  return (record, data) => {
    const own = { environment: memberOf(data, 'environment'), target: memberOf(data, 'target') };
    const orderId = textAt(data, 'orderId');
    if (orderId === undefined) return own;
    const type = textAt(record, 'type');
    if (type === 'order.intent' && !known.has(orderId)) {
      const [oldest] = known.size < ORDERS_REMEMBERED ? [] : known.keys();
      if (oldest !== undefined) known.delete(oldest);
      known.set(orderId, own);
    }
    const words = known.get(orderId);
    const outcome = memberOf(data, 'outcome');
    // Nothing but a closing follows an outcome, and that follows an unknown one alone.
    if (type === 'order.closed' || (type === 'order.outcome' && outcome !== 'unknown')) known.delete(orderId);
    return { environment: own.environment ?? words?.environment, target: own.target ?? words?.target };
  };
}

/** A line that makes no row is one with its number and its text as it is, so that nothing is left out. */
const strayRow = ({ seq, line }: MatchedLine): string =>
  [String(seq), ...columns.slice(2).map(() => ''), textCell(textOf(line))].join(',');

/**
 * RFC 4180: a row a record, CRLF, UTF-8, with a byte order mark where it is asked for. Text that a spreadsheet would take
 * for a formula is made inert; numbers and ids are written as they are.
 */
export function csvOf(
  lines: AsyncIterable<MatchedLine>,
  byteOrderMark: boolean,
): AsyncGenerator<Uint8Array, void, void> {
  const wordsOf = orderWords();
  let head = `${byteOrderMark ? '\uFEFF' : ''}${csvHeader.join(',')}\r\n`;
  const rowOf = (matched: MatchedLine): string => {
    const record = valueOf(matched.line);
    if (typeof record !== 'object' || record === null) return strayRow(matched);
    const data = memberOf(record, 'data');
    const row: Row = { record, data, order: wordsOf(record, data) };
    try {
      return columns.map(([, cell]) => cell(row)).join(',');
    } catch (error) {
      // What is nested thousands deep can be read as JSON, and not be written.
      if (error instanceof RangeError) return strayRow(matched);
      throw error;
    }
  };
  return inBlocks(lines, (matched) => {
    const bytes = Buffer.from(`${head}${rowOf(matched)}\r\n`, 'utf8');
    head = '';
    return [bytes];
  });
}
