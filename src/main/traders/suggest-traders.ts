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
  readonly history: (userId: string) => Pick<TraderCard, 'unlocks24h' | 'last'>;
}

/** The trader with this id, as known here; one that nobody knows has the source `typed` and no name. */
export function traderWithId(known: KnownTraders, userId: string): Trader {
  return known.all().find((trader) => trader.userId === userId) ?? { userId, source: 'typed' };
}

/** Whom a typed text may mean, best first; a valid id that nobody knows is allowed and comes last. */
export function suggestTraders({ text }: SuggestRequest, known: KnownTraders): Suggestions {
  const typed = text.trim();
  const found = matchTraders(known.all(), typed).slice(0, MOST);
  const isNew = isUserId(typed) && !found.some(({ userId }) => userId === typed);
  const traders = isNew ? [...found.slice(0, MOST - 1), traderWithId(known, typed)] : found;
  return { traders: traders.map((trader) => ({ ...trader, ...known.history(trader.userId) })) };
}
