import { describe, expect, it } from 'vitest';
import {
  filesOf,
  forgeJournal,
  forgeKey,
  forgeLines,
  noted,
  placeOf,
  segmentFile,
  signatureOf,
  withTail,
  type Files,
} from '../../tests/journal/forge';
import {
  anchor,
  journal,
  key,
  last,
  lineAt,
  lines,
  verify,
  withSegments,
} from '../../tests/journal/verifying';
import { verdictText } from './verdict-text';

const firstOfMiddle = lineAt(4).bytes.length;

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

describe('a folder without any record', () => {
  const empty = [segmentFile(1), Buffer.alloc(0)] as const;
  const keyAlone = [key.file, key.pem] as const;
  const begun: readonly (readonly [string, Files])[] = [
    ['a key', new Map([keyAlone])],
    ['a key that a crash tore', new Map([[key.file, Buffer.alloc(0)]])],
    ['an empty first segment', new Map([empty])],
    ['both', new Map([keyAlone, empty])],
  ];

  it.each(begun)('is not begun, and not broken, where a kill left nothing but %s', async (_, files) => {
    const verdict = await verify(files);
    expect(verdict).toEqual({ kind: 'unreadable', file: '.', code: 'no-record' });
    expect(verdictText(verdict)).toBe('could not read .: there is no record yet');
  });

  it.each(begun)('is broken where an anchor tells of records, beside %s', async (_, files) => {
    expect(await verify(files, { anchor })).toMatchObject({ kind: 'broken' });
  });

  it.each<[string, Files, string]>([
    ['a later segment', new Map([keyAlone, [segmentFile(2), Buffer.alloc(0)]]), 'missing-segment'],
    ['two segments', new Map([empty, [segmentFile(2), Buffer.alloc(0)]]), 'empty-segment'],
    [
      'a file that could be taken for one',
      new Map([empty, ['segment-1.jsonl', Buffer.alloc(0)]]),
      'added-segment',
    ],
    ['a newline', new Map([[segmentFile(1), Buffer.from('\n')]]), 'tail'],
  ])('is broken where no kill leaves it so: %s', async (_, files, problem) => {
    expect(await verify(files)).toMatchObject({ kind: 'broken', problem });
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
  }, 60_000);

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
