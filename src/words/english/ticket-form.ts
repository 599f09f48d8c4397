import type { PluralForms } from '../forms';
import { plural } from './forms';

/** `at most 1`, `3 to 6`, `1 or more`: from the least to the most, which is undefined where there is no most. */
function howMany(least: number, most: number | undefined): string {
  if (most === undefined) return least === 0 ? 'any number of' : `${least} or more`;
  if (least === most) return `${least}`;
  return least === 0 && most === 1 ? 'at most 1' : `${least} to ${most}`;
}

const kinds = {
  digit: { one: 'digit', other: 'digits' },
  word: { one: 'letter, digit or _', other: 'letters, digits or _' },
  blank: { one: 'blank', other: 'blanks' },
  capital: { one: 'capital letter', other: 'capital letters' },
  small: { one: 'small letter', other: 'small letters' },
  letter: { one: 'letter', other: 'letters' },
  capitalOrDigit: { one: 'capital letter or digit', other: 'capital letters or digits' },
  letterOrDigit: { one: 'letter or digit', other: 'letters or digits' },
  any: { one: 'character', other: 'characters' },
} satisfies Readonly<Record<string, PluralForms>>;

function some(forms: PluralForms, least: number, most: number | undefined): string {
  return `${howMany(least, most)} ${most === undefined ? forms.other : plural(most, forms)}`;
}

/** The form of a ticket in words: `“DESK-”, then 3 to 6 digits`. */
export const ticketForm = {
  /** Characters of a kind; `most` is undefined where there is no most. */
  some: (kind: keyof typeof kinds, least: number, most: number | undefined): string =>
    some(kinds[kind], least, most),
  /** Characters of a set that has no name, as it stands in the pattern: `[^a-z ]`. */
  someOf: (set: string, least: number, most: number | undefined): string =>
    some({ one: `character of ${set}`, other: `characters of ${set}` }, least, most),
  /** Characters as they are. */
  exactly: (text: string): string => `“${text}”`,
  /** One character that comes several times. */
  timesOver: (text: string, least: number, most: number | undefined): string =>
    `${howMany(least, most)} “${text}”`,
  /** Pieces one after the other. */
  inOrder: (pieces: readonly string[]): string => pieces.join(', then '),
};
