import { withoutSecrets } from './without-secrets';

/** A line's end or a tab, which becomes a blank. */
const TURNS = /[\t\n\r\v\f\u0085\u2028\u2029]/gu;

/** What can't be seen or turns a line around: control characters and directional marks. */
const UNSEEN = /[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Sign by sign, so that a secret in a text becomes the same as the secret alone. */
const inOneLine = (text: string): string => text.toWellFormed().replace(TURNS, ' ').replace(UNSEEN, '');

/**
 * A stranger's words as one line without secrets and without what can't be seen, `most` UTF-16 code units at most; empty
 * where nothing is left.
 */
export function shownWords(text: string, secrets: readonly string[], most: number): string {
  // SECURITY: signs are taken out before secrets are looked for: one inside a secret would hide it from us alone.
  const kept = withoutSecrets(inOneLine(text), secrets.map(inOneLine)).trim();
  // The first half of a character that the cut went through goes with the rest of it.
  return kept
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}
