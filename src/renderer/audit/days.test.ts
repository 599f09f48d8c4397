import { describe, expect, it } from 'vitest';
import type { HistoryRow } from '../../contract/history';
import { dayHeading, dayOfItem, withDays } from './days';

const row = (at: string, seq: number): HistoryRow => ({
  kind: 'order',
  seq,
  at,
  orderId: `o${seq}`,
  environment: { id: 'demo', name: 'Demo', kind: 'demo' },
  target: { userId: '1', source: 'typed' },
  result: 'under-way',
  by: 'dana',
});
const now = new Date('2026-11-23T18:00:00');
const rows = [row('2026-11-23T14:00:00', 3), row('2026-11-23T13:00:00', 2), row('2025-12-31T14:00:00', 1)];

describe('the days of the history', () => {
  it('stand before the first of their rows, which keep their order', () => {
    const items = withDays(rows);
    expect(items.map((item) => (item.kind === 'day' ? item.day : item.seq))).toEqual([
      '2026-11-23',
      3,
      2,
      '2025-12-31',
      1,
    ]);
    expect(items.map(dayOfItem)).toEqual([
      '2026-11-23',
      '2026-11-23',
      '2026-11-23',
      '2025-12-31',
      '2025-12-31',
    ]);
  });

  it('stand again where the clock was set back over midnight', () => {
    const again = withDays([
      row('2026-11-23T00:10:00', 3),
      row('2026-11-22T23:55:00', 2),
      row('2026-11-23T00:01:00', 1),
    ]);
    expect(again.filter((item) => item.kind === 'day')).toHaveLength(3);
  });

  it('name today, the year of another year, and their orders where those were counted', () => {
    expect(dayHeading('2026-11-23', now, 2)).toBe('Today · Monday 23 November · 2 orders');
    expect(dayHeading('2025-12-31', now, 1)).toBe('Wednesday 31 December 2025 · 1 order');
    expect(dayHeading('2025-12-31', now, undefined)).toBe('Wednesday 31 December 2025');
    expect(dayHeading('2025-12-31', now, 0)).toBe('Wednesday 31 December 2025');
  });

  it('have a name also where a record’s time is none', () => {
    expect(dayHeading('', now, undefined)).toMatch(/no clock/);
  });
});
