import type { FilterChoices } from '../../../contract/history';
import type { Reason } from '../../../contract/lockouts';
import { begun } from '../order-fold';
import { AND } from './fold';
import { placeOf, spotOf } from './parts';
import { recordsAt } from './read-records';
import { verdictAt } from './row-filter';
import { begins, isRow, wordAt, type Slab } from './slab';
import type { Source } from './source';

/** Values of one sort in one answer. */
const MOST = 200;

class Tally<T> {
  readonly #counts = new Map<T, number>();
  add(value: T | undefined): void {
    if (value !== undefined) this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }
  /** The most frequent first. */
  most(): readonly T[] {
    const sorted = [...this.#counts].sort(([, one], [, other]) => other - one);
    return sorted.slice(0, MOST).map(([value]) => value);
  }
}

/** What rows were seen to have. */
interface Seen {
  readonly environments: Tally<string>;
  readonly kinds: Tally<string>;
  readonly administrators: Tally<string>;
  readonly reasons: Tally<Reason>;
  /** The newest order of each environment, which says its name. */
  readonly newest: Map<string, number>;
}

function look(seen: Seen, slab: Slab, at: number): void {
  const isOrder = begins(slab, at);
  const environment = wordAt(slab, 'environments', at);
  seen.environments.add(environment);
  seen.kinds.add(isOrder ? 'order' : wordAt(slab, 'kinds', at));
  for (const name of wordAt(slab, 'administrators', at)?.split(AND) ?? []) seen.administrators.add(name);
  if (!isOrder) return;
  seen.reasons.add(verdictAt(slab, at).reason);
  if (environment !== undefined) seen.newest.set(environment, slab.firstOrdinal + at);
}

async function nameOf({ index, folder }: Source, ordinal: number | undefined): Promise<string | undefined> {
  const spot = ordinal === undefined ? undefined : spotOf(index.parts, ordinal);
  const [record] = spot ? await recordsAt(folder, [placeOf(spot)]) : [];
  return record && begun(record)?.intent.data.environment.name;
}

/** The values that a filter can be made of; an environment that no order names is called by its id. */
export async function choices(source: Source): Promise<FilterChoices> {
  await source.index.loadAll();
  const seen: Seen = {
    environments: new Tally(),
    kinds: new Tally(),
    administrators: new Tally(),
    reasons: new Tally(),
    newest: new Map(),
  };
  for (const { slab } of source.index.parts)
    for (let at = 0; at < (slab?.count ?? 0); at += 1) if (slab && isRow(slab, at)) look(seen, slab, at);
  const environments: { id: string; name: string }[] = [];
  for (const id of seen.environments.most())
    environments.push({ id, name: (await nameOf(source, seen.newest.get(id))) ?? id });
  return {
    environments,
    kinds: seen.kinds.most(),
    administrators: seen.administrators.most(),
    reasons: seen.reasons.most(),
  };
}
