import { count, counted } from './forms';

/** A count of orders, such as of a day. */
const orders = (all: number): string => counted(all, { one: 'order', other: 'orders' });

/** The chart of orders a day. */
const chart = {
  title: 'Orders a day',
  /** `parts` are those that follow, as far as there are any. */
  day: (day: string, all: number, parts: readonly string[]): string =>
    parts.length > 0 ? `${day}: ${orders(all)}: ${parts.join(', ')}` : `${day}: ${orders(all)}`,
  parts: {
    done: (orders: number): string => `${count(orders)} done`,
    refused: (orders: number): string => `${count(orders)} refused`,
    unknown: (orders: number): string => `${count(orders)} unknown`,
    'not-sent': (orders: number): string => `${count(orders)} not sent`,
  },
};

/** The strip below the records, while text is searched for in them. */
const search = {
  underWay: 'Searching older records…',
  /** A note beside it. */
  before: (seq: number): string => `before record ${count(seq)}`,
  stopped: (seq: number): string => `Searched down to record ${count(seq)}; older records were not searched.`,
  stop: 'Stop',
  goOn: 'Search older',
};

/** The page of the history: its records by day, newest first. */
export const history = {
  title: 'History',
  practice: 'Practice: nothing is sent to anyone.',
  howItIs: 'Newest first. Nothing here can be edited or deleted.',
  export: 'Export…',
  goTo: 'Go to',
  /** The same field's name for those who do not see that it takes a date. */
  goToDate: 'Go to a date',
  /** Beside it, where the day that was asked for has no record that is shown. */
  noneOn: (asked: string, shown: string): string => `Nothing on ${asked}. Before it comes ${shown}.`,
  beginsOn: (first: string): string => `What is shown here begins on ${first}.`,
  chart,

  reading: 'Reading the records…',
  unread:
    'These records can’t be read now. Nothing was changed; try again, and see the journal’s state above.',
  noMatch: {
    title: 'Nothing matches',
    text: 'No record of this journal passes the filter. Nothing was changed or removed.',
  },
  empty: {
    title: 'No records yet',
    text: 'Each order is recorded here before it is sent, and its outcome as soon as it is known.',
  },
  search,
  /** A button that brings what was recorded since the list was read. */
  newer: (records: number): string => counted(records, { one: 'new record', other: 'new records' }),

  /** The table's name. */
  table: 'Records, newest first',
  columns: { time: 'Time', outcome: 'Outcome', what: 'What', by: 'By' },
  /** In place of a row that is not there yet; read aloud alone. */
  rowBeingRead: 'Being read',
  /** In place of an outcome. */
  underWay: 'Under way',
  /** What an administrator found out about an unknown. */
  closed: (finding: string): string => `Closed: ${finding}.`,
  /** What an administrator typed with an order, after the application's own words. */
  typed: (notes: string): string => `“${notes}”`,
  dayWithOrders: (day: string, all: number): string => `${day} · ${orders(all)}`,
  /** In place of a day. */
  noDay: 'At a time that no clock shows',
};
