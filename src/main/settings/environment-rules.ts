import { builtInEnvironments, type Environment } from '../../contract/environments';
import { words } from '../../words/words';
import { good, wrong, type Checked } from './checked';
import { shown } from './problem-list';

const { environmentFaults: said } = words;

const isBuiltIn = (id: string): boolean => builtInEnvironments.some((environment) => environment.id === id);

/** An id: 1 to 32 small letters, digits and hyphens, no hyphen first; neither built-in nor taken. */
export function checkId(id: unknown, taken: readonly Environment[]): Checked<string> {
  if (typeof id !== 'string') return wrong(said.noId);
  if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(id)) {
    return wrong(said.id(shown(id)));
  }
  if (isBuiltIn(id)) return wrong(said.builtIn(shown(id)));
  if (taken.some((other) => other.id === id)) return wrong(said.idTwice(shown(id)));
  return good(id);
}

/** What can't be seen, turns writing round, or looks like the space that it is not; U+2800 is a Braille blank. */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/u;

/** Scripts with letters that look like Latin ones. */
const lookAlike =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Cherokee}\p{Script=Lisu}\p{Script=Armenian}]/u;

/**
 * A name without what the eye passes over: case, accents, width, spaces and punctuation. Names with the same key look
 * too much alike for two environments. Empty for a name without letters and digits.
 */
export function nameKey(name: string): string {
  // Twice, as upper case may need taking apart once more; and to upper case first, as the badge is: a dotless i becomes an I there.
  const folded = name.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
  return folded.replace(/[^\p{L}\p{N}]/gu, '');
}

/** A name: 1 to 40 characters that can be seen, one script, not like that of another environment. */
export function checkName(name: unknown, taken: readonly Environment[]): Checked<string> {
  if (typeof name !== 'string') return wrong(said.noName);
  const length = Array.from(name).length;
  if (length < 1 || length > 40) return wrong(said.nameLength(length));
  if (!name.isWellFormed() || unseen.test(name)) {
    return wrong(said.nameUnseen(shown(name)));
  }
  if (name !== name.trim() || name.includes('  ')) {
    return wrong(said.nameSpaces(shown(name)));
  }
  if (/\p{Script=Latin}/u.test(name) && lookAlike.test(name)) {
    return wrong(said.nameScripts(shown(name)));
  }
  // SECURITY: an environment dressed up as another takes orders that were meant for that one.
  const key = nameKey(name);
  if (key === '') return wrong(said.nameEmpty(shown(name)));
  const like = taken.find((other) => nameKey(other.name) === key);
  return like ? wrong(said.nameTaken(shown(name), shown(like.name))) : good(name);
}

type OwnKind = 'demo' | 'live';

/** The kind, which decides how hard the confirmation is. */
export function checkKind(kind: unknown): Checked<OwnKind> {
  return kind === 'demo' || kind === 'live' ? good(kind) : wrong(said.kind);
}

const MAX_ADDRESS = 500;

/** Nothing that a reader of addresses passes over or mends, or that looks like a user: spaces, backslashes, @, escapes in the host, query, hash. */
const plainAddress = /^https:\/\/[^/\s\\?#@%]+(?:\/[^\s\\?#@]*)?$/;

/** A host's name or number as a reader of addresses gives it; that alone would let braces and the like pass. */
const plainHost = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/;

/** Whether a host is a number that was written otherwise, as 1 for 0.0.0.1. */
const isOtherNumber = ({ hostname }: URL, address: string): boolean =>
  /^[\d.]+$/.test(hostname) && !address.startsWith(`https://${hostname}`);

/** A whole https address as calls use it: default port left out, no slash at the end. */
export function checkBaseUrl(address: unknown): Checked<string> {
  if (typeof address !== 'string') return wrong(said.noAddress);
  if (address.length > MAX_ADDRESS) return wrong(said.addressLength(MAX_ADDRESS));
  const url = plainAddress.test(address) && URL.canParse(address) ? new URL(address) : undefined;
  // SECURITY: tokens and orders go there, so that nothing but https will do.
  if (url?.protocol !== 'https:' || !plainHost.test(url.hostname) || isOtherNumber(url, address)) {
    return wrong(said.address(shown(address)));
  }
  return good(url.origin + url.pathname.replace(/\/+$/, ''));
}

/** What is wrong with calling a checked address by a checked kind: a built-in host keeps the kind that it has. */
export function kindFault(kind: OwnKind, baseUrl: string): string | undefined {
  const host = new URL(baseUrl).hostname;
  const sameHost = builtInEnvironments.find(
    (other) => other.baseUrl !== undefined && new URL(other.baseUrl).hostname === host,
  );
  // SECURITY: orders for Live confirmed as easily as those for Demo would be Live orders by mistake.
  if (sameHost === undefined || sameHost.kind === kind) return undefined;
  return said.kindOfHost(host, shown(sameHost.name), sameHost.kind);
}
