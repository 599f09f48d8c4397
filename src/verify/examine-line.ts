import { isUtf8 } from 'node:buffer';
import { brief, flaw, type Flaw } from './flaw';
import { tokensOf, type Slot, type Tokens } from './json-tokens';
import { sha256 } from './sha256';

/** A line with its newline holds this many bytes at most. */
export const MAX_LINE = 65_536;

/** A line that is a record by itself; whether it continues a chain is for others to say. */
export interface ExaminedLine {
  readonly seq: number;
  readonly prev: string;
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly hash: string;
  /** Empty, or 88 characters whose form is checked and whose signature is not. */
  readonly sig: string;
  /** Where the text of `prev` ends. */
  readonly headEnd: number;
  /** Where the end that is not hashed begins. */
  readonly bodyEnd: number;
  /** Values between the two. */
  readonly slots: readonly Slot[];
}

// The last character before the padding holds two bits: another one would be a second spelling of the same bytes.
const tailForm = /,"hash":"([0-9a-f]{64})","sig":"((?:[A-Za-z0-9+/]{85}[AQgw]==)?)"\}$/;
const headForm = /^\{"v":1,"seq":([1-9][0-9]{0,14}),"prev":"([0-9a-f]{64})",/;
const timeForm = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;
const MEMBERS = ['v', 'seq', 'prev', 'id', 'at', 'type', 'actor', 'app', 'data', 'hash', 'sig'];

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Unknown members may stand between; those that the format names stand in its order. */
function misplaced({ members }: Tokens): Flaw | undefined {
  const known = members.filter((name) => MEMBERS.includes(name));
  const index = MEMBERS.findIndex((name, place) => known[place] !== name);
  if (index === -1) return undefined;
  return flaw('members', `the member ${String(MEMBERS[index])} in its place`, brief(known[index] ?? 'none'));
}

/** What a member of a record has to be; only what readers of a record lean on. */
function misshapen(fields: Fields): Flaw | undefined {
  const { id, at, type, actor, app, data } = fields;
  if (typeof id !== 'string') return flaw('members', 'a text in id', brief(id));
  if (typeof at !== 'string' || !timeForm.test(at)) {
    return flaw('members', 'a UTC time with milliseconds in at', brief(at));
  }
  if (typeof type !== 'string') return flaw('members', 'a text in type', brief(type));
  for (const [name, value] of Object.entries({ actor, app, data })) {
    if (!isObject(value)) return flaw('members', `an object in ${name}`, brief(value));
  }
  return undefined;
}

function examineJson(line: Buffer): { readonly fields: Fields; readonly tokens: Tokens } | Flaw {
  if (!isUtf8(line)) return flaw('utf8', 'UTF-8', 'other bytes');
  const fields = parsed(line.toString('utf8'));
  if (!isObject(fields)) return flaw('json', 'one JSON object', 'something else');
  const tokens = tokensOf(line);
  if (tokens.space !== undefined) {
    return flaw(
      'spaces',
      'no white space between tokens',
      `some at byte ${String(tokens.space)} of the line`,
    );
  }
  if (tokens.twice !== undefined) {
    return flaw('duplicate-member', 'each member once', `${brief(tokens.twice)} twice`);
  }
  return misplaced(tokens) ?? misshapen(fields) ?? { fields, tokens };
}

function foundEnd(line: Buffer): string {
  if (line.length === 0) return 'an empty line';
  return brief(line.toString('latin1', Math.max(0, line.length - 24)));
}

/** Reads a line (without its newline) completely, or says what is wrong with it. Its signature is not verified. */
export function examineLine(line: Buffer): ExaminedLine | Flaw {
  if (line.length >= MAX_LINE) {
    // How many is not known: no more of a line is gathered than shows that it is too long.
    return flaw('line-too-long', `at most ${String(MAX_LINE)} bytes with the newline`, 'more');
  }
  const tail = tailForm.exec(line.toString('latin1', Math.max(0, line.length - 256)));
  if (!tail) return flaw('tail', 'a line that ends in its hash and signature', foundEnd(line));
  const [whole, hash = '', sig = ''] = tail;
  const bodyEnd = line.length - whole.length;
  // SECURITY: hashed are the bytes as they are on disk; nothing is parsed and written again.
  const computed = sha256(line.subarray(0, bodyEnd));
  if (computed !== hash) return flaw('hash', computed, hash);
  const head = headForm.exec(line.toString('latin1', 0, 128));
  if (!head) {
    const start = brief(line.toString('latin1', 0, 40));
    return flaw('head', 'a line that starts with v 1, seq and prev', start);
  }
  const json = examineJson(line);
  if ('problem' in json) return json;
  const { fields, tokens } = json;
  const headEnd = head[0].length - 2;
  const slots = tokens.slots.filter(({ start, end }) => start > headEnd && end < bodyEnd + 1);
  const [seq, prev] = [Number(head[1]), head[2] ?? ''];
  const { id, at, type, data } = fields as { id: string; at: string; type: string; data: Fields };
  return { seq, prev, id, at, type, data, hash, sig, headEnd, bodyEnd, slots };
}
