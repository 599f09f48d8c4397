import { describe, expect, it } from 'vitest';
import { ticketWords } from './ticket-words';

describe('the form of a ticket in words', () => {
  it.each([
    ['', ''],
    ['DESK-\\d{3,6}', '“DESK-”, then 3 to 6 digits'],
    ['[A-Z]{2,10}-\\d+', '2 to 10 capital letters, then “-”, then 1 or more digits'],
    ['INC\\d{7}', '“INC”, then 7 digits'],
    ['C\\+\\+\\d', '“C++”, then 1 digit'],
    ['#?[^a-z ]*', 'at most 1 “#”, then any number of characters of [^a-z ]'],
    ['A{2}.{3,}', '2 “A”, then 3 or more characters'],
    ['[\\]x]\\w?', '1 character of [\\]x], then at most 1 letter, digit or _'],
  ])('of %s is: %s', (pattern, words) => expect(ticketWords(pattern)).toBe(words));
});
