import type { EnvironmentKind } from './environments';
import type { OrderReport } from './lockouts';
import type { KeychainTrouble } from './sessions';

/** Practice keeps a journal of its own; every real environment shares the other. */
export type JournalName = 'practice' | 'real';

/** Which journal an environment's orders are recorded in. */
export function journalOf(kind: EnvironmentKind): JournalName {
  return kind === 'practice' ? 'practice' : 'real';
}

/** Where a journal stands: only an open one takes orders. */
export type JournalState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly records: number }
  /** Another process writes here; history is read-only. */
  | { readonly kind: 'held'; readonly by: string }
  /** The disk refused; orders are refused until it opens again. `code` is the system's word, such as ENOSPC. */
  | { readonly kind: 'not-writable'; readonly code: string }
  /** The newest record is not genuine, or a segment is missing, which is named then: nothing is appended. */
  | { readonly kind: 'broken'; readonly segment: string; readonly line: number }
  /**
   * Nothing of it lies on the disk. `lostAt`: this computer's keychain names that record of it, so it was taken away; without
   * it nobody has begun one.
   */
  | { readonly kind: 'not-there'; readonly lostAt?: number }
  /** The keychain does not give the key that signs; orders are refused until it does. */
  | { readonly kind: 'no-keychain'; readonly why: KeychainTrouble }
  /**
   * The keychain has no key or no anchor for this journal, or the journal was last written on another computer: it is
   * read-only until somebody gives the reason for a new key. `host` is the computer that wrote the newest record.
   */
  | {
      readonly kind: 'needs-key';
      readonly why: 'no-key' | 'no-anchor' | 'other-computer';
      readonly host: string;
    };

export interface UnknownsRequest {
  readonly journal: JournalName;
}

/** Orders whose outcome is unknown and that nobody has closed, newest first, 100 at most. */
export interface UnknownsAnswer {
  readonly state: JournalState;
  readonly orders: readonly OrderReport[];
  readonly total: number;
}

/** How many records an open journal has; undefined for any other. */
export const recordsOf = (state: JournalState): number | undefined =>
  state.kind === 'open' ? state.records : undefined;
