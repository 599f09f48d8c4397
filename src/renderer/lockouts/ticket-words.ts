import { words } from '../../words/words';

const { some, someOf, exactly, timesOver, inOrder } = words.ticketForm;

/** Classes and escapes of a ticket's pattern that have a name. */
const kinds: Readonly<Record<string, Parameters<typeof some>[0]>> = {
  '\\d': 'digit',
  '[0-9]': 'digit',
  '\\w': 'word',
  '\\s': 'blank',
  '[A-Z]': 'capital',
  '[a-z]': 'small',
  '[A-Za-z]': 'letter',
  '[a-zA-Z]': 'letter',
  '[A-Z0-9]': 'capitalOrDigit',
  '[A-Za-z0-9]': 'letterOrDigit',
  '.': 'any',
};

/** One character, class or escape of a checked pattern, and its count. */
const piece = /(\\.|\[(?:\\.|[^\]])*\]|.)([?*+]|\{\d+(?:,\d*)?\})?/gsu;

/** From how many to how many a count goes; the second is undefined where there is no most. */
function boundsOf(count: string | undefined): readonly [least: number, most: number | undefined] {
  if (count === undefined) return [1, 1];
  if (count === '?') return [0, 1];
  if (count === '*') return [0, undefined];
  if (count === '+') return [1, undefined];
  const [least = '', most = least] = count.slice(1, -1).split(',');
  return [Number(least), most === '' ? undefined : Number(most)];
}

function inWords(what: string, count: string | undefined): string {
  const kind = kinds[what];
  const bounds = boundsOf(count);
  return kind ? some(kind, ...bounds) : someOf(what, ...bounds);
}

/** Whether a piece of a pattern stands for itself. */
const isPlain = (what: string): boolean =>
  what !== '.' && !what.startsWith('[') && !/^\\[dDwWsS]$/.test(what);

/** The form of a ticket in words: `“DESK-”, then 3 to 6 digits`; empty for an empty pattern. Expects a checked pattern. */
export function ticketWords(pattern: string): string {
  const parts: string[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') parts.push(exactly(plain));
    plain = '';
  };
  for (const [, what = '', count] of pattern.matchAll(piece)) {
    const itself = isPlain(what) ? what.replace(/^\\/, '') : undefined;
    if (itself !== undefined && count === undefined) plain += itself;
    else {
      flush();
      parts.push(itself === undefined ? inWords(what, count) : timesOver(itself, ...boundsOf(count)));
    }
  }
  flush();
  return inOrder(parts);
}
