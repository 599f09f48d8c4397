import type { Spot } from './parts';
import type { ReaderQuestions } from './questions';
import { rowsAt } from './rows-at';
import { rowsBack } from './rows-back';
import { seqAt } from './slab';
import { underWayIn, type Source } from './source';

/** A page that is looked for in text takes about so long at most; then it says where to go on. */
const PAGE_MS = 250;

/** A number above that of every record. Where they do not rise, which no sound journal has, above the newest segment's. */
function endOf({ index }: Source): { readonly below?: number } {
  const slab = index.newest?.slab;
  if (!slab || slab.count === 0) return {};
  const last = slab.seqs
    ? slab.seqs.subarray(0, slab.count).reduce((one, other) => Math.max(one, other), 0)
    : 0;
  return { below: Math.max(last, seqAt(slab, slab.count - 1)) + 1 };
}

/** One page of history, newest first; bounded in rows, in bytes and in time. */
export async function page(
  source: Source,
  { filter, before, limit, underWay }: ReaderQuestions['page']['ask'],
): Promise<ReaderQuestions['page']['answer']> {
  const under = underWayIn(source, underWay);
  if (filter.text !== undefined && filter.text !== '') await source.index.loadAll();
  const end = performance.now() + PAGE_MS;
  const spots: Spot[] = [];
  let next: number | undefined;
  const isOver = (): boolean => performance.now() > end;
  for await (const step of rowsBack(source, { filter, before, underWay: under, isOver })) {
    const spot = step.kind === 'row' ? step.spot : step.at;
    next = seqAt(spot.slab, spot.at) + 1;
    if (step.kind === 'over' || spots.length === limit) break;
    spots.push(spot);
    next = undefined;
  }
  const rows = await rowsAt(source, spots, under);
  const goOn = rows.length < spots.length ? rows.at(-1)?.seq : next;
  return { rows, ...(goOn === undefined ? {} : { before: goOn }), ...endOf(source) };
}
