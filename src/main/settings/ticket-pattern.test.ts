import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTicket } from '../../contract/ticket-form';
import { checkTicketPattern } from './ticket-pattern';

describe('the form of a ticket', () => {
  it.each([
    ['DESK-\\d{3,6}', 'DESK-123', 'DESK-12'],
    ['[A-Z]{2,10}-\\d+', 'OPS-1', 'ops-1'],
    ['INC\\d{7}', 'INC0012345', 'INC0012345x'],
    ['[^a-z ]+', 'A-1', 'a-1'],
    ['C\\+\\+ \\(\\d\\)', 'C++ (1)', 'C++ 1'],
    ['[\\w\\-.]?#\\d*', '#', '##'],
    ['Ä\\d', 'Ä1', 'A1'],
    ['.{3}', 'abc', 'abcd'],
  ])('may be %s, which %s is and %s is not', (pattern, good, bad) => {
    expect(checkTicketPattern(pattern)).toEqual({ kind: 'good', value: pattern });
    expect([isTicket(pattern, good), isTicket(pattern, bad)]).toEqual([true, false]);
  });

  it('may be left open: then any text is a ticket', () => {
    expect(checkTicketPattern('')).toEqual({ kind: 'good', value: '' });
    expect(isTicket('', 'whatever')).toBe(true);
  });

  it.each([
    ['a group', '(DESK)-1'],
    ['an alternative', 'DESK|OPS'],
    ['a look-ahead', '(?=a)a'],
    ['a back-reference', '(a)\\1'],
    ['a reference outside a group', '\\1'],
    ['an anchor', '^DESK$'],
    ['a count of a count', 'a+*'],
    ['a lazy count', 'a+?'],
    ['a count of nothing', '+a'],
    ['a count that is none', 'a{,3}'],
    ['a count the wrong way round', 'a{3,2}'],
    ['a range the wrong way round', '[z-a]'],
    ['an open class', '[a-z'],
    ['a class in a class', '[[a]]'],
    ['a property', '\\p{L}'],
    ['a word’s edge', 'a\\b'],
    ['a line break', 'a\nb'],
    ['a backslash at the end', 'a\\'],
    ['four counts that vary', 'a+b*c{1,2}d{2,}'],
    ['four question marks', 'a?b?c?d?'],
    ['201 characters', 'a'.repeat(201)],
    ['half a character', '\ud800'],
  ])('may not have %s: %s', (_, pattern) => {
    expect(checkTicketPattern(pattern).kind).toBe('wrong');
  });

  it('keeps nobody busy, whatever it is and whatever is compared with it', () => {
    const atoms = fc.constantFrom('a', '.', '\\w', '[a-z]', '[^b]', 'b');
    const counts = fc.constantFrom('', '', '?', '*', '+', '{1,200}', '{2,}', '{3}');
    const patterns = fc
      .array(fc.tuple(atoms, counts), { maxLength: 12 })
      .map((pieces) => pieces.flat().join(''));
    const tickets = fc.constantFrom('a'.repeat(200), `${'a'.repeat(199)}!`, `${'ab'.repeat(100)}!`);
    fc.assert(
      fc.property(patterns, tickets, (pattern, ticket) => {
        if (checkTicketPattern(pattern).kind !== 'good') return;
        const begin = performance.now();
        isTicket(pattern, ticket);
        expect(performance.now() - begin).toBeLessThan(1000);
      }),
      {
        examples: [
          ['a?a?a?a*a*a*!', 'a'.repeat(200)],
          ['.{1,200}.{1,200}.{1,200}!!', 'a'.repeat(200)],
        ],
      },
    );
  });

  it('of any text is judged without throwing, and one that is good compiles', () => {
    const parts = fc.constantFrom(...'a9-\\[]{}()|?*+.^$,d1'.split(''), '\\d', '[a-z]', '{1,2}');
    const texts = fc.oneof(
      fc.string(),
      fc.array(parts, { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        if (checkTicketPattern(text).kind === 'good') expect(typeof isTicket(text, 'DESK-1')).toBe('boolean');
      }),
      { numRuns: 200 },
    );
  });
});
