import type { HistoryRow, SessionAbout, SettingAbout } from '../../../contract/history';
import type { JournalRecord } from '../journal';
import { begun } from '../order-fold';
import { toRow } from '../order-report';
import { placeOf, type Spot } from './parts';
import { recordsAt, StaleIndex } from './read-records';
import { verdictAt } from './row-filter';
import { begins, closingAt, endings } from './slab';
import type { Source } from './source';

/** The rows of one answer take this many bytes of JSON at most, so that it stays under 64 KiB. */
const MAX_ROWS_BYTES = 60 * 1024;
/** A row names an environment, a setting and its value, and whose a session was, by so many UTF-16 code units at most. */
const MAX_ABOUT = 64;
const time = /^\d{4}-\d\d-\d\dT[\d:.]{5,18}Z$/;

const start = (text: string): string => text.slice(0, MAX_ABOUT).toWellFormed();

/** Whose session a record is about and until when it goes, as far as it says so. */
function sessionOf({ type, data }: JournalRecord): { readonly session?: SessionAbout } {
  if (!type.startsWith('session.')) return {};
  const { who, expiresAt } = data;
  const name = typeof who === 'object' && who !== null && 'name' in who ? who.name : undefined;
  const session: SessionAbout = {
    ...(typeof name === 'string' && name !== '' ? { who: start(name) } : {}),
    ...(typeof expiresAt === 'string' && time.test(expiresAt) ? { until: expiresAt } : {}),
  };
  return Object.keys(session).length > 0 ? { session } : {};
}

/** Which setting a record is about and what it was set to, as far as it says so. */
function settingOf({ type, data }: JournalRecord): { readonly setting?: SettingAbout } {
  const { name, to } = data;
  if (type !== 'settings.changed' || typeof name !== 'string') return {};
  const isPlain = typeof to === 'boolean' || typeof to === 'number';
  const value = typeof to === 'string' ? { to: start(to) } : isPlain ? { to } : {};
  return { setting: { name: start(name), ...value } };
}

/** What a verification found, as far as its record says so. */
function verifiedOf({ type, data }: JournalRecord): { readonly verified?: 'intact' | 'broken' } {
  const { result } = data;
  return type === 'journal.verified' && (result === 'intact' || result === 'broken')
    ? { verified: result }
    : {};
}

/** The row of an order at its intent's place, or of a record that belongs to no order. */
function rowOf({ slab, at }: Spot, record: JournalRecord, underWay: number | undefined): HistoryRow {
  if (begins(slab, at)) {
    const facts = begun(record);
    if (!facts) throw new StaleIndex('An order has no intent.');
    const isUnderWay = slab.firstOrdinal + at === underWay && slab.reasons[at] === 0;
    const closedAs = endings[closingAt(slab, at) - 1];
    return toRow(facts, isUnderWay ? 'under-way' : verdictAt(slab, at), closedAs);
  }
  const { seq, type, actor, data } = record;
  const about = data['environment'];
  const environmentId = typeof about === 'string' ? { environmentId: about.slice(0, MAX_ABOUT) } : {};
  return {
    kind: 'record',
    seq,
    at: record.at,
    type,
    ...environmentId,
    ...sessionOf(record),
    ...settingOf(record),
    ...verifiedOf(record),
    by: actor.osUser,
  };
}

const bytesOf = (row: HistoryRow): number => Buffer.byteLength(JSON.stringify(row)) + 1;

/** The rows that fit into one answer; one at least. */
function fitting(rows: readonly HistoryRow[]): readonly HistoryRow[] {
  let bytes = 0;
  const most = rows.findIndex((row) => (bytes += bytesOf(row)) > MAX_ROWS_BYTES);
  return most === -1 ? rows : rows.slice(0, Math.max(1, most));
}

/** The rows at some spots, in their order: those that fit into one answer. `underWay` is the ordinal of an intent. */
export async function rowsAt(
  { folder }: Source,
  spots: readonly Spot[],
  underWay: number | undefined,
): Promise<readonly HistoryRow[]> {
  const records = await recordsAt(folder, spots.map(placeOf));
  const all = records.flatMap((record, at) => {
    const spot = spots[at];
    return spot ? [rowOf(spot, record, underWay)] : [];
  });
  return fitting(all);
}
