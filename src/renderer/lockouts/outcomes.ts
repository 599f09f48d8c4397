import type { ClosedAs, OrderStep, Outcome } from '../../contract/lockouts';

/** Each outcome by symbol and word, so that colour is never alone. */
export const outcomeWords: Readonly<Record<Outcome, { readonly symbol: string; readonly word: string }>> = {
  done: { symbol: '✓', word: 'Done' },
  refused: { symbol: '✕', word: 'Refused' },
  unknown: { symbol: '?', word: 'Unknown' },
  'not-sent': { symbol: '–', word: 'Not sent' },
};

/** What an administrator found out about an unknown. */
export const closedWords: Readonly<Record<ClosedAs, string>> = {
  'took-effect': 'It took effect',
  'did-not': 'It did not take effect',
  'not-known': 'It can’t be known',
};

/** The way an order went, a word a step. */
export const stepWords: Readonly<Record<OrderStep['what'], string>> = {
  recorded: 'Order recorded',
  sent: 'Sent',
  penalty: 'Made to wait',
  answered: 'Answered',
  'cut-off': 'Cut off',
  'not-sent': 'Not sent',
  cancelled: 'Cancelled',
  'outcome-recorded': 'Outcome recorded',
};
