/**
 * The day of a time (milliseconds since 1970) in this computer's time zone: `2026-11-24`, empty for NaN. Asks the calendar
 * once a day, as times mostly follow each other.
 */
export function dayNames(): (ms: number) => string {
  let [from, to, name] = [0, 0, ''];
  return (ms) => {
    if (ms >= from && ms < to) return name;
    if (Number.isNaN(ms)) return '';
    const day = new Date(ms);
    const [year, month, date] = [day.getFullYear(), day.getMonth(), day.getDate()];
    from = new Date(year, month, date).getTime();
    to = new Date(year, month, date + 1).getTime();
    const two = (number: number): string => String(number).padStart(2, '0');
    name = `${String(year)}-${two(month + 1)}-${two(date)}`;
    return name;
  };
}
