/** What stands in a text where a secret stood. */
const HIDDEN = '[hidden]';

/** The same for the one token that an order was sent with. */
const HIDDEN_TOKEN = '[token]';

/** A start of a secret shorter than this says nothing of it. */
const TELLING = 8;

const htmlEscaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A secret as servers write it: as it is, in JSON, in an address, in HTML. */
function spellings(secret: string): readonly string[] {
  if (secret === '') return [];
  const inHtml = htmlEscaped(secret);
  const inAddress = encodeURIComponent(secret.toWellFormed());
  return [secret, JSON.stringify(secret).slice(1, -1), inAddress, inHtml, inHtml.replaceAll("'", '&#39;')];
}

/** The text without a start of the secret at its very end, where an answer was cut inside it. */
function withoutStartAtEnd(text: string, secret: string, hidden: string): string {
  for (let length = Math.min(secret.length, text.length); length >= TELLING; length -= 1) {
    if (text.endsWith(secret.slice(0, length))) return `${text.slice(0, -length)}${hidden}`;
  }
  return text;
}

/** A stranger's text without the given secrets, should it repeat them; the longest are taken out first. */
export function withoutSecrets(text: string, secrets: readonly string[], hidden = HIDDEN): string {
  if (text === '') return text;
  const all = [...new Set(secrets.flatMap(spellings))].sort((one, other) => other.length - one.length);
  // SECURITY: what a server says is recorded and shown, and some servers say back what they were sent.
  return all.reduce(
    (kept, spelling) => withoutStartAtEnd(kept.replaceAll(spelling, hidden), spelling, hidden),
    text,
  );
}

/** A stranger's text without the session's token; without a token, as it is. */
export function withoutToken(text: string, token: string | undefined): string {
  return withoutSecrets(text, token === undefined ? [] : [token], HIDDEN_TOKEN);
}
