import { createHash } from 'node:crypto';
import type { HistoryFilter } from '../../../contract/history';
import type { SigningKey } from '../../../contract/proof';
import type { ChainEnds } from './journal-files';

/** What a bundle says of itself that its records do not say, and who signs it. */
export interface BundleWords {
  readonly journalId: string;
  /** UTC, ISO 8601 with milliseconds. */
  readonly createdAt: string;
  readonly app: { readonly version: string };
  readonly by: { readonly osUser: string; readonly host: string };
  readonly filter: HistoryFilter;
  /**
   * All keys of the journal, oldest first, to its newest record: the last one signs the bundle, also where its records are
   * older than that key. None: the journal is not signed.
   */
  readonly keys: readonly SigningKey[];
  /** The path of the verifier's one file. */
  readonly verifier: string;
  /** Signs a text (Ed25519, strict base64); undefined where there is no key. */
  readonly sign: (text: string) => Promise<string | undefined>;
}

/** A file of the bundle as the manifest lists it. */
export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ManifestParts {
  readonly words: BundleWords;
  readonly ends: ChainEnds;
  /** Records that the filter shows. */
  readonly records: number;
  /** All files but the manifest and its signature. */
  readonly files: readonly ListedFile[];
}

/** The key that signs now; undefined where the journal is not signed. */
export const signerOf = ({ keys }: BundleWords): string | undefined => keys.at(-1)?.fingerprint;

/** The text of `manifest.json`. */
export function manifestOf({ words, ends, records, files }: ManifestParts): string {
  const { journalId, createdAt, app, by, filter, keys } = words;
  const keyFingerprint = signerOf(words);
  const manifest = {
    format: 'lockout-desk/evidence/v1',
    journalId,
    createdAt,
    app: { version: app.version },
    by: { osUser: by.osUser, host: by.host },
    filter,
    records,
    ...ends,
    ...(keyFingerprint === undefined ? {} : { keyFingerprint }),
    keys,
    files,
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** The text whose signature stands in `manifest.sig`. */
export function signedText(manifest: string): string {
  return `lockout-desk/evidence/v1\n${createHash('sha256').update(manifest, 'utf8').digest('hex')}`;
}
