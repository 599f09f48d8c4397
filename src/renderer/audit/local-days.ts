import { dateOf } from '../ui/times';

/** A day as a date field gives it; years before 1970 are half-typed ones. */
const dayShape = /^((?:19[7-9]|[2-9]\d\d)\d)-(\d\d)-(\d\d)$/;

/** The local day so many days after another one at its first instant; undefined for what is no day. */
function startOf(day: string, daysLater: number): Date | undefined {
  const [, year, month, date] = dayShape.exec(day) ?? [];
  const named = new Date(Number(year), Number(month) - 1, Number(date));
  // A date that overflows, such as 31 February, is another day than was named.
  if (named.getDate() !== Number(date) || named.getMonth() !== Number(month) - 1) return undefined;
  // Counted in days, not in hours: a day on which the clocks change has 23 or 25 of them.
  return new Date(Number(year), Number(month) - 1, Number(date) + daysLater);
}

/** The first instant of a local day (`2026-11-24`) in UTC, with milliseconds; undefined for what is no day. */
export function firstInstantOf(day: string): string | undefined {
  return startOf(day, 0)?.toISOString();
}

/** The first instant after a local day, in UTC with milliseconds; undefined for what is no day. */
export function firstInstantAfter(day: string): string | undefined {
  return startOf(day, 1)?.toISOString();
}

/** The local day of an instant: `2026-11-24`; empty for what is no time. */
export function localDayOf(at: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return '';
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** A local day in words: `24 Nov 2026`; what is no day stays as it is. */
export function dayInWords(day: string): string {
  const start = startOf(day, 0);
  return start ? dateOf(start) : day;
}
