/** What a text of the catalogue is marked with in these tests: whatever stands between them was said by it. */
export const [BEGIN, END] = ['\u27e6', '\u27e7'];

/**
 * A made-up language in which each text is the English one between marks, however deep in the catalogue it stands and
 * however it is made. The locale stays.
 */
export function marked<T>(said: T): T {
  const mark = (value: unknown, name?: string): unknown => {
    if (typeof value === 'string')
      return name === 'locale' || name === 'slot' ? value : `${BEGIN}${value}${END}`;
    if (typeof value === 'function')
      return (...given: unknown[]) => mark((value as (...given: unknown[]) => unknown)(...given));
    if (Array.isArray(value)) return value.map((one) => mark(one));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mark(one, key)]));
    return value;
  };
  return mark(said) as T;
}

/** A text without what the catalogue said of it. */
export function unmarked(text: string): string {
  let depth = 0;
  let left = '';
  for (const char of text) {
    if (char === BEGIN) depth += 1;
    else if (char === END) depth -= 1;
    else if (depth === 0) left += char;
  }
  return left;
}
