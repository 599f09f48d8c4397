import { describe, expect, it } from 'vitest';
import {
  forgeKey,
  forgeLines,
  noted,
  opening,
  segmentFile,
  ZEROS,
  type Files,
} from '../../tests/journal/forge';
import { contentsOf, manifestOf, withManifest } from '../../tests/journal/forge-bundle';
import { memorySource } from '../../tests/journal/memory-source';
import { journal, key } from '../../tests/journal/verifying';
import type { Verdict } from '../contract/proof';
import { verdictText } from './verdict-text';
import { verifyJournal } from './verify-journal';

const verify = (files: Files, expectKeys: readonly string[] = []): Promise<Verdict> =>
  verifyJournal(memorySource(files, 'bundle'), { everySignature: true, expectKeys });

const stranger = forgeKey(9);
const contents = contentsOf(journal, 1, [5, 7]);
const genuine = withManifest(contents, manifestOf(journal, contents, 2), key);

/** The genuine records under a changed summary, with a manifest by somebody who says that his key came after them. */
function remade(): Files {
  const changed = new Map(contents)
    .set('summary.html', Buffer.from('<!doctype html><title>Other evidence</title>'))
    .set(stranger.file, stranger.pem);
  const keys = [
    { fingerprint: key.fingerprint, fromSeq: 1 },
    { fingerprint: stranger.fingerprint, fromSeq: 9 },
  ];
  const manifest = manifestOf(journal, changed, 2);
  return withManifest(changed, { ...manifest, keyFingerprint: stranger.fingerprint, keys }, stranger);
}

describe('the key that signs a bundle', () => {
  it('is named where it signs none of the records, as whoever re-makes the manifest signs it so', async () => {
    const verdict = await verify(remade());
    const keys = [{ fingerprint: key.fingerprint, fromSeq: 1 }];
    expect(verdict).toMatchObject({ kind: 'intact', keys, bundleKey: stranger.fingerprint });
    const text = verdictText(verdict);
    expect(text).toContain(`is signed by key ${stranger.fingerprint}, which signs none of these records.`);
    expect(text).toContain('tells a later key of the journal from a stranger’s');
  });

  it('has to be an expected one, whoever signs the records', async () => {
    const wrong = { problem: 'expect-key', segment: 'manifest.json', found: stranger.fingerprint };
    expect(await verify(remade(), [key.fingerprint])).toMatchObject(wrong);
    const verdict = await verify(remade(), [key.fingerprint, stranger.fingerprint]);
    expect(verdictText(verdict)).toContain(`${stranger.fingerprint}, which signs none of these records.`);
    expect(verdictText(verdict)).not.toContain('a stranger’s');
  });

  it('is not named again where it signs the records', async () => {
    const verdict = await verify(genuine);
    expect(verdict).toMatchObject({ kind: 'intact', bundleKey: key.fingerprint });
    expect(verdictText(verdict)).not.toContain('none of these records');
  });
});

it('a bundle from the first record on begins as a journal does', async () => {
  const lines = forgeLines([opening(key), noted('a')], { seq: 1, prev: 'ab'.repeat(32) });
  const other = { ...journal, segments: [lines] };
  const files = contentsOf(other, 1, [2]);
  const manifest = manifestOf(other, files, 1);
  const said = await verify(withManifest(files, manifest, key));
  expect(said).toMatchObject({ problem: 'manifest', segment: 'manifest.json' });
  const silent = await verify(withManifest(files, { ...manifest, first: { seq: 1, prev: ZEROS } }, key));
  expect(silent).toMatchObject({ problem: 'prev', segment: segmentFile(1), line: 1, offset: 0 });
});
