import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownWords } from './shown-words';

describe('a stranger’s words', () => {
  it.each([
    ['as they are', 'Ana Ibáñez — Northgate', 'Ana Ibáñez — Northgate'],
    ['from right to left', 'عبد الرحمن', 'عبد الرحمن'],
    ['with joiners that a script needs', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['on one line', ' one\r\n\ttwo\u2028three\n', 'one   two three'],
    ['without directional marks', 'a\u202eb\u2066c\u200ed', 'abcd'],
    ['without control characters', 'a\u0000b\u001b[31mc\u009f', 'ab[31mc'],
    ['with half a character replaced', 'a\ud83d', 'a\ufffd'],
    ['as nothing where nothing can be seen', '\u200b\n \u202e', ''],
  ])('are shown %s', (_how, text, shown) => {
    expect(shownWords(text, [], 100)).toBe(shown);
  });

  it('are cut between two characters', () => {
    expect(shownWords('abc😀', [], 4)).toBe('abc');
    expect(shownWords('abc😀', [], 5)).toBe('abc😀');
  });

  it('hold no secret, also where unseen signs stand inside it', () => {
    expect(shownWords('Sent: pass\u200bword\u0000', ['password'], 100)).toBe('Sent: [hidden]');
    expect(shownWords('Sent: key\n1', ['key 1'], 100)).toBe('Sent: [hidden]');
  });

  it('hold so many characters at most, nothing unseen and no secret, whatever came', () => {
    const signs = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\u0000',
      '\u009f',
      '\u202e',
      '\u2066',
      '\ud83d',
      '😀',
      'ع',
    );
    const words = fc.string({ unit: signs });
    const secret = fc.stringMatching(/^[!-Z^-~]{4,20}$/).filter((made) => !'hidden'.includes(made));
    fc.assert(
      fc.property(words, words, secret, fc.nat({ max: 50 }), (before, after, made, most) => {
        const shown = shownWords(before + made + after, [made], most);
        expect(shown.length).toBeLessThanOrEqual(most);
        expect(shown).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        expect(shown.isWellFormed()).toBe(true);
        expect(shown).not.toContain(made);
      }),
    );
  });
});
