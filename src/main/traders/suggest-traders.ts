import { isUserId } from '../../contract/lockouts';
import type { Trader } from '../../contract/traders';
import { matchTraders } from './match-traders';

/** Suggestions in one answer. */
const MOST = 30;

/** Whom a typed text may mean, best first; a valid id comes before all else, also where nobody knows it. */
export function chooseTraders(known: readonly Trader[], text: string): readonly Trader[] {
  const typed = text.trim();
  const found = matchTraders(known, typed).slice(0, MOST);
  const isNew = isUserId(typed) && !found.some(({ userId }) => userId === typed);
  if (!isNew) return found;
  const named = known.find(({ userId }) => userId === typed) ?? { userId: typed, source: 'typed' as const };
  // First, as Enter takes the first: a whole id means that trader, and none whose id only begins so.
  return [named, ...found.slice(0, MOST - 1)];
}
