import type { JournalName, JournalState } from './audit';
import type { EnvironmentKind } from './environments';
import type { ClosedAs, OrderReport, Outcome, Reason, Target } from './lockouts';

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
      /** Of a record about a session: whose token it was and when it ends, as far as the record says. */
      readonly session?: SessionAbout;
      /** What a verification found. */
      readonly verified?: 'intact' | 'broken';
      /** Of a record about a setting. */
      readonly setting?: SettingAbout;
      readonly by: string;
    };

export interface SettingAbout {
  /** As the registry names it, or `policy` for the policy as a whole. The first 64 UTF-16 code units. */
  readonly name: string;
  /** What it was set to, where that is no list and no object; the first 64 UTF-16 code units of a text. */
  readonly to?: string | number | boolean;
}

export interface SessionAbout {
  /** The first 64 UTF-16 code units of the name that the server said. */
  readonly who?: string;
  /** UTC, ISO 8601. */
  readonly until?: string;
}

/**
 * What stands at a place of the history: a row, or a local day (`2026-11-24`; empty for times that there are not) before
 * the first of its rows. Places are counted from 0, the newest.
 */
export type HistoryItem = HistoryRow | { readonly kind: 'day'; readonly day: string };

/**
 * Which rows are shown: those for which every given part holds. An order is judged as a whole: by its intent's time and
 * administrator, by its outcome so far, and by the text of any of its records.
 */
export interface HistoryFilter {
  /** UTC, ISO 8601 with milliseconds; the first instant that is shown. */
  readonly from?: string;
  /** The first instant that is not shown any more. */
  readonly to?: string;
  readonly environmentIds?: readonly string[];
  /** Orders alone have one; where any is given, other records are left out. */
  readonly outcomes?: readonly Outcome[];
  /** `order` for orders, otherwise a record's type, such as `session.saved`. */
  readonly kinds?: readonly string[];
  /** The system's accounts, or the API's users where records name them. */
  readonly administrators?: readonly string[];
  /** A user id; orders for this trader alone. */
  readonly traderId?: string;
  readonly reasons?: readonly Reason[];
  readonly batchId?: string;
  /** Stands in a value of any of the row's records, in any case; 200 UTF-16 code units at most. */
  readonly text?: string;
}

/** Text to be searched for holds this many UTF-16 code units at most. */
export const MAX_SEARCH = 200;

/** Values of one part of a filter, at most. */
export const MAX_CHOICES = 200;

export interface HistoryRequest {
  readonly journal: JournalName;
  readonly filter: HistoryFilter;
  /** Rows before this record; absent: from the newest. */
  readonly before?: number;
  /** 1 to 100. */
  readonly limit: number;
}

export interface HistoryPage {
  readonly state: JournalState;
  readonly rows: readonly HistoryRow[];
  /** Ask on with this; absent when the first record was reached. Rows may be fewer than asked for, also none, before that. */
  readonly before?: number;
  /** Every record that was there has a number below this one; absent where there was none. */
  readonly below?: number;
}

export interface ItemsRequest {
  readonly journal: JournalName;
  readonly filter: HistoryFilter;
  /** Records from this number on came later and are only counted, so that they move nothing. */
  readonly below: number;
  /** A place, or the day of the newest row before an instant (UTC, ISO 8601 with milliseconds). */
  readonly from: number | { readonly before: string };
  /** 1 to 100. */
  readonly limit: number;
}

/** A stretch of the history by places. */
export interface HistoryItems {
  /** Fewer than asked for where more would take over 60 KiB, or where the history ends. */
  readonly items: readonly HistoryItem[];
  /** The place of the first of them. */
  readonly from: number;
  /** Places in all; while text is searched for, of what was found so far. */
  readonly total: number;
  /** Text was searched for in the records from this number on; absent once it was in all. */
  readonly searchedTo?: number;
  /** Rows that the filter shows and that came later. */
  readonly newer: number;
}

export type ItemsAnswer =
  | ({ readonly kind: 'items' } & HistoryItems)
  /** The journal can't be read, as its state says. */
  | { readonly kind: 'not-read'; readonly state: JournalState };

export interface CountRequest {
  readonly journal: JournalName;
  readonly filter: HistoryFilter;
  /** Names this count in the progress that is pushed meanwhile; a new count of the window ends the one before. */
  readonly countId: number;
}

/** How many rows a filter shows; while it is being counted, those found so far. */
export interface HistoryCounts {
  readonly rows: number;
  /** Orders by outcome. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Orders a day of this computer's time zone, newest first. The newest 1,000 days at most. */
  readonly days: readonly DayCount[];
  readonly complete: boolean;
}

/** A local day (`2026-11-24`), its orders, and those of them with each outcome; one under way has none. */
export type DayCount = readonly [
  day: string,
  orders: number,
  done: number,
  refused: number,
  unknown: number,
  notSent: number,
];

export type CountAnswer =
  | { readonly kind: 'counted'; readonly counts: HistoryCounts }
  /** Another count came after it, or the journal can't be read. */
  | { readonly kind: 'ended' };

/** What a filter can be made of: the values that the journal's records have, the most frequent first, 200 each at most. */
export interface FilterChoices {
  readonly environments: readonly { readonly id: string; readonly name: string }[];
  readonly kinds: readonly string[];
  readonly administrators: readonly string[];
  readonly reasons: readonly Reason[];
}

export interface RecordRequest {
  readonly journal: JournalName;
  readonly seq: number;
}

/** A record's place in the journal, without its text. */
export interface RecordPlace {
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly type: string;
}

/** What a record of the journal about itself says, where it says it in the shape of one. */
export type RecordAbout =
  /** The journal's own word, of 64 UTF-16 code units at most: a later version may have others. */
  | { readonly kind: 'alarm'; readonly problem: string }
  /** Of 1,000 UTF-16 code units at most, as the reason of a new key. */
  | { readonly kind: 'acknowledged'; readonly note: string }
  | { readonly kind: 'new-key'; readonly fingerprint: string; readonly reason: string }
  | { readonly kind: 'recovered'; readonly cutBytes: number };

/** A row opened: an order's report where the record belongs to one, and which records it is made of, oldest first. */
export type RecordAnswer =
  | {
      readonly kind: 'found';
      readonly report?: OrderReport;
      readonly about?: RecordAbout;
      readonly records: readonly RecordPlace[];
    }
  | { readonly kind: 'not-found' };

export interface RawLineRequest extends RecordRequest {
  /** UTF-16 code units to be left out at the start: what was heard before. */
  readonly from: number;
}

/** A part of a record's line exactly as on disk, of 24,576 UTF-16 code units at most; `more`: it goes on. */
export type RawLineAnswer =
  { readonly kind: 'found'; readonly text: string; readonly more: boolean } | { readonly kind: 'not-found' };
