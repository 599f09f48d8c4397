import { describe, expect, it } from 'vitest';
import { dayBars, MOST_BARS } from './day-bars';

describe('the chart of orders a day', () => {
  it('has every day between the oldest and the newest, oldest first, with its orders by outcome in words', () => {
    const bars = dayBars([
      ['2026-11-24', 8, 5, 1, 1, 1],
      ['2026-11-22', 1, 0, 0, 0, 0],
    ]);
    expect(bars.slice(-3).map(({ words }) => words)).toEqual([
      '22 Nov 2026: 1 order',
      '23 Nov 2026: 0 orders',
      '24 Nov 2026: 8 orders: 5 done, 1 refused, 1 unknown, 1 not sent',
    ]);
    expect(bars).toHaveLength(30);
    expect(bars.at(-1)?.parts.map(({ part, from, share }) => [part, from, share])).toEqual([
      ['done', 0, 5 / 8],
      ['refused', 5 / 8, 1 / 8],
      ['unknown', 6 / 8, 1 / 8],
      ['not-sent', 7 / 8, 1 / 8],
    ]);
  });

  it('has the newest days alone of many years, and none of none', () => {
    const bars = dayBars([
      ['2026-11-24', 1, 1, 0, 0, 0],
      ['2020-01-01', 900, 900, 0, 0, 0],
    ]);
    expect(bars).toHaveLength(MOST_BARS);
    expect(bars.at(-1)).toMatchObject({ day: '2026-11-24', parts: [{ share: 1 }] });
    expect(dayBars([])).toEqual([]);
  });
});
