import type { Trader } from '../../contract/traders';

/** Folds case and accents, so that "muller" finds "Müller". */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** 0: not found; higher is better. Every typed word must be found somewhere. */
function scoreOf(trader: Trader, typed: string): number {
  if (trader.userId === typed) return 1000;
  const words = typed.split(/\s+/);
  const names = [trader.name, trader.login].filter((text) => text !== undefined).map(folded);
  const starts = names.flatMap((name) => name.split(/[\s\-_.@]+/));
  let score = trader.userId.startsWith(typed) ? 50 : 0;
  for (const word of words) {
    if (starts.some((start) => start.startsWith(word))) score += 20;
    else if (names.some((name) => name.includes(word))) score += 10;
    else if (score < 50) return 0;
  }
  return names.some((name) => name.startsWith(typed)) ? score + 5 : score;
}

/** The traders that a typed text may mean, best first; all of them, as given, for an empty text. */
export function matchTraders(traders: readonly Trader[], text: string): readonly Trader[] {
  const typed = folded(text.trim());
  if (typed === '') return traders;
  return traders
    .map((trader) => ({ trader, score: scoreOf(trader, typed) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ trader }) => trader);
}
