/** What text is looked for, over bytes and in a record. */
export interface TextPattern {
  /**
   * Over a record's bytes read as Latin-1: where neither is found, the record surely doesn't hold the text. The second
   * is for what is rarely there at all, and needs to be asked only where one of `strange` is.
   */
  readonly plain: RegExp;
  readonly rare: RegExp;
  readonly strange: readonly Buffer[];
  /** Whether a record's line (without its newline) holds the text in one of its values. */
  readonly isIn: (line: Buffer) => boolean;
}

/** Upper-case characters by their lower-case one, where that is a single character; made at the first need. */
let uppers: Map<string, string[]> | undefined;
function uppersOf(lower: string): readonly string[] {
  uppers ??= allUppers();
  return uppers.get(lower) ?? [];
}
/** No character above has an upper or lower case. */
const LAST_CASED = 0x1e943;

function allUppers(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (let code = 0x80; code <= LAST_CASED; code += 1) {
    const upper = String.fromCodePoint(code);
    const lower = upper.toLowerCase();
    if (lower !== upper) found.set(lower, [...(found.get(lower) ?? []), upper]);
  }
  return found;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** A character as the bytes of a JSON text may say it: in any case, composed or not. */
function formsOf(character: string): readonly string[] {
  const upper = /[a-z]/.test(character) ? [character.toUpperCase()] : [];
  const cases = character < '\u0080' ? [character, ...upper] : [character, ...uppersOf(character)];
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

/** What a line may hold that says the text in bytes that `alternatives` does not foresee; such lines are all read. */
function strangeForms(text: string): readonly string[] {
  const forms = ['\\u'];
  if (text.includes('/')) forms.push('\\/');
  // The signs for Kelvin and the dotted I have an ASCII letter for their lower case.
  if (text.includes('k')) forms.push(latin1('\u212a'));
  if (text.includes('i')) forms.push(latin1('\u0130'));
  // Combining accents may be put together with the character before them in more than one way.
  if (/[^\0-\x7f]/.test(text)) forms.push('\xcc', '\xcd');
  return forms;
}

/** Any case, and accents composed; on both sides alike. */
const folded = (text: string): string => text.normalize('NFC').toLowerCase();

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
  return {
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
