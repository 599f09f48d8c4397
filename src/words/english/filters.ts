import { count, counted } from './forms';

const either = (values: readonly string[]): string => values.join(' or ');

/** The controls that choose what the history shows, and what was chosen in words. */
export const filters = {
  /** The name of all of them together. */
  bar: 'History',
  search: 'Search the records',
  shown: (orders: number, other: number): string =>
    `${counted(orders, { one: 'order', other: 'orders' })} · ${count(other)} other`,
  /** After it, until all is counted. */
  soFar: 'so far',
  counting: 'Counting…',
  notCounted: 'Not counted',
  /** The name of the buttons with an outcome's word each. */
  outcome: 'Outcome',

  more: 'More filters',
  from: 'From',
  to: 'To',
  traderId: 'Trader id',
  batch: 'Batch',
  environment: 'Environment',
  kind: 'Kind',
  by: 'By',
  reason: 'Reason',
  daysAreWhole: 'Whole days in this computer’s time zone. Orders alone have a trader, a batch and a reason.',
  backwards: 'From is after To: nothing can match.',
  /** A menu's value where nothing is chosen in it. */
  any: 'any',
  chosen: (values: number): string => `${count(values)} chosen`,
  /** A kind of row; the others are named by `records.types`. */
  orders: 'Orders',
  /** A reason; the others are named as they are in a row. */
  expired: 'The lockout was expired',

  /** The list of what was chosen. */
  active: 'Active filters',
  /** Before what was chosen, as a button's name; read aloud alone. */
  remove: 'Remove filter',
  clear: 'Clear filters',
  /** What was chosen, on the button that removes it. */
  chips: {
    text: (text: string): string => `“${text}”`,
    from: (day: string): string => `From ${day}`,
    to: (day: string): string => `To ${day}`,
    by: (name: string): string => `By ${name}`,
    trader: (id: string): string => `Trader ${id}`,
    batch: (id: string): string => `Batch ${id}`,
  },

  everything: 'Everything in the journal.',
  /** What an export holds, of the parts that follow. */
  matching: (parts: readonly string[]): string => `What matches the filter: ${parts.join('; ')}.`,
  parts: {
    text: (text: string): string => `text “${text}”`,
    outcomes: (outcomes: readonly string[]): string => `outcome ${either(outcomes)}`,
    from: (day: string): string => `from ${day}`,
    to: (day: string): string => `to ${day}`,
    environments: (names: readonly string[]): string => `environment ${either(names)}`,
    kinds: (kinds: readonly string[]): string => `kind ${either(kinds)}`,
    by: (names: readonly string[]): string => `by ${either(names)}`,
    trader: (id: string): string => `trader ${id}`,
    reasons: (reasons: readonly string[]): string => `reason ${either(reasons)}`,
    batch: (id: string): string => `batch ${id}`,
  },
};
