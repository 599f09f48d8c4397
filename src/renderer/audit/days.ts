import type { HistoryRow } from '../../contract/history';
import { counted } from '../ui/numbers';
import { dayOf } from '../ui/times';

export interface Day {
  readonly heading: string;
  readonly rows: readonly HistoryRow[];
}

/** Rows by local day, in their order; `whole` says whether the last day is known to its first record. */
export function daysOf(rows: readonly HistoryRow[], now: Date, whole: boolean): readonly Day[] {
  const days: { heading: string; rows: HistoryRow[] }[] = [];
  for (const row of rows) {
    const heading = dayOf(row.at, now);
    const last = days.at(-1);
    if (last?.heading === heading) last.rows.push(row);
    else days.push({ heading, rows: [row] });
  }
  return days.map((day, index) => {
    const orders = day.rows.filter((row) => row.kind === 'order').length;
    const sure = whole || index < days.length - 1;
    return {
      rows: day.rows,
      heading: sure && orders > 0 ? `${day.heading} · ${counted(orders, 'order')}` : day.heading,
    };
  });
}
