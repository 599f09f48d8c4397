import { describe, expect, it } from 'vitest';
import type { Verdict } from '../contract/proof';
import {
  bodyOf,
  filesOf,
  forgeKey,
  forgeLines,
  inSegments,
  noted,
  opening,
  rekeying,
  seal,
  ZEROS,
  type ForgedLine,
} from '../../tests/journal/forge';
import { anchor, every, journal, key, lines, verify, withSegments } from '../../tests/journal/verifying';
import { verdictText } from './verdict-text';

const sizes = journal.segments.map(({ length }) => length);
const stranger = forgeKey(9);
const seqOf = (verdict: Verdict): number | undefined =>
  verdict.kind === 'broken' ? verdict.signedTo?.seq : NaN;

/** The journal with one record edited and hashed anew, as whoever has no key can do. */
const edited = (seq: number): readonly (readonly ForgedLine[])[] => {
  const before = lines[seq - 2]?.hash ?? ZEROS;
  const wish = seq === 1 ? { ...opening(key), data: { ...opening(key).data, more: 1 } } : noted('other');
  const changed = seal(seq, bodyOf(seq, before, wish), stranger);
  return inSegments([...lines.slice(0, seq - 1), changed, ...lines.slice(seq)], sizes);
};

/** The last records of the segments, and the first one under the key: what is verified without `--signatures`. */
const ends = [1, ...sizes.map((_, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size))];

describe('how far a broken journal is signed', () => {
  it.each(lines.map((_, index) => index + 1))('where record %i was edited', async (seq) => {
    const before = ends.filter((end) => end < seq).at(-1);
    expect(seqOf(await verify(withSegments(edited(seq))))).toBe(before);
    expect(seqOf(await verify(withSegments(edited(seq)), every))).toBe(seq === 1 ? undefined : seq - 1);
  });

  it('is said with the time and the key, and that nothing is proved of later records', async () => {
    const verdict = await verify(withSegments(edited(lines.length)));
    const seq = ends.at(-2) ?? 0;
    const { at } = JSON.parse(String(lines[seq - 1]?.bytes)) as { at: string };
    expect(verdict).toMatchObject({ signedTo: { seq, at, fingerprint: key.fingerprint } });
    const told = `Up to record ${String(seq)}, of ${at}, the records are chained without a gap, and it is signed by key ${key.fingerprint}.`;
    expect(verdictText(verdict).split('\n')[1]).toBe(`${told} Of later ones nothing is proved.`);
  });

  it('is to its end where records were cut off after it', async () => {
    const cut = inSegments(lines.slice(0, -1), sizes);
    expect(seqOf(await verify(withSegments(cut), { anchor }))).toBe(lines.length - 1);
  });

  it('is not said of a journal that is not signed', async () => {
    const unsigned = forgeLines([opening(undefined), noted('a'), noted('b')], { seq: 1, prev: ZEROS });
    const verdict = await verify(filesOf({ segments: [unsigned.slice(0, 1), unsigned.slice(2)], keys: [] }));
    expect(verdict).toMatchObject({ kind: 'broken' });
    expect(verdict).not.toHaveProperty('signedTo');
    expect(verdictText(verdict)).not.toContain('\n');
  });

  it('is not up to a new key where records that the key before should have signed are somebody else’s', async () => {
    const second = forgeKey(2);
    const genuine = forgeLines([opening(key), noted('a')], { seq: 1, prev: ZEROS });
    const forged = seal(3, bodyOf(3, genuine[1]?.hash ?? '', noted('other')), stranger);
    const later = forgeLines([rekeying(second, key), noted('d')], { seq: 4, prev: forged.hash });
    const segments = [[...genuine, forged, ...later]];
    const verdict = await verify(filesOf({ segments, keys: [key, second] }));
    expect(verdict).toMatchObject({ problem: 'signature', line: 3 });
    expect(seqOf(verdict)).toBe(1);
  });
});
