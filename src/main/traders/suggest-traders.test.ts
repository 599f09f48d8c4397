import { describe, expect, it } from 'vitest';
import type { Trader } from '../../contract/traders';
import { chooseTraders } from './suggest-traders';

const marisol: Trader = { userId: '4820913', name: 'Marisol Okonkwo-Reyes', source: 'sample' };
const other: Trader = { userId: '48', name: 'Otto', source: 'sample' };

/** Ids as they are suggested for a text, among so many traders. */
function idsFor(text: string, all: readonly Trader[] = [marisol, other]): string[] {
  return chooseTraders(all, text).map(({ userId }) => userId);
}

describe('whom a typed text may mean', () => {
  it('is first the trader with exactly that id, known or not: Enter takes the first', () => {
    expect(idsFor('48')).toEqual(['48', '4820913']);
    expect(idsFor('482')).toEqual(['482', '4820913']);
    expect(idsFor(' 4820913\n')).toEqual(['4820913']);
    expect(idsFor('777')).toEqual(['777']);
  });

  it('is nobody for what is no id and no name', () => {
    expect(idsFor('0')).toEqual([]);
    expect(idsFor('9223372036854775808')).toEqual([]);
  });

  it('holds 30 at most, the typed id among them', () => {
    const many = Array.from({ length: 50 }, (_, index): Trader => ({
      userId: String(48_000 + index),
      name: 'N',
      source: 'sample',
    }));
    const ids = idsFor('48', many);
    expect(ids).toHaveLength(30);
    expect(ids[0]).toBe('48');
  });
});
