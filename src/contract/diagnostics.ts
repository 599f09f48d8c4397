import type { Environment } from './environments';
import type { FailureWord } from './failures';
import type { KeychainTrouble, SessionState } from './sessions';

/** The end of the application's log: at most so many lines and UTF-8 bytes, oldest first. */
export const MAX_LOG_LINES = 500;
export const MAX_LOG_BYTES = 60_000;

/** The application's log (not the journal) as it is kept on disk; it holds no secret and no trader. */
export type LogAnswer =
  | {
      readonly kind: 'log';
      readonly folder: string;
      readonly lines: readonly string[];
      /** Whether there are older lines in the files. */
      readonly more: boolean;
    }
  | { readonly kind: 'failed'; readonly folder: string; readonly code: string };

export type LogExportAnswer =
  | { readonly kind: 'exported'; readonly file: string; readonly bytes: number }
  | { readonly kind: 'cancelled' }
  /** `code` is the system's word, or `journal-folder`: the place lies among the files of a journal. */
  | { readonly kind: 'failed'; readonly code: string };

/** The certificate that a server, or a proxy that looks into the traffic, showed. Times are UTC, ISO 8601. */
export interface ShownCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** What each check found; `practice` where the simulator has nothing of the kind, and nothing was asked. */
export interface Checks {
  readonly name:
    | { readonly kind: 'practice' }
    | { readonly kind: 'resolved'; readonly host: string; readonly addresses: number }
    | { readonly kind: 'not-resolved'; readonly host: string }
    /** The proxy resolves it, not this computer. */
    | { readonly kind: 'by-proxy'; readonly host: string }
    /** The system did not say in time whether there is a proxy, so nobody was asked for the name. */
    | { readonly kind: 'not-known'; readonly host: string };
  readonly proxy:
    | { readonly kind: 'practice' }
    | { readonly kind: 'direct' }
    /** As the system decides it: "PROXY proxy.example:8080". */
    | { readonly kind: 'proxy'; readonly decision: string }
    | { readonly kind: 'not-known' };
  readonly tls:
    | { readonly kind: 'practice' }
    | ({ readonly kind: 'trusted' } & ShownCertificate)
    /** `problem` is the network's own word for it. */
    | ({ readonly kind: 'not-trusted'; readonly problem: string } & Partial<ShownCertificate>)
    | { readonly kind: 'not-reached'; readonly failure: FailureWord };
  readonly clock:
    | { readonly kind: 'practice' }
    /** This computer's clock minus the server's, in milliseconds; known to a second. */
    | { readonly kind: 'compared'; readonly skewMs: number }
    | { readonly kind: 'not-known' };
  readonly keychain:
    | { readonly kind: 'practice' }
    | { readonly kind: 'works'; readonly ms: number }
    | { readonly kind: 'unavailable'; readonly why: KeychainTrouble };
  readonly disk:
    | {
        readonly kind: 'works';
        readonly folder: string;
        readonly freeBytes: number;
        readonly ms: number;
      }
    | { readonly kind: 'failed'; readonly folder: string; readonly code: string };
  readonly token: {
    readonly session: SessionState;
    /** The status of "who am I" with the token; absent where there was none to ask with, or no answer. */
    readonly httpStatus?: number;
  };
}

/** What a look at an environment found; no trader was asked about and nothing was ordered. */
export type PreflightAnswer =
  | {
      readonly kind: 'checked';
      readonly at: string;
      readonly environment: Pick<Environment, 'id' | 'name' | 'kind' | 'baseUrl'>;
      readonly checks: Checks;
    }
  | { readonly kind: 'stopped'; readonly why: 'environment-not-known' | 'under-way' };
