/**
 * What begins a formula in a spreadsheet: the ASCII signs, and their fullwidth variants, which spreadsheets set to
 * Japanese or Chinese read as the same signs.
 */
const SIGN = '[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20]';
/** What a spreadsheet may drop before it looks for a formula: spaces, what can't be seen, and quotes. */
const SKIPPED = '((?:(?![\\t\\r\\n])[\\p{Cf}\\p{Z}\\p{Cc}"\'])*)';

/** What has neither sign nor separator begins no formula: most text, told quickly. */
const suspect = new RegExp(`${SIGN}|[\\t\\r\\n]`);
const start = new RegExp(`^${SKIPPED}(?=${SIGN}|[\\t\\r\\n])`, 'u');
const afterSeparator = new RegExp(`([;\\t\\r\\n])${SKIPPED}(?=${SIGN})`, 'gu');
const inJson = new RegExp(`;([\\p{Cf}\\p{Z}\\p{Cc}]*)(${SIGN})`, 'gu');

/**
 * Text that no spreadsheet takes for a formula: a `'` goes before what would begin one. It can be undone: each place
 * where that could be has exactly one more `'` than before.
 */
function inert(text: string): string {
  if (!suspect.test(text)) return text;
  // SECURITY: notes and server texts are strangers' words; as a formula they would run on the auditor's computer.
  const begun = text.replace(start, "'$1");
  // SECURITY: where a computer's list separator is ; or TAB, quotes within a line count for nothing and a cell begins there.
  return begun.replace(afterSeparator, "$1'$2");
}

const codeUnit = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** JSON in which no cell can begin with a formula: such a sign is written as its escape, so that the value stays the same. */
function inertJson(json: string): string {
  return !json.includes(';')
    ? json
    : json.replace(inJson, (_found, gap: string, sign: string) => `;${gap}${codeUnit(sign)}`);
}

const quoted = (text: string): string =>
  /[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A cell of text; empty for undefined. */
export const textCell = (text: string | undefined): string =>
  text === undefined ? '' : quoted(inert(text.toWellFormed()));

/** A cell of JSON; empty where the value can't be written as JSON. */
export function jsonCell(value: unknown): string {
  const json: string | undefined = JSON.stringify(value);
  return json === undefined ? '' : quoted(inertJson(json));
}

/** The cell of a value as it stands in a record: text, a number's digits, or JSON of anything else; empty for none. */
export function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? textCell(value) : jsonCell(value);
}
