import { describe, expect, it } from 'vitest';
import { reasons } from '../../contract/lockouts';
import {
  chipsOf,
  filterInWords,
  filterOf,
  isBackwards,
  isFiltered,
  reasonWords,
  unfiltered,
  type Filtering,
} from './filtering';

const nameOf = (id: string): string => (id === 'demo' ? 'Demo' : id);
const chosen = (part: Partial<Filtering>): Filtering => ({ ...unfiltered, ...part });

const everything = chosen({
  text: 'frozen ',
  outcomes: ['done', 'not-sent'],
  fromDay: '2026-11-01',
  toDay: '2026-11-24',
  environmentIds: ['demo', 'gone'],
  kinds: ['order', 'session.saved', 'new.type'],
  administrators: ['dana'],
  traderId: ' 4242 ',
  reasons: ['connection-cut'],
  batchId: 'b-1',
});

describe('a filter', () => {
  it('that chooses nothing leaves nothing out, and asks with no part', () => {
    expect(filterOf(unfiltered)).toEqual({});
    expect(isFiltered(unfiltered)).toBe(false);
    expect(chipsOf(unfiltered, nameOf)).toEqual([]);
    expect(filterInWords(unfiltered, nameOf)).toBe('Everything in the journal.');
  });

  it('takes the last day as a whole', () => {
    const { from, to } = filterOf(chosen({ fromDay: '2026-11-24', toDay: '2026-11-24' }));
    expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(24 * 3600 * 1000);
  });

  it('leaves a half-typed day and blanks alone out', () => {
    expect(filterOf(chosen({ fromDay: '0202-11-24', text: '  ', traderId: ' ', batchId: ' ' }))).toEqual({});
  });

  it('asks with each of its parts', () => {
    expect(filterOf(everything)).toEqual({
      text: 'frozen',
      outcomes: ['done', 'not-sent'],
      from: expect.stringMatching(/^2026-1[01]-/),
      to: expect.stringMatching(/^2026-11-2[45]/),
      environmentIds: ['demo', 'gone'],
      kinds: ['order', 'session.saved', 'new.type'],
      administrators: ['dana'],
      traderId: '4242',
      reasons: ['connection-cut'],
      batchId: 'b-1',
    });
  });

  it('is shown part by part, in words', () => {
    expect(chipsOf(everything, nameOf).map(({ words }) => words)).toEqual([
      '“frozen”',
      'Done',
      'Not sent',
      'From 1 Nov 2026',
      'To 24 Nov 2026',
      'Demo',
      'gone',
      'Orders',
      'Session saved',
      'new.type',
      'By dana',
      'Trader 4242',
      'No answer came',
      'Batch b-1',
    ]);
  });

  it('is empty once each shown part was taken away', () => {
    let left = everything;
    for (let chip = chipsOf(left, nameOf)[0]; chip; chip = chipsOf(left, nameOf)[0]) {
      const before = chipsOf(left, nameOf).length;
      left = { ...left, ...chip.without };
      expect(chipsOf(left, nameOf)).toHaveLength(before - 1);
    }
    expect(isFiltered(left)).toBe(false);
  });

  it('is one sentence for whoever exports', () => {
    expect(filterInWords(everything, nameOf)).toBe(
      'What matches the filter: text “frozen”; outcome Done or Not sent; from 1 Nov 2026; to 24 Nov 2026; environment Demo or gone; kind Orders or Session saved or new.type; by dana; trader 4242; reason No answer came; batch b-1.',
    );
  });

  it('says when its first day comes after its last', () => {
    expect(isBackwards(chosen({ fromDay: '2026-11-25', toDay: '2026-11-24' }))).toBe(true);
    expect(isBackwards(chosen({ fromDay: '2026-11-24', toDay: '2026-11-24' }))).toBe(false);
    expect(isBackwards(chosen({ fromDay: '2026-11-24' }))).toBe(false);
  });
});

describe('the reasons', () => {
  const all = Object.values(reasons).flat();

  it('have words of their own, each a list’s item', () => {
    const words = all.map(reasonWords);
    expect(new Set(words).size).toBe(all.length);
    for (const one of words) expect(one).toMatch(/^\p{Lu}.*[^.]$/u);
  });
});
