import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bodyOf,
  filesOf,
  forgeJournal,
  forgeKey,
  forgeLines,
  inSegments,
  JOURNAL_ID,
  linesOf,
  noted,
  opening,
  placeOf,
  rekeying,
  seal,
  segmentFile,
  signatureOf,
  withTail,
  ZEROS,
  type Files,
  type ForgedLine,
} from '../../tests/journal/forge';
import { memorySource } from '../../tests/journal/memory-source';
import type { Verdict } from '../contract/proof';
import { verifyJournal } from './verify-journal';
import type { VerifyOptions } from './work';

const key = forgeKey(1);
const journal = forgeJournal();
const lines = linesOf(journal);
const every = { everySignature: true };
const last = lines.at(-1) ?? seal(0, '', key);
const anchor = { journalId: JOURNAL_ID, seq: last.seq, hash: last.hash };

const verify = (files: Files, options: Partial<VerifyOptions> = {}): Promise<Verdict> =>
  verifyJournal(memorySource(files), { everySignature: false, ...options });
const lineAt = (seq: number): ForgedLine => lines[seq - 1] ?? last;
/** The journal's files with the lines of its three segments in place of its own. */
const withSegments = (segments: readonly (readonly ForgedLine[])[]): Files =>
  filesOf({ segments, keys: journal.keys });
/** The journal's files with other lines in its middle segment. */
const withMiddle = (change: (middle: ForgedLine[]) => void): Files => {
  const segments = journal.segments.map((segment) => [...segment]);
  change(segments[1] ?? []);
  return withSegments(segments);
};
const firstOfMiddle = lineAt(4).bytes.length;

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

