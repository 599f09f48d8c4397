import type { HistoryRow } from '../../contract/history';
import { counted } from '../ui/numbers';
import { dayOf } from '../ui/times';

export interface Day {
  readonly heading: string;
  readonly rows: readonly HistoryRow[];
}

/**
 * Rows by local day, in their order; `whole` says whether the last day is known to its first record, `ordersOf` how many
 * orders the day of an instant has where that was counted.
 */
export function daysOf(
  rows: readonly HistoryRow[],
  now: Date,
  whole: boolean,
  ordersOf: (at: string) => number | undefined = () => undefined,
): readonly Day[] {
  const days: { heading: string; rows: HistoryRow[] }[] = [];
  for (const row of rows) {
    const heading = dayOf(row.at, now);
    const last = days.at(-1);
    if (last?.heading === heading) last.rows.push(row);
    else days.push({ heading, rows: [row] });
  }
  return days.map((day, index) => {
    const sure = whole || index < days.length - 1;
    const listed = sure ? day.rows.filter((row) => row.kind === 'order').length : undefined;
    const orders = ordersOf(day.rows[0]?.at ?? '') ?? listed ?? 0;
    return {
      rows: day.rows,
      heading: orders > 0 ? `${day.heading} · ${counted(orders, 'order')}` : day.heading,
    };
  });
}
