/** What stands in a text where the token stood. */
const HIDDEN = '[token]';

/** A start of the token shorter than this says nothing of it. */
const TELLING = 8;

const htmlEscaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The token as servers write it: as it is, in JSON, in an address, in HTML; the longest first. */
function spellings(token: string): readonly string[] {
  const all = [token, JSON.stringify(token).slice(1, -1), encodeURIComponent(token), htmlEscaped(token)];
  return [...new Set(all)].sort((one, other) => other.length - one.length);
}

/** The text without a start of the token at its very end, where an answer was cut inside it. */
function withoutStartAtEnd(text: string, token: string): string {
  for (let length = Math.min(token.length, text.length); length >= TELLING; length -= 1) {
    if (text.endsWith(token.slice(0, length))) return `${text.slice(0, -length)}${HIDDEN}`;
  }
  return text;
}

/**
 * A stranger's text without the session's token, should it repeat what was sent to it; without a token, as it is.
 */
export function withoutToken(text: string, token: string | undefined): string {
  if (token === undefined || text === '') return text;
  // SECURITY: what a server says is recorded and shown, and some servers say back what they were sent.
  return spellings(token).reduce(
    (hidden, spelling) => withoutStartAtEnd(hidden.replaceAll(spelling, HIDDEN), spelling),
    text,
  );
}
