import type { AnchorFinding, Verdict } from '../contract/proof';
import { checkBundle } from './check-bundle';
import { Chain } from './chain';
import { ClaimedLines } from './claimed-lines';
import { examineLine } from './examine-line';
import { fileFlaw, flaw, type PlacedFlaw } from './flaw';
import { readKeys, type Keys } from './keys';
import { readManifest, type Manifest } from './manifest';
import { segmentsAmong } from './segment-names';
import { Signing } from './signing';
import type { JournalSource, SourceFile } from './source';
import { walkSegments } from './walk-segments';
import type { VerifyOptions, Work } from './work';

interface Found {
  readonly files: readonly SourceFile[];
  readonly segments: readonly SourceFile[];
  readonly manifest: Manifest | undefined;
  readonly keys: Keys;
}

function workOn({ files, segments, manifest, keys }: Found, options: VerifyOptions): Work | PlacedFlaw {
  const { anchor, expectKeys = [], everySignature } = options;
  const { seq, prev } = manifest?.first ?? { seq: 1, prev: '0'.repeat(64) };
  const journalId = anchor?.journalId ?? manifest?.journalId;
  const key = manifest?.keys.filter(({ fromSeq }) => fromSeq < seq).at(-1);
  const signing = new Signing({
    keys,
    expectKeys,
    ...(journalId !== undefined && { journalId }),
    ...(key && { key }),
  });
  const wrong = signing.begin();
  if (wrong) return { ...wrong, segment: 'manifest.json', line: 0, offset: 0 };
  const claims = new ClaimedLines(manifest && files.find(({ name }) => name === 'records.jsonl'));
  const chain = new Chain({ seq, prev, signing, claims, everySignature, ...(anchor && { anchor }) });
  return { options, files, segments, manifest, signing, claims, chain };
}

/** What shows only once all records were read. */
function checkEnd({ options, chain, signing, segments }: Work): PlacedFlaw | undefined {
  const { anchor, expectKeys = [] } = options;
  const { first, lastSeq, place } = chain;
  const name = segments[0]?.name ?? '';
  if (!first) return fileFlaw(name, 'no-records', 'at least one record', 'none');
  if (expectKeys.length > 0 && signing.signed.length === 0) {
    return fileFlaw(name, 'expect-key', expectKeys.join(' or '), 'records that are not signed');
  }
  if (!anchor) return undefined;
  if (first.seq > anchor.seq) {
    return fileFlaw(name, 'anchor', `record ${String(anchor.seq)}`, `records from ${String(first.seq)} on`);
  }
  if (lastSeq >= anchor.seq) return undefined;
  const expected = `record ${String(anchor.seq)} with the hash ${anchor.hash}`;
  return { ...flaw('anchor-cut', expected, `an end after record ${String(lastSeq)}`), ...place };
}

function intact({ options, chain, signing, manifest }: Work): Verdict {
  const { first, last, lastSeq, hash } = chain;
  const end = last && examineLine(last.bytes);
  if (!first || !end || 'problem' in end)
    throw new Error('A chain without a last record was found in order.');
  const anchor: AnchorFinding = options.anchor
    ? { kind: 'found', recordsAfter: lastSeq - options.anchor.seq }
    : { kind: 'not-compared' };
  return {
    kind: 'intact',
    journalId: signing.journalId ?? '',
    records: lastSeq - first.seq + 1,
    firstSeq: first.seq,
    lastSeq,
    firstAt: first.at,
    lastAt: end.at,
    lastHash: hash,
    keys: [...signing.signed],
    ...(manifest?.keyFingerprint !== undefined && { bundleKey: manifest.keyFingerprint }),
    everySignature: options.everySignature,
    keyCompared: (options.expectKeys ?? []).length > 0,
    anchor,
    ...(manifest && { exported: manifest.records }),
    alarms: chain.alarms.list,
    alarmCount: chain.alarms.count,
  };
}

/** Whether a folder is one in which no record was written yet: all that a kill can have left is keys and an empty first segment. */
const isNotBegun = (files: readonly SourceFile[]): boolean =>
  files.every(({ name, bytes, missing }) =>
    name === 'segment-000001.jsonl' ? bytes === 0 && !missing : /^public-key.*\.pem$/i.test(name),
  );

/** Verifies a source's files: names and keys first, then the records, then what a bundle claims besides. */
export async function verifyFiles(
  form: JournalSource['form'],
  files: readonly SourceFile[],
  options: VerifyOptions,
): Promise<Verdict | PlacedFlaw> {
  // SECURITY: where the keychain or the application knows of records, they are gone.
  if (form === 'folder' && !options.anchor && isNotBegun(files)) {
    return { kind: 'unreadable', file: '.', code: files.length === 0 ? 'no-journal' : 'no-record' };
  }
  const keys = await readKeys(files);
  if ('problem' in keys) return keys;
  const manifest = form === 'bundle' ? await readManifest(files, keys) : undefined;
  if (manifest && 'problem' in manifest) return manifest;
  const segments = segmentsAmong(files, form);
  if ('problem' in segments) return segments;
  const work = workOn({ files, segments, manifest, keys }, options);
  if ('problem' in work) return work;
  try {
    const wrong = (await walkSegments(work)) ?? checkEnd(work) ?? (await checkBundle(work));
    const { signedTo } = work.chain;
    return wrong ? { ...wrong, ...(signedTo && { signedTo }) } : intact(work);
  } finally {
    await work.claims.close();
  }
}
