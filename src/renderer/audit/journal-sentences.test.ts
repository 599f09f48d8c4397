import { describe, expect, it } from 'vitest';
import type { JournalState } from '../../contract/audit';
import { journalTrouble, journalWord } from './journal-sentences';

const troubles: JournalState[] = [
  { kind: 'opening' },
  { kind: 'held', by: 'process 12' },
  { kind: 'not-writable', code: 'ENOSPC' },
  { kind: 'broken', segment: 'segment-000001.jsonl', line: 7 },
  { kind: 'not-there' },
  { kind: 'not-there', lostAt: 36 },
  ...(['missing', 'locked', 'denied', 'timed-out', 'damaged'] as const).map(
    (why) => ({ kind: 'no-keychain', why }) as const,
  ),
  ...(['no-key', 'no-anchor', 'other-computer'] as const).map(
    (why) => ({ kind: 'needs-key', why, host: 'desk-7' }) as const,
  ),
];

describe('a journal’s state', () => {
  it.each(troubles)('$kind says what it means for orders', (state) => {
    expect(journalTrouble('real', state)?.text).toMatch(/orders? |nothing is recorded/i);
  });

  it('has words of its own, each', () => {
    const titles = troubles.map((state) => journalTrouble('real', state)?.title);
    expect(new Set(titles).size).toBe(troubles.length);
    for (const state of troubles) expect(journalWord(state)).toMatch(/^[a-z ]{4,20}$/);
  });

  it.each([
    ['ENOSPC', 'room'],
    ['EDQUOT', 'for more'],
    ['short-write', 'room'],
    ['EACCES', 'permission'],
    ['EPERM', 'permission'],
    ['EROFS', 'read-only'],
    ['EIO', 'fails'],
    ['network-path', 'another computer'],
    ['clock', 'set its date'],
    ['EMFILE', 'look at the disk'],
    ['constructor', 'look at the disk'],
  ])('that can’t be written for %s is told what mends that: %s', (code, advice) => {
    const { title, text } = journalTrouble('real', { kind: 'not-writable', code }) ?? { title: '', text: '' };
    expect(title).toContain(code);
    expect(text).toContain(advice);
    expect(text.includes('free some space')).toBe(advice === 'room' || advice === 'for more');
    expect(text).toMatch(/\bask IT\b/i);
  });

  it('that can’t be continued names the place, for a missing segment as for a record that is not genuine', () => {
    const { title } =
      journalTrouble('real', { kind: 'broken', segment: 'segment-000002.jsonl', line: 1 }) ?? {};
    expect(title).toMatch(/not genuine.*missing \(segment-000002\.jsonl, line 1\)/);
  });

  it('that needs a key says which computer wrote it, and that nothing was changed', () => {
    for (const state of troubles.filter(({ kind }) => kind === 'needs-key')) {
      const { title, text } = journalTrouble('real', state) ?? { title: '', text: '' };
      expect(`${title} ${text}`).toContain('desk-7');
      expect(text).toContain('Nothing was changed.');
    }
  });

  it('without a keychain says nothing of tokens or sessions, which are something else', () => {
    for (const state of troubles.filter(({ kind }) => kind === 'no-keychain')) {
      const { title, text } = journalTrouble('real', state) ?? { title: '', text: '' };
      expect(`${title} ${text}`).not.toMatch(/token|session/i);
      expect(text).toContain('Nothing was changed.');
    }
  });

  it('is no trouble when the journal is open', () => {
    expect(journalTrouble('practice', { kind: 'open', records: 1 })).toBeUndefined();
    expect(journalWord({ kind: 'open', records: 18204 })).toBe('18,204 records');
  });
});
