import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesOf, forgeJournal, segmentFile } from '../../tests/journal/forge';
import { anchor, every, journal, key, verify } from '../../tests/journal/verifying';

describe('every bit', () => {
  // Small, as each of some thousand bits is one more verification.
  const signed = filesOf(forgeJournal([1, 1], key));
  const unsigned = filesOf(forgeJournal([2, 1], 'unsigned'));

  it.each([
    ...[...signed.keys()].map((name) => [name, 'signed', signed] as const),
    ...[...unsigned.keys()].map((name) => [name, 'unsigned', unsigned] as const),
  ])(
    'that is flipped in %s, %s, is found in its place',
    async (name, _, small) => {
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
  }, 60_000);
});
