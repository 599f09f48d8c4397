import { describe, expect, it } from 'vitest';
import type { JournalState } from '../../contract/audit';
import { journalTrouble, journalWord } from './journal-sentences';

const troubles: JournalState[] = [
  { kind: 'opening' },
  { kind: 'held', by: 'process 12' },
  { kind: 'not-writable', code: 'ENOSPC' },
  { kind: 'broken', segment: 'segment-000001.jsonl', line: 7 },
  { kind: 'not-there' },
];

describe('a journal’s state', () => {
  it.each(troubles)('$kind says what it means for orders', (state) => {
    expect(journalTrouble('real', state)?.text).toMatch(/orders? |nothing is recorded/i);
  });

  it('is no trouble when the journal is open', () => {
    expect(journalTrouble('practice', { kind: 'open', records: 1 })).toBeUndefined();
    expect(journalWord({ kind: 'open', records: 18204 })).toBe('18,204 records');
  });
});
