import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../../tests/journal/csv-rows';
import { cellOf, jsonCell, textCell } from './csv-cells';

const skipped = '((?:(?![\\t\\r\\n])[\\p{Cf}\\p{Z}\\p{Cc}"\'])*)';
/** Takes the apostrophes away again that keep text from being a formula. */
const read = (cell: string): string =>
  cell
    .replace(new RegExp(`([;\\t\\r\\n])'${skipped}(?=[=+\\-@＝＋－＠])`, 'gu'), '$1$2')
    .replace(new RegExp(`^'${skipped}(?=[=+\\-@＝＋－＠\\t\\r\\n])`, 'u'), '$1');

/** What a spreadsheet would take for a formula, whatever it drops before it looks. */
const isFormula = (cell: string): boolean => /^[\p{Cf}\p{Z}\p{Cc}"]*[=+\-@＝＋－＠]/u.test(cell);

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠,;"\'\t\r\n a\u200b\u00a0\u0000\ufeff') }),
);

describe('a cell', () => {
  it('gives its text back, and is no formula, whatever the text is', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const [row = []] = rowsOf(`${textCell(text)},end\r\n`);
        expect(row).toHaveLength(2);
        expect(read(row[0] ?? '')).toBe(text.toWellFormed());
        expect(isFormula(row[0] ?? '')).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('is no formula either where ; or TAB parts cells and quotes within a line count for nothing', () => {
    fc.assert(
      fc.property(nasty, nasty, (one, two) => {
        const file = `1,${textCell(one)},${jsonCell({ [two]: one })}\r\n`;
        for (const separator of [/[;\r\n]/, /[\t\r\n]/]) {
          for (const cell of file.split(separator)) expect(isFormula(cell)).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('of JSON gives the same value back', () => {
    fc.assert(
      fc.property(fc.dictionary(nasty, fc.oneof(nasty, fc.double(), fc.array(nasty))), (value) => {
        const [row = []] = rowsOf(`${jsonCell(value)},end\r\n`);
        expect(JSON.parse(row[0] ?? '')).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠A1', "'＠A1"],
    ['\t=1', '"\'\t\'=1"'],
    ['\r=1', '"\'\r\'=1"'],
    ['\nplain', '"\'\nplain"'],
    ['  =1', "'  =1"],
    ['a;=cmd|x', '"a;\'=cmd|x"'],
    ['first\n- second', '"first\n\'- second"'],
    ['say "no"', '"say ""no"""'],
    ['a=b, c', '"a=b, c"'],
    ['9223372036854775807', '9223372036854775807'],
  ])('of the text %j is %j', (text, cell) => {
    expect(textCell(text)).toBe(cell);
  });

  it.each([
    [-5, '-5'],
    [1e21, '1e+21'],
    [null, ''],
    [undefined, ''],
    [true, 'true'],
    [['=1', 2], '"[""=1"",2]"'],
  ])('of the value %j is %j', (value, cell) => {
    expect(cellOf(value)).toBe(cell);
  });
});
