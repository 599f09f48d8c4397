import type { HistoryItem } from '../../../contract/history';
import { dayNames } from './day-names';
import type { ItemList, Placed } from './item-list';
import { spotOf } from './parts';
import type { ReaderQuestions } from './questions';
import { rowsAt } from './rows-at';
import { seqAt } from './slab';
import { underWayIn, type Source } from './source';
import type { TextSearch } from './text-search';

/** Text is looked for so long at most before what was found so far is said, in milliseconds. */
const LOOK_MS = 250;

function placedFrom(list: ItemList, from: number, limit: number): readonly Placed[] {
  const placed: Placed[] = [];
  for (let place = from; placed.length < limit; place += 1) {
    const one = list.at(place);
    if (!one) break;
    placed.push(one);
  }
  return placed;
}

/** What stands at places: as much of it as fits into one answer. */
async function itemsOf(
  source: Source,
  placed: readonly Placed[],
  underWay: number | undefined,
): Promise<readonly HistoryItem[]> {
  const rows = await rowsAt(
    source,
    placed.filter(({ isDay }) => !isDay),
    underWay,
  );
  const dayOf = dayNames();
  const items: HistoryItem[] = [];
  let next = 0;
  for (const { slab, at, isDay } of placed) {
    const row = isDay ? undefined : rows[next];
    if (!isDay && !row) break;
    if (row) next += 1;
    items.push(row ?? { kind: 'day', day: dayOf(slab.times[at] ?? NaN) });
  }
  return items;
}

/** The number of the record to which text was looked for; nothing once all was. */
function searchedTo({ index }: Source, search: TextSearch | undefined): { readonly searchedTo?: number } {
  const ordinal = search?.lookedTo() ?? 0;
  const spot = ordinal === 0 ? undefined : spotOf(index.parts, ordinal);
  if (ordinal === 0) return {};
  return { searchedTo: spot ? seqAt(spot.slab, spot.at) : ordinal + 1 };
}

/** A stretch of history by places; bounded in rows and in bytes, and for text in time. */
export async function items(
  source: Source,
  { filter, below, from, limit, underWay }: ReaderQuestions['items']['ask'],
): Promise<ReaderQuestions['items']['answer']> {
  await source.index.loadAll();
  const under = underWayIn(source, underWay);
  const isText = filter.text !== undefined && filter.text !== '';
  const search = isText ? source.searchFor(filter) : undefined;
  const listed = (): ItemList => source.itemsFor({ filter, below, underWay: under, search });
  // What was found already is said at once.
  const isFound = typeof from === 'number' && from + limit <= listed().total;
  const end = performance.now() + LOOK_MS;
  await search?.look(isFound ? source.index.total : 0, () => performance.now() > end);
  const list = listed();
  const first = typeof from === 'number' ? from : list.before(Date.parse(from.before));
  const placed = placedFrom(list, first, limit);
  const { total, newer } = list;
  const to = searchedTo(source, search);
  return { items: await itemsOf(source, placed, under), from: first, total, newer, ...to };
}
