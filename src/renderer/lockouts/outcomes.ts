import type { Outcome } from '../../contract/lockouts';
import { words } from '../../words/words';

const { names } = words.outcomes;

/** Each outcome by symbol and word, so that colour is never alone. */
export const outcomeWords: Readonly<Record<Outcome, { readonly symbol: string; readonly word: string }>> = {
  done: { symbol: '✓', word: names.done },
  refused: { symbol: '✕', word: names.refused },
  unknown: { symbol: '?', word: names.unknown },
  'not-sent': { symbol: '–', word: names['not-sent'] },
};
