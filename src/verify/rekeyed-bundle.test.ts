import { afterEach, describe, expect, it } from 'vitest';
import { bundled, samples } from '../../tests/journal/exported-bundle';
import { exportedJournal, sampleKey, type Sample } from '../../tests/journal/exported-journal';
import {
  forgeKey,
  forgeLines,
  noted,
  rekeying,
  type Files,
  type ForgedLine,
} from '../../tests/journal/forge';
import { contentsOf, manifestOf, withManifest } from '../../tests/journal/forge-bundle';
import { memorySource } from '../../tests/journal/memory-source';
import { journal, key } from '../../tests/journal/verifying';
import type { Verdict } from '../contract/proof';
import { bundleSource } from './bundle-source';
import { verdictText } from './verdict-text';
import { verifyJournal } from './verify-journal';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

const [next, third] = [forgeKey(9), forgeKey(10)];
const verify = (files: Files, expectKeys: readonly string[] = [], everySignature = true): Promise<Verdict> =>
  verifyJournal(memorySource(files, 'bundle'), { everySignature, expectKeys });

/** A bundle of records from number 5 on, whose manifest names a key before them and those from so many on. */
function bundleOf(lines: readonly ForgedLine[], signers: readonly (readonly [typeof key, number])[]): Files {
  const keys = [key, ...signers.map(([signer]) => signer)];
  const part = { ...journal, keys, segments: [lines] };
  const contents = contentsOf(part, 2, [5]);
  const listed = signers.map(([{ fingerprint }, fromSeq]) => ({ fingerprint, fromSeq, reason: 'new PC' }));
  const said = [{ fingerprint: key.fingerprint, fromSeq: 1 }, ...listed];
  return withManifest(contents, { ...manifestOf(part, contents, 1), keys: said }, signers.at(-1)?.[0]);
}
const linesFrom5 = (...wishes: Parameters<typeof forgeLines>[0]): ForgedLine[] =>
  forgeLines(wishes, { seq: 5, prev: 'ab'.repeat(32) });
const lines = linesFrom5(rekeying(next, key), noted('a'), noted('b'));
const bundle = bundleOf(lines, [[next, 5]]);

describe('a bundle that begins with the first record of a new key', () => {
  it.each([true, false])('names that key alone, as the one before signs none of it: %s', async (every) => {
    const verdict = await verify(bundle, [], every);
    const keys = [{ fingerprint: next.fingerprint, fromSeq: 5, reason: 'new PC' }];
    expect(verdict).toMatchObject({ kind: 'intact', keys });
    expect(verdictText(verdict)).not.toContain(key.fingerprint);
  });

  it('is compared with the key that signs it', async () => {
    const compared = { kind: 'intact', keyCompared: true };
    expect(await verify(bundle, [next.fingerprint])).toMatchObject(compared);
    expect(await verify(bundle, [key.fingerprint, next.fingerprint])).toMatchObject(compared);
    expect(await verify(bundle, [key.fingerprint])).toMatchObject({ problem: 'expect-key' });
  });

  it('names the keys that come later', async () => {
    const later = linesFrom5(rekeying(next, key), noted('a'), rekeying(third, next));
    const signers = [
      [next, 5],
      [third, 7],
    ] as const;
    const keys = signers.map(([{ fingerprint }, fromSeq]) => ({ fingerprint, fromSeq }));
    expect(await verify(bundleOf(later, signers))).toMatchObject({ kind: 'intact', keys });
    const atOnce = linesFrom5(rekeying(next, key), rekeying(third, next));
    const verdict = await verify(bundleOf(atOnce, [signers[0], [third, 6]]));
    expect(verdict).toMatchObject({ kind: 'intact', keys: [{ fromSeq: 5 }, { fromSeq: 6 }] });
  });

  it('has to say which key was before, and where the new one begins', async () => {
    const other = linesFrom5(rekeying(next, third), noted('a'));
    expect(await verify(bundleOf(other, [[next, 5]]))).toMatchObject({ problem: 'key', line: 1 });
    expect(await verify(bundleOf(lines, [[next, 6]]))).toMatchObject({ problem: 'manifest' });
    expect(await verify(bundleOf(lines, [[next, 4]]))).toMatchObject({ problem: 'key', line: 1 });
    const without = linesFrom5({ ...noted('a'), key }, noted('b'));
    expect(await verify(bundleOf(without, [[next, 5]]))).toMatchObject({ problem: 'manifest' });
  });

  it('is proved up to its first record where the second is somebody else’s', async () => {
    const forged = linesFrom5(rekeying(next, key), { ...noted('other'), key: third });
    const signedTo = { seq: 5, fingerprint: next.fingerprint };
    const broken = await verify(bundleOf(forged, [[next, 5]]));
    expect(broken).toMatchObject({ problem: 'signature', line: 2, signedTo });
  });

  it('is intact as the application exports it, before, at and after the new key', async () => {
    const keys = [sampleKey(), sampleKey()];
    const [before, now] = keys.map(({ fingerprint }) => fingerprint);
    const rekeyed: Sample = ['journal.rekeyed', { keyFingerprint: now, previous: before, reason: 'new PC' }];
    const [opened, ...orders] = samples;
    const start: Sample = ['journal.opened', { ...opened?.[1], keyFingerprint: before }];
    const from = exportedJournal([start, ...orders.slice(0, 5), rekeyed, ...orders.slice(5)], 3, keys);
    ends.push(from.end);
    const signers = async (...wanted: number[]): Promise<unknown> => {
      await bundled(from, { wanted: (seq) => wanted.includes(seq) });
      const source = bundleSource(from.path('evidence.zip'));
      const verdict = await verifyJournal(source, { everySignature: true });
      return verdict.kind === 'intact' ? verdict.keys.map(({ fingerprint }) => fingerprint) : verdict;
    };
    expect(await signers(4)).toEqual([before]);
    expect(await signers(4, 7)).toEqual([before, now]);
    expect(await signers(7)).toEqual([now]);
    expect(await signers(10)).toEqual([now]);
  });
});
