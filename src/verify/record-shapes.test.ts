import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bodyOf, seal, ZEROS } from '../../tests/journal/forge';
import { examineLine } from './examine-line';
import { RecordShapes } from './record-shapes';

const bytesOf = (data: object): Buffer =>
  seal(1, bodyOf(1, ZEROS, { type: 't', data }), undefined).bytes.subarray(0, -1);

/** What may be edited into a line: bytes that mean something, a time without its quotes, or any others. */
const put = fc.oneof(
  fc.uint8Array({ maxLength: 3 }),
  fc
    .constantFrom(
      ...[
        '"',
        '\\',
        '",',
        '":',
        '"x":"',
        '{',
        '}',
        ',',
        '\\"',
        '\\u00',
        '0',
        '-',
        '\0',
        '2026-11-23T18:30:05.123Z',
      ],
    )
    .map((text) => new Uint8Array(Buffer.from(text))),
);
const headEnd = bodyOf(1, ZEROS, { type: 't', data: {} }).indexOf(ZEROS) + ZEROS.length;
const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

it('passes by its shape only what a full examination finds in order, whatever was edited', () => {
  // Names that say how a value is taken, where they stand in their place.
  const name = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom('', 'at', 'data', 'outcome', 'data.how'),
  );
  const json = fc.dictionary(name, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });
  const edit = fc.tuple(fc.nat(), fc.nat(3), put);
  fc.assert(
    fc.property(json, edit, (data, [place, cut, put]) => {
      const genuine = bytesOf(data);
      const shapes = new RecordShapes();
      const examined = examineLine(genuine);
      if ('problem' in examined) throw new Error(examined.problem);
      shapes.learn(genuine, examined);
      const body = genuine.subarray(0, examined.bodyEnd);
      const at = headEnd + 1 + (place % (body.length - headEnd - 1));
      const edited = seal(1, Buffer.concat([body.subarray(0, at), put, body.subarray(at + cut)]), undefined);
      const line = edited.bytes.subarray(0, -1);
      const again = examineLine(line);
      const passed = shapes.hashStart(viewOf(line), headEnd, line.length);
      const inOrder = !('problem' in again) || again.problem === 'utf8';
      if (passed >= 0) expect({ inOrder, at: passed }).toEqual({ inOrder: true, at: edited.body.length + 9 });
    }),
    { numRuns: 5000 },
  );
}, 60_000);

it('passes what differs in texts and whole numbers alone', () => {
  const shapes = new RecordShapes();
  const first = bytesOf({ name: 'a', count: 1, list: [{ deep: '' }], yes: true });
  const examined = examineLine(first);
  if ('problem' in examined) throw new Error(examined.problem);
  shapes.learn(first, examined);
  const passes = (data: object): boolean => {
    const line = bytesOf(data);
    return shapes.hashStart(viewOf(line), headEnd, line.length) >= 0;
  };
  expect(passes({ name: 'ab"\\\n\u0001é', count: -120, list: [{ deep: 'xxxxxxxxx' }], yes: true })).toBe(
    true,
  );
  expect(passes({ name: 'a', count: 1.5, list: [{ deep: '' }], yes: true })).toBe(false);
  expect(passes({ name: 'a', count: 1, list: [{ deep: '' }], yes: false })).toBe(false);
  expect(passes({ name: 'a', count: '1', list: [{ deep: '' }], yes: true })).toBe(false);
});

it.each<[string, string, (index: number) => object]>([
  ['long names', 't', (index) => ({ [`${String(index)}${'n'.repeat(60_000)}`]: 1 })],
  ['long words on keys', 'journal.opened', (index) => ({ said: `${'n'.repeat(60_000)}${String(index)}` })],
])('learns a megabyte of %s at most, and passes what it learned last', (_, type, data) => {
  const shapes = new RecordShapes();
  const lines = Array.from({ length: 40 }, (_, index) =>
    seal(1, bodyOf(1, ZEROS, { type, data: data(index) }), undefined).bytes.subarray(0, -1),
  );
  const isKnown = (line: Buffer): boolean => shapes.hashStart(viewOf(line), headEnd, line.length) >= 0;
  let most = 0;
  for (const [index, line] of lines.entries()) {
    const examined = examineLine(line);
    if ('problem' in examined) throw new Error(examined.problem);
    shapes.learn(line, examined);
    expect(isKnown(line)).toBe(true);
    most = Math.max(most, lines.slice(0, index).filter(isKnown).length);
  }
  expect(most).toBeLessThan(20);
});

it('and from many lines learned passes what stands in a journal of many kinds of records, and nothing beside', () => {
  const word = fc.constantFrom('', 'a', 'ab', 'abc', 'abcdefgh', 'abcdefgi', 'é', '"');
  const value = fc.oneof(word, fc.nat(12), fc.boolean(), fc.constant(null), fc.array(word, { maxLength: 2 }));
  const names = ['outcome', 'reason', 'how', 'note', 'environment', 'at'];
  const data = fc.dictionary(fc.constantFrom(...names), fc.oneof(value, fc.record({ at: value, id: value })));
  const edit = fc.tuple(fc.nat(), fc.nat(2), put);
  const lines = fc.array(fc.record({ type: fc.constantFrom('t', 'tt', 'journal.opened'), data }), {
    minLength: 2,
    maxLength: 8,
  });
  fc.assert(
    fc.property(lines, edit, (wishes, [place, cut, inserted]) => {
      const shapes = new RecordShapes();
      for (const wish of wishes) {
        const body = Buffer.from(bodyOf(1, ZEROS, wish));
        const at = headEnd + 1 + (place % (body.length - headEnd - 1));
        const edited = Buffer.concat([body.subarray(0, at), inserted, body.subarray(at + cut)]);
        for (const some of [edited, body]) {
          const sealed = seal(1, some, undefined);
          const line = sealed.bytes.subarray(0, -1);
          const examined = examineLine(line);
          const passed = shapes.hashStart(viewOf(line), headEnd, line.length);
          const inOrder = !('problem' in examined) || examined.problem === 'utf8';
          if (passed >= 0)
            expect({ inOrder, at: passed }).toEqual({ inOrder: true, at: sealed.body.length + 9 });
          if ('problem' in examined) continue;
          if (passed >= 0 && examined.type === 'journal.opened')
            expect(shapes.says?.data).toEqual(examined.data);
          shapes.learn(line, examined);
          // What was learned is passed the next time, unless it is a number that is left to the full examination.
          if (some === body) expect(shapes.hashStart(viewOf(line), headEnd, line.length)).toBeGreaterThan(0);
        }
      }
    }),
    { numRuns: 2000 },
  );
}, 60_000);
