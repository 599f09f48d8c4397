import type { DayCount } from '../../contract/history';
import { dayInWords, firstInstantOf, localDayOf } from './local-days';
import { words } from '../../words/words';

/** Days that the chart shows at most. */
export const MOST_BARS = 60;
/** A young journal's chart has so many, so that one day is not all of it. */
const LEAST_BARS = 30;

export const barParts = ['done', 'refused', 'unknown', 'not-sent'] as const;
export type BarPart = (typeof barParts)[number];

/** One day of the chart, oldest first: its parts from the foot up as shares of the highest day. */
export interface DayBar {
  readonly day: string;
  readonly orders: number;
  readonly words: string;
  readonly parts: readonly { readonly part: BarPart; readonly from: number; readonly share: number }[];
}

const { chart } = words.history;

const before = (day: string): string => {
  const start = firstInstantOf(day);
  return start === undefined ? '' : localDayOf(new Date(Date.parse(start) - 1).toISOString());
};

function barOf(day: string, count: DayCount | undefined, most: number): DayBar {
  const [, orders = 0, ...by] = count ?? [day, 0];
  let from = 0;
  const said: string[] = [];
  const parts = barParts.flatMap((part, index) => {
    const number = by[index] ?? 0;
    if (number === 0) return [];
    const share = number / most;
    const one = { part, from, share };
    from += share;
    said.push(chart.parts[part](number));
    return [one];
  });
  return { day, orders, parts, words: chart.day(dayInWords(day), orders, said) };
}

/** The newest days with every day between them, 30 to 60, oldest first; none for none. */
export function dayBars(days: readonly DayCount[]): readonly DayBar[] {
  const [newest] = days[0] ?? [];
  if (newest === undefined) return [];
  const counts = new Map(days.map((count) => [count[0], count]));
  const oldest = days.at(-1)?.[0] ?? newest;
  const shown: string[] = [];
  for (
    let day = newest;
    day !== '' && (day >= oldest || shown.length < LEAST_BARS) && shown.length < MOST_BARS;
    day = before(day)
  )
    shown.push(day);
  const most = Math.max(1, ...shown.map((day) => counts.get(day)?.[1] ?? 0));
  return shown.reverse().map((day) => barOf(day, counts.get(day), most));
}
