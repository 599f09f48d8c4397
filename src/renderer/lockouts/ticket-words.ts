/** Classes and escapes of a ticket's pattern in words: one of them, and several. */
const classes: Readonly<Record<string, readonly [one: string, several: string]>> = {
  '\\d': ['digit', 'digits'],
  '[0-9]': ['digit', 'digits'],
  '\\w': ['letter, digit or _', 'letters, digits or _'],
  '\\s': ['blank', 'blanks'],
  '[A-Z]': ['capital letter', 'capital letters'],
  '[a-z]': ['small letter', 'small letters'],
  '[A-Za-z]': ['letter', 'letters'],
  '[a-zA-Z]': ['letter', 'letters'],
  '[A-Z0-9]': ['capital letter or digit', 'capital letters or digits'],
  '[A-Za-z0-9]': ['letter or digit', 'letters or digits'],
  '.': ['character', 'characters'],
};

/** One character, class or escape of a checked pattern, and its count. */
const piece = /(\\.|\[(?:\\.|[^\]])*\]|.)([?*+]|\{\d+(?:,\d*)?\})?/gsu;

function howMany(count: string): string {
  if (count === '?') return 'at most 1';
  if (count === '*') return 'any number of';
  if (count === '+') return '1 or more';
  const [least = '', most = least] = count.slice(1, -1).split(',');
  if (most === '') return `${least} or more`;
  return least === most ? least : `${least} to ${most}`;
}

function words(what: string, count: string | undefined): string {
  const [one, several] = classes[what] ?? [`character of ${what}`, `characters of ${what}`];
  if (count === undefined || count === '{1}') return `1 ${one}`;
  return `${howMany(count)} ${count === '?' ? one : several}`;
}

/** Whether a piece of a pattern stands for itself. */
const isPlain = (what: string): boolean =>
  what !== '.' && !what.startsWith('[') && !/^\\[dDwWsS]$/.test(what);

/** The form of a ticket in words: `“DESK-”, then 3 to 6 digits`; empty for an empty pattern. Expects a checked pattern. */
export function ticketWords(pattern: string): string {
  const parts: string[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') parts.push(`“${plain}”`);
    plain = '';
  };
  for (const [, what = '', count] of pattern.matchAll(piece)) {
    const itself = isPlain(what) ? what.replace(/^\\/, '') : undefined;
    if (itself !== undefined && count === undefined) plain += itself;
    else {
      flush();
      parts.push(itself === undefined ? words(what, count) : `${howMany(count ?? '')} “${itself}”`);
    }
  }
  flush();
  return parts.join(', then ');
}
