import { isLosslessNumber, parse } from 'lossless-json';

/** Longest JSON text that is read, in UTF-16 code units; a documented answer holds some hundred. */
const MAX_JSON = 256 * 1024;

/** Deepest nesting that is read; a documented answer has two levels. */
const MAX_DEPTH = 32;

/** Index after the string that starts at `start`; past the end where it is never closed. */
function afterString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** Whether a colon follows, so that the string before it names a member. */
function isName(text: string, after: number): boolean {
  const colon = /[ \t\r\n]*:/y;
  colon.lastIndex = after;
  return colon.test(text);
}

/** Whether each object of a JSON text names its members once and nothing nests too deep. */
function isPlain(text: string): boolean {
  const open: Set<unknown>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '{' || char === '[') open.push(new Set());
    if (open.length > MAX_DEPTH) return false;
    if (char === '}' || char === ']') open.pop();
    if (char !== '"') continue;
    const after = afterString(text, at);
    if (isName(text, after)) {
      const names = open.at(-1);
      const name: unknown = JSON.parse(text.slice(at, after));
      if (names?.has(name)) return false;
      names?.add(name);
    }
    at = after - 1;
  }
  return true;
}

/**
 * The JSON object that a whole text is, its numbers kept digit for digit; undefined for anything else, for
 * a member named twice, nesting deeper than 32 and texts longer than 256 Ki code units. Never throws.
 */
export function readJsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.length > MAX_JSON) return undefined;
  try {
    // SECURITY: which of two equal names counts differs between readers, and lossless-json lets repeated values pass.
    return isPlain(text) ? asObject(parse(text)) : undefined;
  } catch {
    return undefined;
  }
}

/** The members of a JSON object by name; undefined for every other value. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value) || isLosslessNumber(value)) return undefined;
  return Object.fromEntries(Object.entries(value));
}
