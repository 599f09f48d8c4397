import type { ChainPlace } from '../contract/proof';
import type { Chain } from './chain';
import type { ClaimedLines } from './claimed-lines';
import type { Manifest } from './manifest';
import type { Signing } from './signing';
import type { SourceFile } from './source';

export interface VerifyOptions {
  /** Verify every signature, not only each segment's last one and each key's first and last. */
  readonly everySignature: boolean;
  /** Fingerprints that were noted elsewhere; every key that signs must be among them. Absent or none: not compared. */
  readonly expectKeys?: readonly string[];
  /** What the keychain says; at most 8 records may stand after it, each with a valid signature. */
  readonly anchor?: ChainPlace;
  /** In bytes of the segments. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  /** Where it aborts, the promise is rejected with its reason. */
  readonly signal?: AbortSignal;
}

/** What is verified, once names, keys and manifest are in order. */
export interface Work {
  readonly options: VerifyOptions;
  readonly files: readonly SourceFile[];
  /** In their order, at least one. */
  readonly segments: readonly SourceFile[];
  /** Given for a bundle. */
  readonly manifest: Manifest | undefined;
  readonly signing: Signing;
  readonly claims: ClaimedLines;
  readonly chain: Chain;
}
