import { describe, expect, it } from 'vitest';
import type { HistoryRow } from '../../contract/history';
import { daysOf } from './days';

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
  it('name today, and the year of another year', () => {
    expect(daysOf(rows, now, true).map((day) => day.heading)).toEqual([
      'Today · Monday 23 November · 2 orders',
      'Wednesday 31 December 2025 · 1 order',
    ]);
  });

  it('give no count for a day that may go on among older rows', () => {
    expect(daysOf(rows, now, false).at(-1)?.heading).toBe('Wednesday 31 December 2025');
  });

  it('have the count of all their orders once that is known, listed or not', () => {
    const headings = daysOf(rows, now, false, (at) => (at.startsWith('2025') ? 1204 : undefined)).map(
      (day) => day.heading,
    );
    expect(headings).toEqual([
      'Today · Monday 23 November · 2 orders',
      'Wednesday 31 December 2025 · 1,204 orders',
    ]);
  });

  it('keep the order of the rows', () => {
    expect(daysOf(rows, now, true).flatMap((day) => day.rows)).toEqual(rows);
  });
});
