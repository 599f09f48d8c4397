/** What text is looked for, over bytes and in a record. */
export interface TextPattern {
  /**
   * Over a record's bytes read as Latin-1: where neither is found, the record surely doesn't hold the text. The second
   * is for what is rarely there at all, and needs to be asked only where one of `strange` is.
   */
  readonly plain: RegExp;
  /** The longest part of it that is the same in any case, where that is of use: without it, `plain` is not there. */
  readonly literal?: Buffer;
  readonly rare: RegExp;
  readonly strange: readonly Buffer[];
  /** Whether a record's line (without its newline) holds the text in one of its values. */
  readonly isIn: (line: Buffer) => boolean;
}

/** Any case, and accents composed; on both sides alike. */
const folded = (text: string): string => text.normalize('NFC').toLowerCase();

/** Characters that become others when they are folded. */
interface Folding {
  /** By the one character that they become. */
  readonly toOne: ReadonlyMap<string, readonly string[]>;
  readonly toMore: readonly { readonly character: string; readonly become: string }[];
}

/** No character above becomes another one. */
const LAST_FOLDED = 0x2fa1d;
let folding: Folding | undefined;

/** All of them; worked out at the first search, once. */
function allFolding(): Folding {
  const toOne = new Map<string, string[]>();
  const toMore: { character: string; become: string }[] = [];
  for (let code = 0x80; code <= LAST_FOLDED; code += 1) {
    const character = String.fromCodePoint(code);
    const become = folded(character);
    if (become === character) continue;
    if ([...become].length > 1) toMore.push({ character, become });
    else toOne.set(become, [...(toOne.get(become) ?? []), character]);
  }
  return { toOne, toMore };
}
const allFolded = (): Folding => (folding ??= allFolding());

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** A character as the bytes of a JSON text may say it: in any case, composed or not. */
function formsOf(character: string): readonly string[] {
  const upper = /[a-z]/.test(character) ? [character.toUpperCase()] : [];
  const cases =
    character < '\u0080' ? [character, ...upper] : [character, ...(allFolded().toOne.get(character) ?? [])];
  // A sigma is another character at a word's end.
  if (character === 'σ' || character === 'ς') cases.push('σ', 'ς', 'Σ');
  const texts = cases.flatMap((one) => [one, one.normalize('NFD')]);
  return [...new Set(texts.map((one) => latin1(JSON.stringify(one).slice(1, -1))))];
}

function alternatives(character: string): string {
  const forms = formsOf(character).map(escaped);
  if (forms.length === 1) return forms[0] ?? '';
  return forms.every((form) => form.length === 1) ? `[${forms.join('')}]` : `(?:${forms.join('|')})`;
}

/** Shorter parts are found too often to save anything. */
const LEAST_LITERAL = 3;

/** The longest run of characters that a record says in one way alone. */
function literalIn(text: string): Buffer | undefined {
  const runs = [''];
  for (const character of text) {
    const [form, ...others] = formsOf(character);
    if (form === undefined || others.length > 0) runs.push('');
    else runs.push(`${runs.pop() ?? ''}${form}`);
  }
  const longest = runs.reduce((one, other) => (other.length > one.length ? other : one));
  return longest.length < LEAST_LITERAL ? undefined : Buffer.from(longest, 'latin1');
}

/** What a line may hold that says the text in bytes that `alternatives` does not foresee; such lines are all read. */
function strangeForms(text: string): readonly string[] {
  const forms = ['\\u'];
  if (text.includes('/')) forms.push('\\/');
  const { toOne, toMore } = allFolded();
  // The sign for Kelvin becomes a k: rare, and looked for apart, so that plain letters stay quick to find.
  for (const character of new Set(text)) {
    const rare = character < '\u0080' ? (toOne.get(character) ?? []) : [];
    forms.push(...rare.map(latin1));
  }
  const isIn = (become: string): boolean => [...become].some((one) => text.includes(one));
  forms.push(...toMore.flatMap(({ character, become }) => (isIn(become) ? [latin1(character)] : [])));
  // Accents, and the last parts of Korean syllables, may be put together with what is before them in more than one way.
  if (/[^\0-\x7f]/.test(text)) forms.push('\xcc', '\xcd');
  if (/[\uac00-\ud7a3]/.test(text)) forms.push('\xe1\x86', '\xe1\x87');
  return forms;
}

const notValues = ['prev', 'hash', 'sig'];

/** Whether a value, or any value in it, holds a text; names of members are none. Needs no recursion. */
function holds(record: Readonly<Record<string, unknown>>, text: string): boolean {
  const open = Object.entries(record).flatMap(([name, value]) => (notValues.includes(name) ? [] : [value]));
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) open.push(one);
    else if (typeof value === 'number' && String(value).includes(text)) return true;
    else if (typeof value === 'string' && folded(value).includes(text)) return true;
  }
  return false;
}

/** How a text, which is not empty, is looked for. */
export function textPattern(typed: string): TextPattern {
  const text = folded(typed);
  const strange = strangeForms(text);
  const literal = literalIn(text);
  return {
    ...(literal ? { literal } : {}),
    plain: new RegExp([...text].map(alternatives).join(''), 'g'),
    rare: new RegExp(strange.map(escaped).join('|'), 'g'),
    strange: strange.map((form) => Buffer.from(form, 'latin1')),
    isIn: (line) => {
      try {
        const record: unknown = JSON.parse(line.toString('utf8'));
        return (
          typeof record === 'object' && record !== null && holds(record as Record<string, unknown>, text)
        );
      } catch {
        return false;
      }
    },
  };
}