describe('every bit', () => {
  // Small, as each of some thousand bits is one more verification.
  const small = filesOf(forgeJournal([2, 1], key));

  it.each([...small.keys()])(
    'that is flipped in %s is found in its place',
    async (name) => {
      const genuine = small.get(name) ?? Buffer.alloc(0);
      for (let bit = 0; bit < genuine.length * 8; bit += 1) {
        const flipped = Buffer.from(genuine);
        const at = bit >> 3;
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit & 7));
        const verdict = await verify(new Map(small).set(name, flipped), every);
        if (verdict.kind !== 'broken') expect({ bit, verdict }).toBeUndefined();
        if (verdict.kind !== 'broken') continue;
        const line = genuine.subarray(0, at).filter((byte) => byte === 10).length + 1;
        const offset = genuine.lastIndexOf(10, at - 1) + 1;
        const place = name.endsWith('.pem')
          ? { line: 0, offset: 0 }
          : { line, offset: at === 0 ? 0 : offset };
        const found = { segment: verdict.segment, line: verdict.line, offset: verdict.offset };
        // Compared by hand: a million expectations would take longer than the verifying.
        if (JSON.stringify(found) !== JSON.stringify({ segment: name, ...place })) {
          expect({ bit, ...found }).toEqual({ bit, segment: name, ...place });
        }
      }
    },
    60_000,
  );

  it('and any other edit is never called intact', async () => {
    const edit = fc.record({
      segment: fc.integer({ min: 1, max: 3 }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(40),
      put: fc.uint8Array({ maxLength: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(edit, async ({ segment, at, cut, put }) => {
        const name = segmentFile(segment);
        const genuine = filesOf(journal).get(name) ?? Buffer.alloc(0);
        const from = Math.floor(at * genuine.length);
        const edited = Buffer.concat([genuine.subarray(0, from), put, genuine.subarray(from + cut)]);
        fc.pre(!edited.equals(genuine));
        // The last newline is the one byte that opening a journal puts back.
        fc.pre(segment !== 3 || !edited.equals(genuine.subarray(0, -1)));
        const verdict = await verify(filesOf(journal).set(name, edited), { ...every, anchor });
        expect(verdict).toMatchObject({ kind: 'broken', segment: name });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('records that are not where they were', () => {
  const middle = { segment: segmentFile(2), line: 2, offset: firstOfMiddle };
  const table: [string, Files, object][] = [
    [
      'the first is deleted',
      withSegments([lines.slice(1, 3), lines.slice(3, 6), lines.slice(6)]),
      {
        problem: 'seq',
        segment: segmentFile(1),
        line: 1,
        offset: 0,
        expected: 'record 1',
        found: 'record 2',
      },
    ],
    ['a middle one is deleted', withMiddle((m) => m.splice(1, 1)), { problem: 'seq', ...middle }],
    [
      'two are swapped',
      withMiddle((m) => m.push(...m.splice(1, 1))),
      { problem: 'seq', ...middle, found: 'record 6' },
    ],
    [
      'one is there twice',
      withMiddle((m) => m.splice(1, 0, lineAt(4))),
      { problem: 'seq', ...middle, found: 'record 4' },
    ],
    [
      'one is inserted',
      withMiddle((m) => m.splice(1, 0, ...forgeLines([noted('x')], { seq: 5, prev: lineAt(4).hash }))),
      { problem: 'signature-missing', ...middle },
    ],
    [
      'one is inserted with the number and the link of the next',
      withMiddle((m) =>
        m.splice(1, 0, withTail(5, lineAt(5).body, lineAt(5).hash, signatureOf(key, 5, lineAt(5).hash))),
      ),
      { problem: 'seq', ...middle, line: 3, offset: firstOfMiddle + lineAt(5).bytes.length },
    ],
    [
      'one is edited and has a fitting hash',
      withMiddle((m) => m.splice(1, 1, seal(5, bodyOf(5, lineAt(4).hash, noted('other')), forgeKey(9)))),
      {
        problem: 'prev',
        segment: segmentFile(2),
        line: 3,
        offset: firstOfMiddle + seal(5, bodyOf(5, lineAt(4).hash, noted('other')), key).bytes.length,
        found: lineAt(5).hash,
      },
    ],
    [
      'one is edited',
      withMiddle((m) =>
        m.splice(
          1,
          1,
          withTail(
            5,
            Buffer.from(bodyOf(5, lineAt(4).hash, noted('other'))),
            lineAt(5).hash,
            'A'.repeat(86) + '==',
          ),
        ),
      ),
      { problem: 'hash', ...middle, found: lineAt(5).hash },
    ],
    [
      'a whole segment is given twice',
      withSegments([lines.slice(0, 3), lines.slice(0, 3), lines.slice(6)]),
      { problem: 'seq', segment: segmentFile(2), line: 1, offset: 0 },
    ],
  ];

  it.each(table)('%s', async (_, files, expected) => {
    expect(await verify(files)).toMatchObject({ kind: 'broken', ...expected });
  });

  it('a tail that was re-hashed is found by the signature of its segment’s last record', async () => {
    const tail = forgeLines([noted('other'), noted('c'), noted('d')], {
      seq: 4,
      prev: lineAt(3).hash,
      key: forgeKey(9),
    });
    const more = forgeLines([noted('e'), noted('f')], {
      seq: 7,
      prev: tail[2]?.hash ?? '',
      key: forgeKey(9),
    });
    const forged = { segments: [lines.slice(0, 3), tail, more], keys: [key] };
    expect(await verify(filesOf(forged))).toMatchObject({ problem: 'signature', ...placeOf(forged, 6) });
    expect(await verify(filesOf(forged), every)).toMatchObject({
      problem: 'signature',
      ...placeOf(forged, 4),
    });
  });

  it('an end that was re-hashed and not signed is found', async () => {
    const tail = forgeLines([noted('other'), noted('c')], { seq: 7, prev: lineAt(6).hash });
    const forged = { segments: [lines.slice(0, 3), lines.slice(3, 6), tail], keys: [key] };
    expect(await verify(filesOf(forged))).toMatchObject({
      problem: 'signature-missing',
      ...placeOf(forged, 7),
    });
  });

  it('one that is appended without a signature, or with a stranger’s, is found', async () => {
    for (const [stranger, problem] of [
      [undefined, 'signature-missing'],
      [forgeKey(9), 'signature'],
    ] as const) {
      const more = forgeLines([noted('x')], { seq: 9, prev: last.hash, key: stranger });
      const forged = {
        segments: [lines.slice(0, 3), lines.slice(3, 6), [...lines.slice(6), ...more]],
        keys: [key],
      };
      expect(await verify(filesOf(forged))).toMatchObject({ problem, ...placeOf(forged, 9) });
    }
  });

  it('a wrong signature in the middle is found where every one is verified', async () => {
    const wrong = signatureOf(key, 4, lineAt(5).hash);
    const files = withMiddle((m) => m.splice(1, 1, withTail(5, lineAt(5).body, lineAt(5).hash, wrong)));
    expect(await verify(files)).toMatchObject({ kind: 'intact', everySignature: false });
    expect(await verify(files, every)).toMatchObject({ problem: 'signature', ...middle });
  });
});

describe('the anchor', () => {
  it('finds that the last record is deleted', async () => {
    const files = withSegments([lines.slice(0, 3), lines.slice(3, 6), lines.slice(6, 7)]);
    expect(await verify(files)).toMatchObject({ kind: 'intact', records: 7 });
    const place = { segment: segmentFile(3), line: 2, offset: lineAt(7).bytes.length };
    const found = 'an end after record 7';
    expect(await verify(files, { anchor })).toMatchObject({ problem: 'anchor-cut', ...place, found });
  });

  it('finds an older genuine copy', async () => {
    const older = filesOf({ segments: [lines.slice(0, 3), lines.slice(3, 5)], keys: [key] });
    const offset = lineAt(4).bytes.length + lineAt(5).bytes.length;
    const place = { segment: segmentFile(2), line: 3, offset };
    expect(await verify(older, { anchor })).toMatchObject({ problem: 'anchor-cut', ...place });
  });

  it('finds a journal of another computer, and one whose end is another although it is signed', async () => {
    const other = filesOf(forgeJournal([3, 3, 2], key, 'another-journal'));
    const place = { segment: segmentFile(1), line: 1, offset: 0 };
    expect(await verify(other, { anchor })).toMatchObject({ problem: 'journal-id', ...place });
    const tail = forgeLines([noted('x'), noted('y')], { seq: 7, prev: lineAt(6).hash, key });
    const forged = { segments: [lines.slice(0, 3), lines.slice(3, 6), tail], keys: [key] };
    const wrong = { problem: 'anchor', ...placeOf(forged, 8), expected: last.hash };
    expect(await verify(filesOf(forged), { anchor })).toMatchObject(wrong);
  });

  it('allows eight records after it and finds the ninth, and finds each that is not signed', async () => {
    const eight = Array.from({ length: 8 }, (_, index) => noted(String(index)));
    const more = forgeLines(eight, { seq: 9, prev: last.hash, key });
    const grown = { segments: [[...lines, ...more]], keys: [key] };
    expect(await verify(filesOf(grown), { anchor })).toMatchObject({ anchor: { recordsAfter: 8 } });
    const ninth = forgeLines([noted('9')], { seq: 17, prev: more[7]?.hash ?? '', key });
    const tooMany = { segments: [[...lines, ...more, ...ninth]], keys: [key] };
    expect(await verify(filesOf(tooMany), { anchor })).toMatchObject({
      problem: 'anchor-added',
      ...placeOf(tooMany, 17),
    });
    const stranger = withTail(
      9,
      more[0]?.body ?? last.body,
      more[0]?.hash ?? '',
      signatureOf(forgeKey(9), 9, more[0]?.hash ?? ''),
    );
    const added = { segments: [[...lines, stranger, ...more.slice(1)]], keys: [key] };
    expect(await verify(filesOf(added))).toMatchObject({ kind: 'intact' });
    expect(await verify(filesOf(added), { anchor })).toMatchObject({
      problem: 'signature',
      ...placeOf(added, 9),
    });
  });

  it('finds that everything is gone', async () => {
    const verdict = await verify(new Map(), { anchor });
    expect(verdict).toMatchObject({ problem: 'missing-segment', segment: segmentFile(1), line: 0 });
    expect(await verify(new Map())).toMatchObject({ kind: 'unreadable', code: 'no-journal' });
  });
});

describe('a journal that is cut at any byte', () => {
  it('is found, but for its last newline, and at records’ ends by the anchor', async () => {
    const name = segmentFile(3);
    const whole = filesOf(journal).get(name) ?? Buffer.alloc(0);
    for (let length = 0; length < whole.length - 1; length += 1) {
      const verdict = await verify(filesOf(journal).set(name, whole.subarray(0, length)), { anchor });
      const start = whole.lastIndexOf(10, length - 1) + 1;
      const offset = length === 0 ? 0 : start;
      const line = offset === 0 ? 1 : 2;
      // A whole line without its newline is a whole record, which the anchor misses nonetheless.
      const ends = length === 0 || whole[length - 1] === 10 || whole[length] === 10;
      if (!ends) expect(verdict).toMatchObject({ problem: 'torn', segment: name, line, offset });
      else expect(verdict).toMatchObject({ problem: 'anchor-cut', segment: name });
    }
  });

  it('is found in a finished segment even where a newline alone is missing', async () => {
    const whole = filesOf(journal).get(segmentFile(2)) ?? Buffer.alloc(0);
    const files = filesOf(journal).set(segmentFile(2), whole.subarray(0, -1));
    const offset = firstOfMiddle + lineAt(5).bytes.length;
    expect(await verify(files)).toMatchObject({
      problem: 'newline',
      segment: segmentFile(2),
      line: 3,
      offset,
    });
    const empty = filesOf(journal).set(segmentFile(2), Buffer.alloc(0));
    expect(await verify(empty)).toMatchObject({ problem: 'empty-segment', segment: segmentFile(2), line: 0 });
  });
});
