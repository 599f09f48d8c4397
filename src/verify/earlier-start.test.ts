import { describe, expect, it } from 'vitest';
import {
  filesOf,
  forgeKey,
  forgeLines,
  JOURNAL_ID,
  noted,
  opening,
  rekeying,
  ZEROS,
  type Files,
  type RecordWish,
} from '../../tests/journal/forge';
import { broken, every, key, verify } from '../../tests/journal/verifying';

describe('a start that says what an earlier start said', () => {
  const second = forgeKey(2);
  const start: RecordWish = {
    type: 'journal.opened',
    data: { format: 1, journalId: JOURNAL_ID, keyFingerprint: key.fingerprint, reason: 'start' },
  };
  const told = (...wishes: RecordWish[]): Files => {
    const records = forgeLines([opening(key), ...wishes], { seq: 1, prev: ZEROS });
    return filesOf({ segments: [records], keys: [key, second] });
  };

  it('is in order under the same key', async () => {
    expect(await verify(told(start, noted('a'), start, start), every)).toMatchObject({ kind: 'intact' });
  });

  it('is found in its place once another key signs', async () => {
    const files = told(start, start, rekeying(second, key), noted('a'), start);
    expect(await broken(files, every)).toMatchObject({ problem: 'key', line: 6 });
    expect(await broken(files)).toMatchObject({ problem: 'key', line: 6 });
  });
});
