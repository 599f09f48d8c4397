import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textPattern } from './text-pattern';

const lineOf = (text: unknown, write = JSON.stringify): Buffer =>
  Buffer.from(
    `{"v":1,"seq":1,"prev":"${'a'.repeat(64)}","data":{"name":${write(text)}},"hash":"beef","sig":"cafe"}`,
  );

/** Whether a text is found: by the bytes, which may find too much, and by the record. */
function finds(text: string, line: Buffer): boolean {
  const { plain, literal, rare, strange, isIn } = textPattern(text);
  const bytes = line.toString('latin1');
  const isFound = (form: RegExp): boolean => ((form.lastIndex = 0), form.test(bytes));
  const inPlain = (!literal || line.includes(literal)) && isFound(plain);
  const maybe = inPlain || (strange.some((form) => line.includes(form)) && isFound(rare));
  if (isIn(line) && !maybe) throw new Error('The record holds it, and the bytes don’t say so.');
  return isIn(line);
}

describe('text that is looked for', () => {
  it.each([
    ['müller', 'Jürgen MÜLLER'],
    ['MÜLLER', 'mu\u0308ller'],
    ['Åsa', '\u212bsa'],
    ['ångström 7', 'A\u030aNGSTRÖM 7'],
    ['kelvin', '\u212aelvin'],
    ['İstanbul', 'İSTANBUL'],
    ['i̇stanbul', 'İstanbul'],
    ['straße', 'STRAẞE'],
    ['ΟΔΟΣ', 'οδος'],
    ['σ', 'Σ'],
    ['a "b" \\c', 'A "B" \\C'],
    ['\n', 'one\ntwo'],
    ['\u0001', 'x\u0001y'],
    ['👋', 'hi 👋'],
    ['(x+y)[0]', '(X+Y)[0]'],
  ])('%j is found in %j', (text, value) => {
    expect(finds(text, lineOf(value))).toBe(true);
  });

  it('is found however another writer escaped it', () => {
    const escaped = (text: unknown): string =>
      `"${[...String(text)].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`;
    expect(finds('Müller', lineOf('müller', escaped))).toBe(true);
    expect(
      finds(
        'a/b',
        lineOf('a/b', () => '"a\\/b"'),
      ),
    ).toBe(true);
  });

  it('is found in numbers, and in no name, hash or signature', () => {
    expect(finds('41', lineOf(412))).toBe(true);
    for (const text of ['name', 'beef', 'cafe', 'aaaa', 'prev']) expect(finds(text, lineOf('x'))).toBe(false);
  });

  it('is found in any value that holds it, in any case', () => {
    const any = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(any, any, any, fc.boolean(), (before, text, after, isUpper) => {
        const value = `${before}${text}${after}`;
        const fold = (one: string): string => one.normalize('NFC').toLowerCase();
        const shown = isUpper ? value.toUpperCase() : value;
        expect(finds(text, lineOf(shown))).toBe(fold(shown).includes(fold(text)));
      }),
      { numRuns: 3000 },
    );
  });
});
