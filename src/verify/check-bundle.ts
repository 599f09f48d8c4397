import type { SigningKey } from '../contract/proof';
import { fileFlaw, type PlacedFlaw } from './flaw';
import { checkContents, type Manifest } from './manifest';
import type { Work } from './work';

const MANIFEST = 'manifest.json';

const told = (keys: readonly SigningKey[]): string =>
  keys.map(({ fingerprint, fromSeq }) => `${fingerprint} from record ${String(fromSeq)}`).join(', ') ||
  'none';

/** The keys that sign between a bundle's first record and its last, by its manifest. */
function keysWithin({ keys, first, last }: Manifest): readonly SigningKey[] {
  // Where another key comes with the first record, the one before signs none of them.
  const atFirst = keys.filter(({ fromSeq }) => fromSeq <= first.seq).slice(-1);
  return [...atFirst, ...keys.filter(({ fromSeq }) => fromSeq > first.seq && fromSeq <= last.seq)];
}

function checkPlaces({ chain, signing, options }: Work, manifest: Manifest): PlacedFlaw | undefined {
  const { last, keyFingerprint } = manifest;
  const { lastSeq, hash, place } = chain;
  if (lastSeq !== last.seq || hash !== last.hash) {
    const expected = `record ${String(last.seq)} with the hash ${last.hash} as the last`;
    const wrong = fileFlaw(MANIFEST, 'manifest', expected, `record ${String(lastSeq)} with the hash ${hash}`);
    return { ...wrong, ...place };
  }
  const [listed, found] = [told(keysWithin(manifest)), told(signing.signed)];
  if (listed !== found) return fileFlaw(MANIFEST, 'manifest', `the keys ${found}`, listed);
  const expected = options.expectKeys ?? [];
  if (expected.length === 0 || keyFingerprint === undefined || expected.includes(keyFingerprint))
    return undefined;
  return fileFlaw(MANIFEST, 'expect-key', expected.join(' or '), keyFingerprint);
}

async function checkClaims({ claims }: Work, { records }: Manifest): Promise<PlacedFlaw | undefined> {
  if (!claims.file)
    return fileFlaw('records.jsonl', 'bundle-file', 'the records that matched', 'no such file');
  if (claims.nextSeq === 0) await claims.refill();
  if (claims.nextSeq !== Infinity) return claims.left();
  if (claims.count === records) return undefined;
  return fileFlaw(MANIFEST, 'manifest', `${String(claims.count)} records`, String(records));
}

/** What a bundle claims besides its records: its last one, its keys, those that matched, and each file's bytes. */
export async function checkBundle(work: Work): Promise<PlacedFlaw | undefined> {
  const { manifest, files, options } = work;
  if (!manifest) return undefined;
  const wrong = checkPlaces(work, manifest) ?? (await checkClaims(work, manifest));
  return wrong ?? checkContents(manifest.files, files, options.signal);
}
