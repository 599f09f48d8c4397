import { describe, expect, it } from 'vitest';
import { marked, unmarked } from '../../tests/stand-ins/marked-words';
import { formsOf } from './forms';
import { wordsFor, words, type Words } from './words';

const german: Words = { ...words, locale: 'de-DE' };
const brazilian: Words = { ...words, locale: 'pt-BR' };
const languages = new Map([
  ['en', words],
  ['de', german],
  ['pt-BR', brazilian],
]);

describe('the language', () => {
  it.each([
    [['de-AT', 'en'], german],
    [['pt-BR'], brazilian],
    [['pt-PT', 'de'], german],
    [['en-US', 'de'], words],
    [['xx'], words],
    [[], words],
  ])('for %j is the first that there is', (wanted, expected) => {
    expect(wordsFor(wanted, languages)).toBe(expected);
  });
});

describe('a language of tests', () => {
  it('has the form of English, and marks each text however it is made', () => {
    const tests: Words = marked(words);
    expect(tests.locale).toBe(words.locale);
    for (const said of [tests.common.cancel, tests.common.today('Monday')]) {
      expect(said).not.toBe('');
      expect(unmarked(said)).toBe('');
    }
    expect(unmarked(`Dana: ${tests.common.cancel}`)).toBe('Dana: ');
  });
});

describe('counts', () => {
  it('have the form and the digits that their language gives them', () => {
    const polish = { one: 'rekord', few: 'rekordy', many: 'rekordów', other: 'rekordu' };
    const { counted } = formsOf('pl');
    expect([1, 2, 5, 22, 25].map((count) => counted(count, polish))).toEqual([
      '1 rekord',
      '2 rekordy',
      '5 rekordów',
      '22 rekordy',
      '25 rekordów',
    ]);
    expect(formsOf('en-GB').counted(18_206, { one: 'record', other: 'records' })).toBe('18,206 records');
    expect(formsOf('de').count(18_206)).toBe('18.206');
  });
});

describe('the help', () => {
  it('does not promise that “Intact” tells of records that were cut off the end', () => {
    const said = words.help.paragraphs.proof.find((paragraph) => paragraph.includes('“Intact”'));
    expect(said).toMatch(/from the first record to the last .* cut off the end, only the anchor/);
    expect(said).toContain('Practice has no anchor');
  });
});
