import { weekdays, type WarnTime } from './setting-values';

/** The formats of zones, which are dear to make. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, made);
  return made;
}

/** Day and minute as the clocks of a zone show them; the day is a place in `weekdays`. */
function onTheWall(zone: string, now: number): { readonly day: number; readonly minute: number } {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const name = (parts.get('weekday') ?? '').toLowerCase();
  return {
    day: weekdays.findIndex((weekday) => weekday === name),
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

function minuteOf(time: string): number {
  const [hours = '', minutes = ''] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function isWithin({ days, from, to, zone }: WarnTime, now: number): boolean {
  const { day, minute } = onTheWall(zone, now);
  const [start, end] = [minuteOf(from), minuteOf(to)];
  const beginsOn = (place: number): boolean => days.some((name) => name === weekdays[(place + 7) % 7]);
  if (start < end) return beginsOn(day) && minute >= start && minute < end;
  // It ends on the day after.
  return (beginsOn(day) && minute >= start) || (beginsOn(day - 1) && minute < end);
}

/**
 * What the hours to warn in say at a moment (ms since 1970), each text once. Times are those that clocks show in their
 * zone, so that a change to or from summer time moves nothing. Throws for a zone that there is not.
 */
export function warningsAt(times: readonly WarnTime[], now: number): readonly string[] {
  return [...new Set(times.filter((time) => isWithin(time, now)).map(({ says }) => says))];
}
