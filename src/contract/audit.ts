import type { EnvironmentKind } from './environments';
import type { ClosedAs, OrderReport, Outcome, Reason, Target } from './lockouts';

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
  /** The newest record is not genuine: nothing is appended to it. */
  | { readonly kind: 'broken'; readonly segment: string; readonly line: number }
  | { readonly kind: 'not-there' };

/** One row of history: an order with all that came of it, or any other record. */
export type HistoryRow =
  | {
      readonly kind: 'order';
      readonly seq: number;
      readonly at: string;
      readonly orderId: string;
      readonly environment: { readonly id: string; readonly name: string; readonly kind: EnvironmentKind };
      readonly target: Target;
      readonly result: { readonly outcome: Outcome; readonly reason: Reason } | 'under-way';
      readonly closedAs?: ClosedAs;
      /** The first 120 UTF-16 code units of the notes. */
      readonly notesStart?: string;
      readonly by: string;
    }
  | {
      readonly kind: 'record';
      readonly seq: number;
      readonly at: string;
      readonly type: string;
      /** The id of the environment that it is about, where it names one. */
      readonly environmentId?: string;
      readonly by: string;
    };

export interface HistoryRequest {
  readonly journal: JournalName;
  /** Rows before this record; absent: from the newest. */
  readonly before?: number;
  /** 1 to 100. */
  readonly limit: number;
}

export interface HistoryPage {
  readonly state: JournalState;
  readonly rows: readonly HistoryRow[];
  /** Ask on with this; absent when the first record was reached. */
  readonly before?: number;
}

export interface RecordRequest {
  readonly journal: JournalName;
  readonly seq: number;
}

/** A row opened: an order's report where the record belongs to one, and the raw lines exactly as on disk. */
export type RecordAnswer =
  | { readonly kind: 'found'; readonly report?: OrderReport; readonly lines: readonly string[] }
  | { readonly kind: 'not-found' };

export interface UnknownsRequest {
  readonly journal: JournalName;
}

/** Orders whose outcome is unknown and that nobody has closed, newest first, 100 at most. */
export interface UnknownsAnswer {
  readonly state: JournalState;
  readonly orders: readonly OrderReport[];
  readonly total: number;
}
