/** A value whose bytes differ between records of one shape: the inside of a text, or a number. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly kind: 'text' | 'number';
  /** The names of the members that it is and stands in, from the outermost on, with dots between. */
  readonly path: string;
}

/** What a walk over JSON finds besides its values. */
export interface Tokens {
  /** Names of the outermost object in their order. */
  readonly members: readonly string[];
  readonly slots: readonly Slot[];
  /** The first name that stands twice in one object. */
  readonly twice: string | undefined;
  /** Where the first white space between tokens is. */
  readonly space: number | undefined;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
const inNumber = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2b || byte === 0x2e || (byte | 0x20) === 0x65;

/** An object or array that is not ended yet. */
interface Scope {
  /** Names that stood in it already; undefined for an array. */
  readonly names: Set<string> | undefined;
  /** Of itself. */
  readonly path: string;
}

/** Below so many objects, what stands in one has its path: it would be longer than the record. */
const MAX_PATH = 4;

function endOfText(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

function endOfNumber(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && inNumber(bytes[at] ?? 0)) at += 1;
  return at;
}

/** The name between quotes, unescaped: two spellings of one name are one name. */
function nameOf(bytes: Buffer, start: number, end: number): string {
  return JSON.parse(bytes.toString('utf8', start - 1, end + 1)) as string;
}

/** Walks over bytes that are known to be one valid JSON text (UTF-8), as deep as they go. Positions are bytes. */
export function tokensOf(bytes: Buffer): Tokens {
  const walk = new Walk(bytes);
  for (let at = 0; at < bytes.length;) at = walk.step(at, bytes[at] ?? 0);
  return walk;
}

class Walk implements Tokens {
  readonly members: string[] = [];
  readonly slots: Slot[] = [];
  twice: string | undefined;
  space: number | undefined;
  readonly #scopes: Scope[] = [];
  #expectsName = false;
  #path = '';

  constructor(readonly bytes: Buffer) {}

  /** The position after the token, or the byte between tokens, at a position. */
  step(at: number, byte: number): number {
    if (byte === QUOTE) return this.#text(at + 1);
    if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) {
      const end = endOfNumber(this.bytes, at);
      this.slots.push({ start: at, end, kind: 'number', path: this.#path });
      return end;
    }
    if (byte === 0x7b || byte === 0x5b)
      this.#scopes.push({ names: byte === 0x7b ? new Set() : undefined, path: this.#path });
    if (byte === 0x7d || byte === 0x5d) this.#path = this.#scopes.pop()?.path ?? '';
    if (byte === 0x7b || byte === 0x2c) this.#expectsName = this.#scopes.at(-1)?.names !== undefined;
    if (byte === 0x5b) this.#expectsName = false;
    if (isSpace(byte)) this.space ??= at;
    return at + 1;
  }

  #text(start: number): number {
    const end = endOfText(this.bytes, start);
    const { names, path = '' } = this.#scopes.at(-1) ?? {};
    if (!names || !this.#expectsName) {
      this.slots.push({ start, end, kind: 'text', path: this.#path });
      return end + 1;
    }
    const name = nameOf(this.bytes, start, end);
    // SECURITY: programs differ in which of two equal names they believe, so a record with two says nothing.
    if (names.has(name)) this.twice ??= name;
    names.add(name);
    const depth = this.#scopes.length;
    if (depth === 1) this.members.push(name);
    if (depth <= MAX_PATH) this.#path = depth === 1 ? name : `${path}.${name}`;
    this.#expectsName = false;
    return end + 1;
  }
}
