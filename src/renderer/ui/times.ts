import { words } from '../../words/words';

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const toSecond = { ...clock, second: '2-digit' } as const;
const weekday = { weekday: 'long', day: 'numeric', month: 'long' } as const;

const styles = {
  minute: clock,
  zoned: { ...toSecond, timeZoneName: 'short' },
  exact: { ...toSecond, fractionalSecondDigits: 3 },
  dated: { dateStyle: 'medium' },
  day: weekday,
  dayOfYear: { ...weekday, year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Style = keyof typeof styles;
const formats = new Map<Style, Intl.DateTimeFormat>();

/** The first of them loads the rules of dates, which takes longer than all else on the first page: made when needed. */
function formatOf(style: Style): Intl.DateTimeFormat {
  const known = formats.get(style);
  if (known) return known;
  const made = new Intl.DateTimeFormat(words.locale, styles[style]);
  formats.set(style, made);
  return made;
}

/** A time that no clock can read is shown as it was written. */
function shown(at: string, style: Style): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : formatOf(style).format(time).replace(',', '');
}

/** Local hours and minutes: `14:32`. */
export function minuteOf(at: string): string {
  return shown(at, 'minute');
}

/** Local time to the millisecond: `14:32:05.118`. */
export function exactTimeOf(at: string): string {
  return shown(at, 'exact');
}

/** A local date: `23 Nov 2026`. */
export function dateOf(at: Date): string {
  return formatOf('dated').format(at);
}

/** Local date, time and zone: `23 Nov 2026, 14:32:05 CET`. */
export function localTimeOf(at: string): string {
  return Number.isNaN(Date.parse(at)) ? at : `${shown(at, 'dated')}, ${shown(at, 'zoned')}`;
}

/** The local day as a heading: `Today · Monday 23 November`; the year is named where it is not this one. */
export function dayOf(at: string, now: Date): string {
  const time = new Date(at);
  const sameYear = time.getFullYear() === now.getFullYear();
  const day = shown(at, sameYear ? 'day' : 'dayOfYear');
  return time.toDateString() === now.toDateString() ? `Today · ${day}` : day;
}

/** Seconds with one digit after the point below a minute: `12.4 s`; else minutes and seconds. */
export function lengthOf(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  return seconds < 60
    ? `${seconds.toFixed(1)} s`
    : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}
