import type { RecordPlace } from '../../../contract/history';
import type { OrderReport } from '../../../contract/lockouts';
import type { JournalRecord } from '../journal';
import { toReport, type OrderFacts } from '../order-report';
import { orderWithId } from './earlier-orders';
import { placeOf, spotsOfOrder } from './parts';
import type { ReaderQuestions } from './questions';
import { factsOf, recordsAt } from './read-records';
import { aboutOf } from './record-about';
import { orderAt } from './slab';
import { reach, withSeq, type Source } from './source';

type Answer<Q extends keyof ReaderQuestions> = ReaderQuestions[Q]['answer'];
type Ask<Q extends keyof ReaderQuestions> = ReaderQuestions[Q]['ask'];

/** UTF-16 code units of a raw line in one answer. */
const RAW_PART = 24_576;
/** Places of an order's first and last records in one answer; nobody sends an order so often. */
const MOST_PLACES = 300;
const MOST_UNKNOWNS = 100;
const MAX_REPORTS_BYTES = 60 * 1024;

/** All records of the order whose intent has this ordinal, oldest first. */
async function recordsOfOrder(source: Source, intent: number): Promise<readonly JournalRecord[]> {
  await reach(source, intent);
  const spots = spotsOfOrder(source.index.parts, intent);
  return recordsAt(source.folder, spots.map(placeOf));
}

const place = ({ seq, id, at, type }: JournalRecord): RecordPlace => ({ seq, id, at, type });

function bounded(places: readonly RecordPlace[]): readonly RecordPlace[] {
  if (places.length <= MOST_PLACES) return places;
  return [...places.slice(0, MOST_PLACES / 2), ...places.slice(-MOST_PLACES / 2)];
}

/** A row opened: the records that it is made of, and its order's report unless that is still under way. */
export async function record(source: Source, { seq, underWay }: Ask<'record'>): Promise<Answer<'record'>> {
  const spot = await withSeq(source, seq);
  if (!spot) return { kind: 'not-found' };
  const intent = orderAt(spot.slab, spot.at);
  if (intent === undefined) {
    const found = await recordsAt(source.folder, [placeOf(spot)]);
    const about = found[0] && aboutOf(found[0]);
    return { kind: 'found', ...(about && { about }), records: found.map(place) };
  }
  const records = await recordsOfOrder(source, intent);
  const facts = factsOf(records);
  const isUnderWay = facts.orderId === underWay && !facts.outcome;
  const report = isUnderWay ? {} : { report: toReport(facts) };
  return { kind: 'found', ...report, records: bounded(records.map(place)) };
}

/** A part of a record's line exactly as on disk. */
export async function rawLine(source: Source, { seq, from }: Ask<'rawLine'>): Promise<Answer<'rawLine'>> {
  const spot = await withSeq(source, seq);
  const [found] = spot ? await recordsAt(source.folder, [placeOf(spot)]) : [];
  if (!found) return { kind: 'not-found' };
  const end = from + RAW_PART;
  return { kind: 'found', text: found.line.slice(from, end), more: end < found.line.length };
}

/** An order by its id: at once where it is open or of the newest segment. */
export async function order(source: Source, { orderId }: Ask<'order'>): Promise<OrderReport | undefined> {
  const { index, folder } = source;
  const known = index.newest?.order(orderId);
  if (known) return toReport(factsOf(await recordsAt(folder, known.places)));
  for (let isMore = true; isMore;) {
    const intent = await orderWithId(folder, index.parts, orderId);
    if (intent !== undefined) return toReport(factsOf(await recordsOfOrder(source, intent)));
    isMore = await index.loadOne();
  }
  return undefined;
}

/** Orders without outcome, or with outcome unknown, that nobody closed; newest first. */
export async function unknowns(source: Source, { withoutEnd }: Ask<'unknowns'>): Promise<Answer<'unknowns'>> {
  const all = source.index.newest?.carry().open ?? [];
  const open = all.filter(({ orderId }) => orderId !== withoutEnd).toReversed();
  const orders: OrderReport[] = [];
  let bytes = 0;
  for (const { places } of open.slice(0, MOST_UNKNOWNS)) {
    const facts: OrderFacts = factsOf(await recordsAt(source.folder, places));
    const report = toReport(facts);
    bytes += Buffer.byteLength(JSON.stringify(report)) + 1;
    if (bytes > MAX_REPORTS_BYTES && orders.length > 0) break;
    orders.push(report);
  }
  return { orders, total: open.length };
}
