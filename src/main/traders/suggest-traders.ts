import { isUserId } from '../../contract/lockouts';
import type { SuggestRequest, Suggestions, Trader, TraderCard } from '../../contract/traders';
import { matchTraders } from './match-traders';

/** Suggestions in one answer. */
const MOST = 30;

/** What an environment knows of its traders on this computer. */
export interface KnownTraders {
  /** Everybody that a name is known of, the likeliest first. */
  readonly all: () => readonly Trader[];
  /** What the journal says of one. */
  readonly history: (userId: string) => Pick<TraderCard, 'unlocks24h' | 'waitingSince' | 'last'>;
}

/** The trader with this id, as known here; one that nobody knows has the source `typed` and no name. */
export function traderWithId(known: KnownTraders, userId: string): Trader {
  return known.all().find((trader) => trader.userId === userId) ?? { userId, source: 'typed' };
}

/** Whom a typed text may mean, best first; a valid id comes before all else, also where nobody knows it. */
export function suggestTraders({ text }: SuggestRequest, known: KnownTraders): Suggestions {
  const typed = text.trim();
  const found = matchTraders(known.all(), typed).slice(0, MOST);
  const isNew = isUserId(typed) && !found.some(({ userId }) => userId === typed);
  // First, as Enter takes the first: a whole id means that trader, and none whose id only begins so.
  const traders = isNew ? [traderWithId(known, typed), ...found.slice(0, MOST - 1)] : found;
  return { traders: traders.map((trader) => ({ ...trader, ...known.history(trader.userId) })) };
}
