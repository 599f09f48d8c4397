import { slot, type Parts } from '../parts';
import { counted } from './forms';

/** Looking a trader up, and the card of the one that was chosen. */
export const traders = {
  field: 'Trader',
  /** Beside the field's name: what can be typed. */
  canBeTyped: 'name, login or id',
  startTyping: 'Start typing',
  show: 'Show traders',
  /** The list's name. */
  list: 'Traders',
  /** An option: an id that was typed in full. */
  useId: ['Use id ', slot('id'), ': nobody on this computer knows it'] satisfies Parts<'id'>,

  typeSomething: 'Type a name, a login or an id.',
  noId: 'This is no id: ids are whole numbers from 1 to 9223372036854775807, without signs, blanks or separators.',
  nobodyFound:
    'Nobody found. A trader whom this computer does not know can be chosen by the full numeric id.',

  chosen: 'Chosen trader',
  id: 'ID',
  /** What a sample trader of Practice is there to show. */
  sample: (shows: string): string => `Sample: ${shows}`,
  neverNamed: 'No name was ever known for this id here.',
  nobodyKnows: 'Nobody on this computer knows this id.',
  checkDigits: 'Check it with the trader, digit by digit: a mistyped id cannot be seen in the answer.',
  ordersOfADay: [
    'On this computer, in 24 h: ',
    slot('orders'),
    ' that expired a lockout or may have',
  ] satisfies Parts<'orders'>,
  orders: (count: number): string => counted(count, { one: 'order', other: 'orders' }),
  /** The last order for this trader: its outcome in a word, and the administrator's name. */
  last: (at: string): Parts<'outcome' | 'by'> => ['Last: ', slot('outcome'), `, ${at}, by `, slot('by')],
  change: 'Change',
  /** The same button's name for those who do not see that it stands on the trader's card. */
  changeTrader: 'Change trader',
};
