/**
 * Text as it may be shown on a terminal: control characters, those that turn the direction of writing or can't be seen,
 * and lone halves of characters are written as `\u{...}`.
 */
export function printable(text: string): string {
  // SECURITY: a file's text could otherwise rewrite what a terminal showed before.
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, (char) => {
    return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
