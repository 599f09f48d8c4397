import type { Trader, TraderCard } from '../../../contract/traders';
import { begun } from '../order-fold';
import { notesStart } from '../order-report';
import type { Ordered } from './known-names';
import { placeOf } from './parts';
import type { ReaderQuestions, TraderFacts } from './questions';
import { recordsAt } from './read-records';
import { verdictAt } from './row-filter';
import { begins, type Slab } from './slab';
import { reach, type Source } from './source';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The longest cooling-off, 10,080 minutes. */
const WEEK_MS = 7 * DAY_MS;
/** Suggestions in one answer. */
const MOST = 30;

/** What the newest orders give of a trader, in the segments that are read. */
function orderedIn({ index }: Source, environmentId: string, userId: string): Ordered | undefined {
  const found = index.names.flatMap((names) => names.get(environmentId, userId) ?? []);
  const [newest, older] = found;
  return newest && older && newest.name === undefined ? { ...older, last: newest.last } : newest;
}

/** A trader's orders that took effect or may have; times in milliseconds since 1970. */
interface Unlocks {
  readonly in24h: number;
  /** The newest of the last 7 days. */
  readonly newest: number;
}

/** Adds up the orders of one slab that took effect or may have, of the wanted traders in an environment. */
function addUnlocks(
  slab: Slab,
  environmentId: string,
  userIds: ReadonlySet<string>,
  now: number,
  unlocks: Map<string, Unlocks>,
): void {
  const { words, codes, times } = slab;
  const wanted = words.traders.map((userId) => userIds.has(userId));
  const environment = words.environments.indexOf(environmentId) + 1;
  for (let at = 0; at < slab.count; at += 1) {
    const trader = codes.traders[at] ?? 0;
    if (!wanted[trader - 1] || codes.environments[at] !== environment || !begins(slab, at)) continue;
    const { outcome } = verdictAt(slab, at);
    const time = times[at] ?? NaN;
    if ((outcome !== 'done' && outcome !== 'unknown') || !(time >= now - WEEK_MS)) continue;
    const userId = words.traders[trader - 1] ?? '';
    const { in24h, newest } = unlocks.get(userId) ?? { in24h: 0, newest: time };
    const isToday = time >= now - DAY_MS;
    unlocks.set(userId, { in24h: in24h + (isToday ? 1 : 0), newest: Math.max(newest, time) });
  }
}

/**
 * Orders of the 7 days before `now` that took effect or may have, by trader: as far back as a cooling-off can reach. A clock
 * set back keeps them in, so that segments are read as far back as any may hold one.
 */
async function unlocksOf(
  { index }: Source,
  environmentId: string,
  userIds: ReadonlySet<string>,
  now: number,
): Promise<ReadonlyMap<string, Unlocks>> {
  const unlocks = new Map<string, Unlocks>();
  for (let next = index.parts.length - 1; next >= 0; next -= 1) {
    while (!index.parts[next]?.slab) if (!(await index.loadOne())) return unlocks;
    const { slab, latestBefore } = index.parts[next] ?? {};
    if (!slab || latestBefore === undefined) return unlocks;
    addUnlocks(slab, environmentId, userIds, now, unlocks);
    if (latestBefore < now - WEEK_MS) return unlocks;
  }
  return unlocks;
}

async function lastOf(source: Source, ordinal: number | undefined): Promise<Pick<TraderCard, 'last'>> {
  const spot = ordinal === undefined ? undefined : await reach(source, ordinal);
  const [record] = spot ? await recordsAt(source.folder, [placeOf(spot)]) : [];
  const facts = record && begun(record);
  if (!spot || !facts) return {};
  const { at, actor, data } = facts.intent;
  const { outcome } = verdictAt(spot.slab, spot.at);
  return { last: { at, by: actor.osUser, outcome, ...notesStart(data.notes) } };
}

/** What the journal says of some traders of an environment. */
async function factsOf(
  source: Source,
  environmentId: string,
  userIds: readonly string[],
  now: number,
): Promise<readonly TraderFacts[]> {
  const unlocks = await unlocksOf(source, environmentId, new Set(userIds), now);
  const open = (source.index.newest?.carry().open ?? []).filter(
    (order) => order.environmentId === environmentId,
  );
  const facts: TraderFacts[] = [];
  for (const userId of userIds) {
    const ordered = orderedIn(source, environmentId, userId);
    const unlocked = unlocks.get(userId);
    const waiting = open.findLast((order) => order.userId === userId);
    facts.push({
      ...(ordered?.name === undefined ? {} : { name: ordered.name }),
      unlocks24h: unlocked?.in24h ?? 0,
      ...(unlocked ? { unlockedAt: new Date(unlocked.newest).toISOString() } : {}),
      ...(waiting ? { waitingSince: waiting.at } : {}),
      ...(await lastOf(source, ordered?.last)),
    });
  }
  return facts;
}

/** What the journal says of one trader; older segments are read only until his name is known. */
export async function trader(
  source: Source,
  { environmentId, userId, now }: ReaderQuestions['trader']['ask'],
): Promise<TraderFacts> {
  const { index } = source;
  while (orderedIn(source, environmentId, userId)?.name === undefined && (await index.loadOne()));
  const [facts] = await factsOf(source, environmentId, [userId], now);
  return facts ?? { unlocks24h: 0 };
}

/** Traders whose names earlier orders gave, whoever was ordered for last first. */
function earlierTraders({ index }: Source, environmentId: string): readonly Trader[] {
  const [newest, older] = index.names;
  const isIn = new Set<string>();
  const all = [...(newest?.all(environmentId) ?? []), ...(older?.all(environmentId) ?? [])];
  return all.flatMap(({ userId, name }) => {
    if (isIn.has(userId)) return [];
    isIn.add(userId);
    const known = name ?? older?.get(environmentId, userId)?.name;
    return known === undefined ? [] : [{ userId, name: known, source: 'earlier-order' as const }];
  });
}

/** The traders that a text may mean, best first, each with his card. */
export async function suggest(
  source: Source,
  { environmentId, text, extra, now }: ReaderQuestions['suggest']['ask'],
): Promise<readonly TraderCard[]> {
  await source.index.loadAll();
  const first = new Set(extra.map(({ userId }) => userId));
  const earlier = earlierTraders(source, environmentId).filter(({ userId }) => !first.has(userId));
  const chosen = source.choose([...extra, ...earlier], text).slice(0, MOST);
  const facts = await factsOf(
    source,
    environmentId,
    chosen.map(({ userId }) => userId),
    now,
  );
  // The name is the chosen trader's own: a sample keeps the one that it was given.
  return chosen.map((one, at) => ({ unlocks24h: 0, ...facts[at], ...one }));
}
