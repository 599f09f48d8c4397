import type { JournalState } from '../../contract/audit';
import type { RecordRef } from '../../contract/lockouts';
import type { KeychainTrouble } from '../../contract/sessions';
import type { Span } from './segments';

/** A record as it was read back; `data` is a stranger until its reader has checked it. */
export interface JournalRecord extends RecordRef {
  readonly at: string;
  readonly type: string;
  /** `admin` is the API user whose session an order was placed with, as far as the server had said. */
  readonly actor: { readonly osUser: string; readonly host: string; readonly admin?: string };
  readonly data: Readonly<Record<string, unknown>>;
  /** The line exactly as on disk, without its newline. */
  readonly line: string;
}

export interface NewRecord {
  readonly type: string;
  /** The API user that stands in the record's actor; 200 characters at most. */
  readonly admin?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Why nothing was appended; nothing of the record is on disk then, or it is cut off before the next append. */
export type AppendStop =
  | Exclude<JournalState['kind'], 'open'>
  /** The keychain has not taken the anchor of the last records. */
  | 'unanchored';

export type Appended =
  | ({ readonly kind: 'recorded'; readonly at: string } & RecordRef)
  | {
      readonly kind: 'not-recorded';
      readonly why: Exclude<AppendStop, 'no-keychain'>;
      readonly code?: string;
    }
  | {
      readonly kind: 'not-recorded';
      readonly why: 'no-keychain';
      readonly keychain: KeychainTrouble;
      readonly code?: never;
    };

/** An append-only, chained journal of one folder. See docs/audit-journal.md. */
export interface Journal {
  readonly state: () => JournalState;
  /** Opens, or opens again after a failure: recovers the tail, takes the writer's lock. Never throws. */
  readonly open: () => Promise<JournalState>;
  /** Opens a journal that needs a new key with one, and records why; does nothing to any other. */
  readonly rekey: (reason: string) => Promise<JournalState>;
  /**
   * On disk (fsynced) once this resolves to `recorded`. Appends are queued in order. `order.intent` is taken only where
   * there is room for all that follows it; `order.penalty` and `order.outcome` may use that room, and open again by
   * themselves after a failure.
   */
  readonly append: (record: NewRecord) => Promise<Appended>;
  /**
   * What can be read now: of each segment what is acknowledged where this process wrote it, otherwise all that is there.
   * Everything that was acknowledged before the call is in it. Rejects with the disk's error.
   */
  readonly spans: () => Promise<readonly Span[]>;
  /** What is acknowledged of the segments that this process writes, and the number of the last record; nothing before. */
  readonly acknowledged: () => { readonly spans: readonly Span[]; readonly lastSeq: number };
  /** Waits for queued appends, then gives up the lock and the file. */
  readonly close: () => Promise<void>;
}
