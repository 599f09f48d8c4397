import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bodyOf, seal, ZEROS } from '../../tests/journal/forge';
import { examineLine } from './examine-line';
import { recordShapes } from './record-shapes';

const bytesOf = (data: object): Buffer =>
  seal(1, bodyOf(1, ZEROS, { type: 't', data }), undefined).bytes.subarray(0, -1);
const headEnd = bodyOf(1, ZEROS, { type: 't', data: {} }).indexOf(ZEROS) + ZEROS.length;
const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

it('passes by its shape only what a full examination finds in order, whatever was edited', () => {
  const json = fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });
  const edit = fc.tuple(
    fc.nat(),
    fc.nat(3),
    fc.oneof(
      fc.uint8Array({ maxLength: 3 }),
      fc.constantFrom(
        ...['"', '\\', '",', '":', '"x":"', '{', '}', ',', '\\"', '\\u00', '0', '-', '\0'].map(
          (text) => new Uint8Array(Buffer.from(text)),
        ),
      ),
    ),
  );
  fc.assert(
    fc.property(json, edit, (data, [place, cut, put]) => {
      const genuine = bytesOf(data);
      const shapes = recordShapes();
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
  const shapes = recordShapes();
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
