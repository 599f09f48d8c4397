import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleLine, visibleText } from './visible-text';

describe('visible text', () => {
  it.each([
    ['an override of the direction', 'Elena\u202Egnp.exe', 'Elena⟨U+202E⟩gnp.exe'],
    ['isolates', '\u2066a\u2069', '⟨U+2066⟩a⟨U+2069⟩'],
    ['marks of direction', 'a\u200F\u061Cb', 'a⟨U+200F⟩⟨U+061C⟩b'],
    ['zero-width characters', 'a\u200Bb\u2060c\uFEFF', 'a⟨U+200B⟩b⟨U+2060⟩c⟨U+FEFF⟩'],
    ['a joiner between Latin letters', 'ad\u200Dmin', 'ad⟨U+200D⟩min'],
    ['terminal sequences', '\u001B[31mred\u0007', '⟨U+001B⟩[31mred⟨U+0007⟩'],
    ['a soft hyphen and blank letters', 'a\u00ADb\u3164c\u2800', 'a⟨U+00AD⟩b⟨U+3164⟩c⟨U+2800⟩'],
    ['tags', 'a\u{E0061}', 'a⟨U+E0061⟩'],
    ['half a character', 'a\uD83Db', 'a⟨U+D83D⟩b'],
    ['line separators', 'a\u2028b\rc', 'a⟨U+2028⟩b⟨U+000D⟩c'],
  ])('shows %s', (_what, text, seen) => {
    expect(visibleLine(text)).toBe(seen);
  });

  it.each([
    'Zoë Müller-Strauß',
    '<b onclick="x">&amp;</b>',
    'two\nlines\tand\r\na tab',
    '👩‍👩‍👧‍👦 ❤️ 👍🏽 1️⃣ 🏳️‍🌈',
    '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
    'می‌خواهم',
    'क्‍ष',
    'العربية עברית',
    '陈伟 김민수 Ὀδυσσεύς',
  ])('leaves %j as it is', (text) => {
    expect(visibleText(text)).toEqual([{ kind: 'text', text }]);
  });

  it('leaves nothing hidden that turns, and loses nothing that is seen', () => {
    const control = fc.constantFrom(
      ...'\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200B\u001B\u0000',
    );
    const text = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), control)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (any) => {
        const parts = visibleText(any);
        const plain = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
        expect(plain).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\u001B\0]/);
        const back = parts.map((part) =>
          part.kind === 'text' ? part.text : String.fromCodePoint(parseInt(part.code.slice(2), 16)),
        );
        expect(back.join('')).toBe(any);
      }),
    );
  });
});
