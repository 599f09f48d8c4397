import { describe, expect, it } from 'vitest';
import {
  bodyOf,
  filesOf,
  forgeKey,
  forgeLines,
  inSegments,
  noted,
  opening,
  placeOf,
  rekeying,
  seal,
  ZEROS,
  type ForgedLine,
} from '../../tests/journal/forge';
import { every, key, verify } from '../../tests/journal/verifying';

const [second, stranger] = [forgeKey(2), forgeKey(9)];
const genuine = forgeLines([opening(key), noted('a'), noted('b'), noted('c')], { seq: 1, prev: ZEROS });
const hashOf = (line: ForgedLine | undefined): string => line?.hash ?? '';

/** The records from the new key on, by whoever has that, after other records. */
const goingOn = (before: readonly ForgedLine[]): ForgedLine[] =>
  forgeLines([rekeying(second, key), noted('d')], {
    seq: before.length + 1,
    prev: hashOf(before.at(-1)),
  });
const files = (lines: readonly ForgedLine[], sizes: readonly number[]): Parameters<typeof verify>[0] =>
  filesOf({ segments: inSegments(lines, sizes), keys: [key, second] });

describe('records before a new key', () => {
  it.each([[[6]], [[4, 2]], [[3, 3]], [[5, 1]]])('are intact in segments of %j', async (sizes) => {
    const lines = [...genuine, ...goingOn(genuine)];
    expect(await verify(files(lines, sizes))).toMatchObject({ kind: 'intact', records: 6 });
  });

  it.each([[[6]], [[4, 2]], [[3, 3]], [[5, 1]]])(
    'that were changed and chained anew without the key before are found in segments of %j',
    async (sizes) => {
      const changed = seal(3, bodyOf(3, hashOf(genuine[1]), noted('other')), stranger);
      const next = seal(4, bodyOf(4, changed.hash, noted('c')), stranger);
      const before = [...genuine.slice(0, 2), changed, next];
      const lines = [...before, ...goingOn(before)];
      const forged = { segments: inSegments(lines, sizes) };
      const verdict = await verify(files(lines, sizes));
      // Of the segment that ends with record 3 the last signature is looked at first.
      const found = sizes[0] === 3 ? 3 : 4;
      expect(verdict).toMatchObject({ problem: 'signature', ...placeOf(forged, found) });
      expect(verdict).toMatchObject({ expected: `a signature by ${key.fingerprint}` });
      expect(await verify(files(lines, sizes), every)).toMatchObject({ ...placeOf(forged, 3) });
    },
  );

  it('that were changed are found where the new key’s record is the last one and lacks its newline', async () => {
    const changed = seal(4, bodyOf(4, hashOf(genuine[2]), noted('other')), stranger);
    const before = [...genuine.slice(0, 3), changed];
    const lines = [...before, ...goingOn(before).slice(0, 1)];
    const [[name, bytes] = ['', Buffer.alloc(0)], ...keys] = files(lines, [5]);
    const cut = new Map([[name, bytes.subarray(0, -1)], ...keys]);
    const place = placeOf({ segments: [lines] }, 4);
    expect(await verify(cut)).toMatchObject({ ...place, expected: `a signature by ${key.fingerprint}` });
  });
});
