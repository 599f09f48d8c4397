import { describe, expect, it } from 'vitest';
import {
  bodyOf,
  filesOf,
  forgeKey,
  forgeLines,
  noted,
  placeOf,
  seal,
  segmentFile,
  signatureOf,
  withTail,
  type Files,
  type ForgedLine,
} from '../../tests/journal/forge';
import {
  every,
  journal,
  key,
  last,
  lineAt,
  lines,
  verify,
  withSegments,
} from '../../tests/journal/verifying';

/** The journal's files with other lines in its middle segment. */
const withMiddle = (change: (middle: ForgedLine[]) => void): Files => {
  const segments = journal.segments.map((segment) => [...segment]);
  change(segments[1] ?? []);
  return withSegments(segments);
};
const firstOfMiddle = lineAt(4).bytes.length;

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
