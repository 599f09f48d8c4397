import type { HistoryItem, HistoryRow } from '../../contract/history';
import { dayOf } from '../ui/times';
import { localDayOf } from './local-days';
import { words } from '../../words/words';

/** Rows as they stand in history: each day before the first of its rows. */
export function withDays(rows: readonly HistoryRow[]): readonly HistoryItem[] {
  const items: HistoryItem[] = [];
  let last: string | undefined;
  for (const row of rows) {
    const day = localDayOf(row.at);
    if (day !== last) items.push({ kind: 'day', day });
    last = day;
    items.push(row);
  }
  return items;
}

/** The local day that an item is of: `2026-11-24`; empty where its time is none. */
export function dayOfItem(item: HistoryItem): string {
  return item.kind === 'day' ? item.day : localDayOf(item.at);
}

/** A day as a heading, with its orders where they were counted: `Today · Monday 23 November · 2 orders`. */
export function dayHeading(day: string, now: Date, orders: number | undefined): string {
  const heading = day === '' ? words.history.noDay : dayOf(`${day}T12:00:00`, now);
  return orders === undefined || orders === 0 ? heading : words.history.dayWithOrders(heading, orders);
}
