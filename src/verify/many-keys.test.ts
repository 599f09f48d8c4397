import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  filesOf,
  forgeKey,
  forgeLines,
  noted,
  opening,
  rekeying,
  ZEROS,
  type RecordWish,
} from '../../tests/journal/forge';
import { contentsOf, manifestOf, withManifest } from '../../tests/journal/forge-bundle';
import { memorySource } from '../../tests/journal/memory-source';
import { journal, key } from '../../tests/journal/verifying';
import type { Verdict } from '../contract/proof';
import type { Flaw } from './flaw';
import { Signing } from './signing';
import { verifyJournal } from './verify-journal';

const second = forgeKey(2);
const verify = (wishes: readonly RecordWish[]): Promise<Verdict> => {
  const lines = forgeLines([opening(key), ...wishes], { seq: 1, prev: ZEROS });
  const source = memorySource(filesOf({ segments: [lines], keys: [key, second] }), 'folder', 1 << 20);
  return verifyJournal(source, { everySignature: false });
};
/** A new key for a reason that is longer than the application takes one, cut within a pair of surrogates. */
const long = `x${'\u{1d49c}'.repeat(600)}${'y'.repeat(30_000)}`;
const because = (reason: string): RecordWish => ({
  ...rekeying(second, key),
  data: { keyFingerprint: second.fingerprint, previous: key.fingerprint, reason },
});

describe('what is kept of new keys', () => {
  it.each(['x', 'x'.repeat(1000), long])('is at most 1000 units of a reason', async (reason) => {
    expect(await verify([because(reason), noted('a')])).toMatchObject({
      kind: 'intact',
      keys: [{ fromSeq: 1 }, { fromSeq: 2, reason: reason.slice(0, 1000) }],
    });
  });

  it('is as much of the reasons that a bundle names', async () => {
    const lines = { ...journal, segments: journal.segments.slice(1) };
    const part = contentsOf(lines, 2, [5]);
    const keys = [{ fingerprint: key.fingerprint, fromSeq: 2, reason: long }];
    const bundle = withManifest(part, { ...manifestOf(lines, part, 1), keys }, key);
    const verdict = await verifyJournal(memorySource(bundle, 'bundle'), { everySignature: true });
    expect(verdict).toMatchObject({ kind: 'intact', keys: [{ reason: long.slice(0, 1000) }] });
  });

  it('is each key, up to 10,000 in a row; more are refused, as none may be left out', () => {
    // Without the records around them, as to sign so many takes long.
    const keys = new Map([key, second].map((each) => [each.fingerprint, createPublicKey(each.privateKey)]));
    const signing = new Signing({ keys, expectKeys: [] });
    const first = opening(key);
    expect(signing.take({ seq: 1, type: first.type, data: { ...first.data } })).toBeUndefined();
    const next = (seq: number): Flaw | undefined => {
      const wish = seq % 2 === 0 ? rekeying(second, key) : rekeying(key, second);
      return signing.take({ seq, type: wish.type, data: { ...wish.data } });
    };
    for (let seq = 2; seq <= 10_000; seq += 1) expect(next(seq)).toBeUndefined();
    expect(next(10_001)).toMatchObject({ problem: 'key', found: 'one more' });
    expect(signing.signed.length).toBe(10_000);
  });
});
