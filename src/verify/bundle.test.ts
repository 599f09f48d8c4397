import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { forgeJournal, forgeKey, segmentFile, type Files } from '../../tests/journal/forge';
import {
  contentsOf,
  manifestOf,
  manifestSignature,
  withManifest,
  zipOf,
} from '../../tests/journal/forge-bundle';
import { memorySource } from '../../tests/journal/memory-source';
import { journal, key, lineAt, lines } from '../../tests/journal/verifying';
import type { Verdict } from '../contract/proof';
import { bundleSource } from './bundle-source';
import { verifyJournal } from './verify-journal';

const folder = mkdtempSync(join(tmpdir(), 'lockout-desk-bundle-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const verify = (files: Files, expectKeys: readonly string[] = []): Promise<Verdict> =>
  verifyJournal(memorySource(files, 'bundle'), { everySignature: true, expectKeys });
const verifyZip = (bytes: Buffer): Promise<Verdict> => {
  const path = join(folder, 'bundle.zip');
  writeFileSync(path, bytes);
  return verifyJournal(bundleSource(path), { everySignature: true });
};

// It begins in the middle, and its newest segment ends before the journal's.
const part = { ...journal, segments: [lines.slice(3, 6), lines.slice(6, 7)] };
const contents = contentsOf(part, 2, [5, 7]);
const manifest = manifestOf(part, contents, 2);
const bundle = withManifest(contents, manifest, key);
/** The bundle with a changed manifest that is signed again. */
const resigned = (change: object, by = key): Files => withManifest(contents, { ...manifest, ...change }, by);
/** The bundle with a changed file that its manifest lists as it is. */
const relisted = (name: string, bytes: Buffer): Files => {
  const changed = new Map(contents).set(name, bytes);
  return withManifest(changed, { ...manifest, files: manifestOf(part, changed, 2)['files'] }, key);
};
const without = (name: string, from = bundle): Files => {
  const files = new Map(from);
  files.delete(name);
  return files;
};

describe('an evidence bundle', () => {
  it('is intact, stored or deflated, whole or from the middle', async () => {
    const intact = { kind: 'intact', records: 4, firstSeq: 4, lastSeq: 7, keys: [{ fromSeq: 1 }] };
    expect(await verify(bundle, [key.fingerprint])).toMatchObject({ ...intact, keyCompared: true });
    for (const wish of [{}, { deflate: true }, { deflate: true, sizesAfter: true }, { sizesAfter: true }]) {
      expect(await verifyZip(zipOf([...bundle], () => wish))).toMatchObject(intact);
    }
    const whole = contentsOf(journal, 1, [1, 8]);
    const all = withManifest(whole, manifestOf(journal, whole, 2), key);
    expect(await verify(all)).toMatchObject({ kind: 'intact', records: 8 });
  });

  it('is intact without signatures', async () => {
    const unsigned = forgeJournal([3], 'unsigned');
    const files = contentsOf(unsigned, 1, [2]);
    const signed = withManifest(files, manifestOf(unsigned, files, 1), undefined);
    expect(await verify(signed)).toMatchObject({ kind: 'intact', keys: [] });
    const more = new Map(signed).set('manifest.sig', Buffer.from('x'));
    expect(await verify(more)).toMatchObject({ problem: 'manifest-signature' });
  });

  const stranger = forgeKey(9);
  const text = Buffer.from(JSON.stringify(manifest));
  const genuine = (name: string): Buffer => bundle.get(name) ?? Buffer.alloc(0);
  const edited = (name: string): Buffer => Buffer.concat([genuine(name), Buffer.from(' ')]);
  const deep = Buffer.from(
    JSON.stringify({ ...manifest, format: 'F' }).replace('"F"', `${'['.repeat(50_000)}${']'.repeat(50_000)}`),
  );
  const nestedFormat = new Map(contents)
    .set('manifest.json', deep)
    .set('manifest.sig', manifestSignature(deep, key));
  it.each<[string, Files, string, string]>([
    [
      'an edited manifest',
      new Map(bundle).set('manifest.json', edited('manifest.json')),
      'manifest-signature',
      'manifest.sig',
    ],
    ['no manifest', without('manifest.json'), 'manifest', 'manifest.json'],
    ['no signature', without('manifest.sig'), 'manifest-signature', 'manifest.sig'],
    [
      'a signature without its newline',
      new Map(bundle).set('manifest.sig', genuine('manifest.sig').subarray(0, -1)),
      'manifest-signature',
      'manifest.sig',
    ],
    ['a stranger’s signature', resigned({}, stranger), 'manifest-signature', 'manifest.sig'],
    [
      'no key in the manifest',
      without('manifest.sig', resigned({ keyFingerprint: undefined, keys: [] })),
      'signature-without-key',
      segmentFile(2),
    ],
    ['a format nested deeply', nestedFormat, 'manifest', 'manifest.json'],
    ['another format', resigned({ format: 'lockout-desk/evidence/v2' }), 'manifest', 'manifest.json'],
    ['another journal', resigned({ journalId: 'other' }), 'signature', segmentFile(2)],
    ['another beginning', resigned({ first: { seq: 4, prev: lineAt(2).hash } }), 'prev', segmentFile(2)],
    ['another end', resigned({ last: { seq: 8, hash: lineAt(8).hash } }), 'manifest', segmentFile(3)],
    [
      'a key that begins elsewhere',
      resigned({ keys: [{ fingerprint: key.fingerprint, fromSeq: 5 }] }),
      'signature-without-key',
      segmentFile(2),
    ],
    ['too few records', resigned({ records: 3 }), 'manifest', 'manifest.json'],
    ['a missing file', without('summary.html'), 'bundle-file', 'summary.html'],
    ['a missing segment', without(segmentFile(3)), 'bundle-file', segmentFile(3)],
    ['an unlisted file', new Map(bundle).set('more.txt', Buffer.alloc(0)), 'bundle-file', 'more.txt'],
    ['a longer file', new Map(bundle).set('README.txt', edited('README.txt')), 'bundle-file', 'README.txt'],
    [
      'a changed file',
      new Map(bundle).set('README.txt', Buffer.from('How to VERIFY')),
      'bundle-file',
      'README.txt',
    ],
    [
      'a newest segment without its newline',
      relisted(segmentFile(3), genuine(segmentFile(3)).subarray(0, -1)),
      'newline',
      segmentFile(3),
    ],
    [
      'an invented record',
      relisted('records.jsonl', Buffer.from('{"v":1,"seq":5,"x":1}\n')),
      'bundle-records',
      'records.jsonl',
    ],
    [
      'records in another order',
      relisted('records.jsonl', Buffer.concat([lineAt(7).bytes, lineAt(5).bytes])),
      'bundle-records',
      'records.jsonl',
    ],
    [
      'a record from outside',
      relisted('records.jsonl', Buffer.concat([lineAt(7).bytes, lineAt(8).bytes])),
      'bundle-records',
      'records.jsonl',
    ],
    [
      'a record that is cut',
      relisted('records.jsonl', Buffer.concat([lineAt(5).bytes, lineAt(7).bytes.subarray(0, -1)])),
      'bundle-records',
      'records.jsonl',
    ],
    [
      'no records',
      without(
        'records.jsonl',
        withManifest(
          without('records.jsonl', contents),
          { ...manifest, files: manifestOf(part, without('records.jsonl', contents), 2)['files'] },
          key,
        ),
      ),
      'bundle-file',
      'records.jsonl',
    ],
    [
      'a manifest with a name twice',
      withManifest(contents, manifest, key).set(
        'manifest.json',
        Buffer.from(text.toString().replace('{', '{"records":1,')),
      ),
      'manifest',
      'manifest.json',
    ],
  ])('%s is found', async (_, files, problem, segment) => {
    expect(await verify(files)).toMatchObject({ kind: 'broken', problem, segment });
  });

  it('signed by another key than the expected one is found', async () => {
    expect(await verify(bundle, [stranger.fingerprint])).toMatchObject({ problem: 'expect-key' });
  });
});
