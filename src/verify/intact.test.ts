import { describe, expect, it } from 'vitest';
import {
  filesOf,
  forgeJournal,
  forgeKey,
  forgeLines,
  inSegments,
  JOURNAL_ID,
  noted,
  opening,
  rekeying,
  segmentFile,
  ZEROS,
} from '../../tests/journal/forge';
import { memorySource } from '../../tests/journal/memory-source';
import { anchor, every, journal, key, last, lineAt, lines, verify } from '../../tests/journal/verifying';
import { verifyJournal } from './verify-journal';

describe('a genuine journal', () => {
  it('is intact', async () => {
    expect(await verify(filesOf(journal))).toEqual({
      kind: 'intact',
      journalId: JOURNAL_ID,
      records: 8,
      firstSeq: 1,
      lastSeq: 8,
      firstAt: '2026-11-23T18:30:01.123Z',
      lastAt: '2026-11-23T18:30:08.123Z',
      lastHash: last.hash,
      keys: [{ fingerprint: key.fingerprint, fromSeq: 1 }],
      everySignature: false,
      keyCompared: false,
      anchor: { kind: 'not-compared' },
      alarms: [],
      alarmCount: 0,
    });
  });

  it.each([1, 2, 3, 64, 500, 1 << 20])('is intact when it is read in pieces of %i bytes', async (bytes) => {
    const source = memorySource(filesOf(journal), 'folder', bytes);
    expect(await verifyJournal(source, every)).toMatchObject({ kind: 'intact', records: 8 });
  });

  it('is intact without signatures, by its anchor, and by the key that is expected', async () => {
    const unsigned = filesOf(forgeJournal([3, 2], 'unsigned'));
    expect(await verify(unsigned, every)).toMatchObject({ kind: 'intact', keys: [], keyCompared: false });
    const six = { ...anchor, seq: 6, hash: lineAt(6).hash };
    const verdict = await verify(filesOf(journal), { anchor: six, expectKeys: [key.fingerprint] });
    expect(verdict).toMatchObject({ keyCompared: true, anchor: { kind: 'found', recordsAfter: 2 } });
  });

  it('is intact where the newest segment is empty, or lacks the last newline alone', async () => {
    const files = filesOf(journal).set(segmentFile(4), Buffer.alloc(0));
    expect(await verify(files, { anchor })).toMatchObject({ kind: 'intact', records: 8 });
    const whole = filesOf(journal).get(segmentFile(3)) ?? Buffer.alloc(0);
    const healed = filesOf(journal).set(segmentFile(3), whole.subarray(0, -1));
    expect(await verify(healed, { anchor, ...every })).toMatchObject({ kind: 'intact', records: 8 });
  });

  it('says the keys one after another where it was re-keyed, and where it was unsigned first', async () => {
    const second = forgeKey(2);
    const wishes = [opening(key), noted('a'), rekeying(second, key), noted('b')];
    const reason = 'new PC';
    const rekeyed = forgeLines(wishes, { seq: 1, prev: ZEROS });
    const files = filesOf({ segments: inSegments(rekeyed, [3, 1]), keys: [key, second] });
    const keys = [
      { fingerprint: key.fingerprint, fromSeq: 1 },
      { fingerprint: second.fingerprint, fromSeq: 3, reason },
    ];
    expect(await verify(files, every)).toMatchObject({ kind: 'intact', keys });
    const late = forgeLines([opening(undefined), noted('a'), rekeying(second), noted('b')], {
      seq: 1,
      prev: ZEROS,
    });
    expect(await verify(filesOf({ segments: [late], keys: [second] }), every)).toMatchObject({
      kind: 'intact',
      keys: keys.slice(1),
    });
  });

  it('tells how far it is, and stops when it is told to', async () => {
    const told: number[][] = [];
    const total = lines.reduce((sum, { bytes }) => sum + bytes.length, 0);
    await verify(filesOf(journal), { onProgress: (...progress) => told.push(progress) });
    expect(told.at(-1)).toEqual([total, total]);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(verify(filesOf(journal), { signal })).rejects.toThrow('enough');
  });
});
