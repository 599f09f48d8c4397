import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderSettings } from './order-settings';
import { weekdays, type WarnTime } from './setting-values';
import { warningsAt } from './warn-times';

const chicago = 'America/Chicago';
const time = (over: Partial<WarnTime>): WarnTime => ({
  days: ['mon'],
  from: '09:00',
  to: '17:00',
  zone: chicago,
  says: 'Careful.',
  ...over,
});
const isWarned = (one: WarnTime, at: string): boolean => warningsAt([one], Date.parse(at)).length > 0;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** So many minutes between two moments are warned of. */
function minutesWarned(one: WarnTime, from: string, to: string): number {
  let warned = 0;
  for (let at = Date.parse(from); at < Date.parse(to); at += MINUTE) warned += warningsAt([one], at).length;
  return warned;
}

describe('hours to warn in', () => {
  it('are those of their zone, from the first minute up to the last', () => {
    // 23 November 2026 is a Monday; Chicago is 6 hours behind UTC then.
    const one = time({});
    expect(isWarned(one, '2026-11-23T14:59:59.999Z')).toBe(false);
    expect(isWarned(one, '2026-11-23T15:00:00.000Z')).toBe(true);
    expect(isWarned(one, '2026-11-23T22:59:59.999Z')).toBe(true);
    expect(isWarned(one, '2026-11-23T23:00:00.000Z')).toBe(false);
    expect(isWarned(one, '2026-11-24T16:00:00.000Z')).toBe(false);
  });

  it('go over midnight and over the week’s end, and belong to the day on which they begin', () => {
    const night = time({ days: ['sat'], from: '22:00', to: '06:30' });
    expect(isWarned(night, '2026-11-29T03:59:00Z')).toBe(false);
    expect(isWarned(night, '2026-11-29T04:00:00Z')).toBe(true);
    expect(isWarned(night, '2026-11-29T12:29:00Z')).toBe(true);
    expect(isWarned(night, '2026-11-29T12:30:00Z')).toBe(false);
    expect(isWarned(night, '2026-11-28T12:00:00Z')).toBe(false);
    const sunday = time({ days: ['sun'], from: '23:00', to: '01:00' });
    expect(isWarned(sunday, '2026-11-30T06:30:00Z')).toBe(true);
    expect(isWarned(time({ days: ['mon'], from: '00:00', to: '00:00' }), '2026-11-23T06:00:00Z')).toBe(true);
  });

  it('follow the clocks over the change to and from summer time', () => {
    const night = time({ days: ['sat'], from: '22:00', to: '06:30' });
    expect(minutesWarned(night, '2026-03-07T12:00:00Z', '2026-03-08T20:00:00Z')).toBe(7.5 * 60);
    expect(minutesWarned(night, '2026-10-31T12:00:00Z', '2026-11-01T20:00:00Z')).toBe(9.5 * 60);
    // 02:30 is no time of that night; 01:30 comes twice.
    const skipped = time({ days: ['sun'], from: '02:00', to: '03:00' });
    expect(minutesWarned(skipped, '2026-03-08T00:00:00Z', '2026-03-09T00:00:00Z')).toBe(0);
    const twice = time({ days: ['sun'], from: '01:00', to: '02:00' });
    expect(minutesWarned(twice, '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z')).toBe(120);
  });

  it('say each text once, and know the vendor’s maintenance', () => {
    const at = Date.parse('2026-11-23T16:00:00Z');
    expect(warningsAt([time({}), time({}), time({ says: 'Twice.' })], at)).toEqual(['Careful.', 'Twice.']);
    const { builtIn } = orderSettings.warnTimes;
    expect(warningsAt(builtIn, Date.parse('2026-11-23T22:30:00Z'))).toHaveLength(1);
    expect(warningsAt(builtIn, Date.parse('2026-11-23T16:00:00Z'))).toEqual([]);
  });

  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const someTime = fc.record({
    days: fc.subarray([...weekdays], { minLength: 1 }),
    from: clock,
    to: clock,
    zone: fc.constant(chicago),
    says: fc.constant('x'),
  });
  const moment = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2028, 0) });

  it('are told by the day and minute that a clock on the wall shows, whatever they are', () => {
    const wall = new Intl.DateTimeFormat('sv-SE', {
      timeZone: chicago,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    fc.assert(
      fc.property(someTime, moment, (one, at) => {
        // As a week of minutes that begins on Monday at midnight, by another way than the code's own.
        const shown = Date.parse(`${wall.format(at).replace(' ', 'T')}Z`);
        const monday = Date.UTC(2024, 0, 1);
        const week = 7 * 24 * HOUR;
        const inWeek = (shown - monday) % week;
        const [from, to] = [one.from, one.to].map((text) => Date.parse(`1970-01-01T${text}Z`));
        const length = ((to ?? 0) - (from ?? 0) + 24 * HOUR) % (24 * HOUR) || 24 * HOUR;
        const isIn = one.days.some((day) => {
          const start = weekdays.indexOf(day) * 24 * HOUR + (from ?? 0);
          return (inWeek - start + week) % week < length;
        });
        expect(warningsAt([one], at).length > 0).toBe(isIn);
      }),
      { numRuns: 2000 },
    );
  });
});
