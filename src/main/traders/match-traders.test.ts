import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trader } from '../../contract/traders';
import { matchTraders } from './match-traders';

const trader = (userId: string, name: string, login: string): Trader => ({
  userId,
  name,
  login,
  source: 'sample',
});
const jurgen = trader('4820913', 'Jürgen Müller', 'jmueller');
const marisol = trader('4820914', 'Marisol Okonkwo-Reyes', 'mokonkwo');
const muna = trader('77', 'Muna Halabi', 'mhalabi');
const all = [jurgen, marisol, muna];

describe('finding a trader by what was typed', () => {
  it.each([
    ['', all],
    ['   ', all],
    ['muller', [jurgen]],
    ['MÜLLER', [jurgen]],
    ['reyes', [marisol]],
    ['konkwo', [marisol]],
    ['mokonkwo', [marisol]],
    ['jurgen muller', [jurgen]],
    ['jurgen halabi', []],
    ['48209', [jurgen, marisol]],
    ['77', [muna]],
    ['zzz', []],
  ])('%o finds the right people', (text, expected) => {
    expect(matchTraders(all, text)).toEqual(expected);
  });

  it('puts the exact id first', () => {
    const longer = trader('771', '77 Seven', 'x77');
    expect(matchTraders([longer, muna], '77')[0]).toBe(muna);
  });

  it('never throws and never invents a trader', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const found of matchTraders(all, text)) expect(all).toContain(found);
      }),
    );
  });
});
