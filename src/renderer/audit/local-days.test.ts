import { afterEach, describe, expect, it } from 'vitest';
import { dayInWords, firstInstantAfter, firstInstantOf, localDayOf } from './local-days';

const home = process.env['TZ'];
const inZone = (zone: string): void => void (process.env['TZ'] = zone);

afterEach(() => {
  if (home === undefined) delete process.env['TZ'];
  else process.env['TZ'] = home;
});

describe('a local day', () => {
  it.each([
    ['UTC', '2026-11-24', '2026-11-24T00:00:00.000Z', '2026-11-25T00:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-24', '2026-11-23T18:30:00.000Z', '2026-11-24T18:30:00.000Z'],
    // The clocks go forward: 23 hours.
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    // The clocks go back: 25 hours.
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
    // Midnight itself is left out: the day begins at one.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z', '2018-11-05T02:00:00.000Z'],
    // Midnight comes twice: the day begins with the first of them.
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
    // The last day of a year, and of a leap February.
    ['Pacific/Auckland', '2026-12-31', '2026-12-30T11:00:00.000Z', '2026-12-31T11:00:00.000Z'],
    ['UTC', '2028-02-29', '2028-02-29T00:00:00.000Z', '2028-03-01T00:00:00.000Z'],
  ])('in %s, %s, goes from %s until before %s', (zone, day, from, to) => {
    inZone(zone);
    expect(firstInstantOf(day)).toBe(from);
    expect(firstInstantAfter(day)).toBe(to);
    expect(localDayOf(from)).toBe(day);
    expect(localDayOf(new Date(Date.parse(to) - 1).toISOString())).toBe(day);
    expect(localDayOf(to)).not.toBe(day);
  });

  it.each(['', '2026-02-30', '2026-13-01', '2026-11-00', '0002-11-24', '0202-11-24', '1969-12-31', 'soon'])(
    'that is none, %j, has no instants',
    (day) => {
      expect(firstInstantOf(day)).toBeUndefined();
      expect(firstInstantAfter(day)).toBeUndefined();
    },
  );

  it('is written out', () => {
    expect(dayInWords('2026-11-24')).toBe('24 Nov 2026');
    expect(dayInWords('soon')).toBe('soon');
    expect(localDayOf('soon')).toBe('');
  });
});
