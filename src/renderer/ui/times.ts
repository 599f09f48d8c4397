import { words } from '../../words/words';

const locale = 'en-GB';

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const toSecond = { ...clock, second: '2-digit' } as const;

const formats = {
  minute: new Intl.DateTimeFormat(locale, clock),
  zoned: new Intl.DateTimeFormat(locale, { ...toSecond, timeZoneName: 'short' }),
  exact: new Intl.DateTimeFormat(locale, { ...toSecond, fractionalSecondDigits: 3 }),
  dated: new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }),
  day: new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }),
  dayOfYear: new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }),
};

/** A time that no clock can read is shown as it was written. */
function shown(at: string, format: Intl.DateTimeFormat): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : format.format(time).replace(',', '');
}

/** Local hours and minutes: `14:32`. */
export function minuteOf(at: string): string {
  return shown(at, formats.minute);
}

/** Local time to the millisecond: `14:32:05.118`. */
export function exactTimeOf(at: string): string {
  return shown(at, formats.exact);
}

/** Local date, time and zone: `23 Nov 2026, 14:32:05 CET`. */
export function localTimeOf(at: string): string {
  return Number.isNaN(Date.parse(at)) ? at : `${shown(at, formats.dated)}, ${shown(at, formats.zoned)}`;
}

/** The local day as a heading: `Today · Monday 23 November`; the year is named where it is not this one. */
export function dayOf(at: string, now: Date): string {
  const time = new Date(at);
  const sameYear = time.getFullYear() === now.getFullYear();
  const day = shown(at, sameYear ? formats.day : formats.dayOfYear);
  return time.toDateString() === now.toDateString() ? words.common.today(day) : day;
}

/** Seconds with one digit after the point below a minute: `12.4 s`; else minutes and seconds. */
export function lengthOf(ms: number): string {
  const { milliseconds, seconds: inSeconds, minutes } = words.amounts;
  if (ms < 1000) return milliseconds(Math.round(ms));
  const seconds = ms / 1000;
  return seconds < 60 ? inSeconds(seconds) : minutes(Math.floor(seconds / 60), Math.floor(seconds % 60));
}
