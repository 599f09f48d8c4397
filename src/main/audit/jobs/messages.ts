import type { HistoryFilter } from '../../../contract/history';
import type { ChainPlace, ExportFormat, Verdict } from '../../../contract/proof';
import type { Span } from '../segments';

/** Verifies what is acknowledged of a journal. */
export interface VerifyJob {
  readonly kind: 'verify';
  readonly folder: string;
  readonly spans: readonly Span[];
  readonly everySignature: boolean;
  readonly anchor?: ChainPlace;
}

/** Writes what a filter shows into a file. */
export interface ExportJob {
  readonly kind: 'export';
  readonly folder: string;
  readonly cacheFolder: string;
  readonly spans: readonly Span[];
  readonly filter: HistoryFilter;
  /** The order that has no end yet, which no filter for an outcome shows. */
  readonly underWay?: string;
  readonly format: ExportFormat;
  readonly byteOrderMark: boolean;
  readonly target: string;
  /** The stand-alone verifier that a bundle carries. */
  readonly verifier: string;
  readonly journalId: string;
  readonly by: { readonly osUser: string; readonly host: string };
  readonly version: string;
  /** UTC. */
  readonly at: string;
}

export type Job = VerifyJob | ExportJob;

/** How an export ended; the file is there only where it was written. */
export type Exported =
  | {
      readonly kind: 'written';
      readonly bytes: number;
      readonly records: number;
      readonly sha256: string;
      readonly firstSeq: number;
      readonly lastSeq: number;
    }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'failed'; readonly code: string };

/** What a worker says of its job. */
export type FromJob =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** Asks for a signature of the journal's key: the key stays in the main process. */
  | { readonly kind: 'sign'; readonly text: string }
  /** The whole file lies beside its target; waits for the word that it may take its place. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'verified'; readonly verdict: Verdict }
  | { readonly kind: 'exported'; readonly exported: Exported };

/** What a worker is told; `sig` is missing where the journal has no key. */
export type ToJob = { readonly kind: 'signature'; readonly sig?: string } | { readonly kind: 'place' };
