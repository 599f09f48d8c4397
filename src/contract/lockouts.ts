import type { Environment } from './environments';
import { beforeSending } from './failures';
import type { KeychainTrouble } from './sessions';
import type { SettingStop } from './setting-stop';

/** The highest user id: the API's ids are int64. Source: the commissioned contract, `userId: int64`. */
const MAX_USER_ID = '9223372036854775807';

/** Notes may hold this many UTF-16 code units at most. Source: the vendor's documentation, older edition. */
export const MAX_NOTES = 8192;

/** Path of the order below an environment's base address. */
export const EXPIRE_PATH = '/user/expireuserlockout';

/**
 * Whether a text is a user id: a decimal string from 1 to 9223372036854775807 with no sign, space, leading
 * zero, exponent or digit of another script. Ids stay strings everywhere: a JavaScript number loses them above 2^53.
 */
export function isUserId(text: string): boolean {
  if (!/^[1-9][0-9]{0,18}$/.test(text)) return false;
  return text.length < MAX_USER_ID.length || text <= MAX_USER_ID;
}

export type NotesFault = 'notes-too-long' | 'notes-not-text';

/** What is wrong with notes, or undefined. Lone surrogates can't be written as UTF-8, so they are no text. */
export function notesFault(notes: string): NotesFault | undefined {
  if (notes.length > MAX_NOTES) return 'notes-too-long';
  return notes.isWellFormed() ? undefined : 'notes-not-text';
}

/**
 * The exact body of an order, as the page shows it and as it is sent: the id as raw digits, empty notes left out,
 * the penalty ticket last. Expects a checked id and checked notes.
 */
export function orderBody(order: { userId: string; notes?: string; penaltyTicket?: string }): string {
  const members = [`"userId":${order.userId}`];
  if (order.notes) members.push(`"notes":${JSON.stringify(order.notes)}`);
  if (order.penaltyTicket !== undefined) members.push(`"p-ticket":${JSON.stringify(order.penaltyTicket)}`);
  return `{${members.join(',')}}`;
}

/**
 * What can come of an order, and the closed list of reasons for each. A reason belongs to one outcome alone, so a
 * table keyed by reason is complete.
 */
export const reasons = {
  done: ['expired'],
  refused: [
    'refused-by-rules',
    'violations',
    'malformed',
    'unauthorized',
    'forbidden',
    'not-found',
    'calls-limited',
    'too-many-calls',
    'penalty-cancelled',
    'penalty-captcha',
    'penalty-again',
    'penalty-time',
    'penalty-unrecorded',
    'penalty-no-session',
  ],
  unknown: [
    'answer-unreadable',
    'answer-contradicts',
    'answer-cut',
    'answer-too-large',
    'server-timeout',
    'server-error',
    'redirected',
    'status-unexpected',
    'no-answer',
    'connection-cut',
    'network-other',
    'application-ended',
  ],
  'not-sent': [...beforeSending, 'cooling-off'],
} as const;

export type Outcome = keyof typeof reasons;
export type ReasonOf<O extends Outcome> = (typeof reasons)[O][number];
export type Reason = ReasonOf<Outcome>;

/** An outcome with a reason of its own list. */
export type Verdict = { [O in Outcome]: { readonly outcome: O; readonly reason: ReasonOf<O> } }[Outcome];

/** Where the trader's name came from: Practice's samples, an order recorded earlier, or nowhere (a typed id). */
export type TargetSource = 'sample' | 'earlier-order' | 'typed';

export interface Target {
  readonly userId: string;
  readonly name?: string;
  readonly source: TargetSource;
}

/** How the administrator confirmed: by the dialog's button, or by typing the id once more. */
export type Confirmation =
  { readonly kind: 'confirmed' } | { readonly kind: 'retyped'; readonly userId: string };

/** One press: everything that the main process needs to check the rules and place the order. */
export interface OrderRequest {
  readonly environmentId: string;
  readonly userId: string;
  /** The name that the page showed, if any; an order whose trader has another name by now is stopped. */
  readonly shownName?: string;
  /** As typed; where the settings have reason and ticket put before them, the main process does so: see order-rules.ts. */
  readonly notes: string;
  /** One of the setting's codes. */
  readonly reasonCode?: string;
  readonly ticket?: string;
  /** Why another order is placed within the cooling-off. */
  readonly secondReason?: string;
  readonly confirmation: Confirmation;
  /** The order (with outcome unknown) that this one repeats by hand. */
  readonly repeatOf?: string;
}

/** Why an order was stopped before anything was recorded or sent. */
export type StopWord =
  | 'busy'
  | 'environment-not-known'
  | 'user-id'
  | NotesFault
  | 'not-confirmed'
  | 'retyped-differs'
  | 'name-changed'
  | 'repeat-not-known'
  | SettingStop
  | 'session-none'
  | 'session-rejected'
  | 'session-expired'
  | 'text-holds-token'
  | `keychain-${KeychainTrouble}`
  | 'journal-opening'
  | 'journal-not-writable'
  | 'journal-held'
  | 'journal-broken'
  /** The keychain has no key for the journal, or it is another computer's: somebody has to say why before it goes on. */
  | 'journal-needs-key'
  /** The keychain has not taken the anchor of the last records. */
  | 'journal-unanchored'
  | 'outcome-unrecorded';

/** Steps of an order with their times (UTC, ISO 8601 with milliseconds). */
export interface OrderStep {
  readonly what:
    'recorded' | 'sent' | 'penalty' | 'answered' | 'cut-off' | 'not-sent' | 'cancelled' | 'outcome-recorded';
  readonly at: string;
}

/** The server's answer as far as it is kept. */
export interface Answered {
  readonly httpStatus?: number;
  /** The server's own words, at most their first 4 KiB of UTF-8; shown as text only. */
  readonly serverText?: string;
  /** SHA-256 (hex) of all of the server's text, where only its start is kept. */
  readonly serverTextSha256?: string;
  readonly errorId?: string;
  readonly serverDate?: string;
  /** This computer's clock minus the server's, in milliseconds. */
  readonly clockSkewMs?: number;
}

export interface RecordRef {
  readonly seq: number;
  readonly id: string;
}

/** One order as its end is shown and copied, at once or years later. */
export interface OrderReport extends Answered {
  readonly orderId: string;
  readonly environment: Pick<Environment, 'id' | 'name' | 'kind' | 'baseUrl'>;
  readonly target: Target;
  /** As they were sent. */
  readonly notes?: string;
  readonly reasonCode?: string;
  readonly ticket?: string;
  readonly secondReason?: string;
  readonly verdict: Verdict;
  /** How long sending and waiting took in all, in milliseconds; absent where no answer was ever recorded. */
  readonly durationMs?: number;
  readonly attempts: number;
  /** `admin` is the API user whose session it was, where known. */
  readonly actor: { readonly osUser: string; readonly host: string; readonly admin?: string };
  /** The session's, where one was used. */
  readonly tokenFingerprint?: string;
  readonly at: string;
  readonly steps: readonly OrderStep[];
  readonly repeatOf?: string;
  readonly intentRecord: RecordRef;
  /** Absent where the outcome could not be recorded (yet). */
  readonly outcomeRecord?: RecordRef;
  readonly closed?: Closing;
}

export type ExpireAnswer =
  | { readonly kind: 'ended'; readonly report: OrderReport }
  | { readonly kind: 'stopped'; readonly why: StopWord };

/** An outcome that the disk had refused is recorded now; `at` is the record's time. */
export interface LateRecord {
  readonly kind: 'outcome-recorded';
  readonly orderId: string;
  readonly record: RecordRef;
  readonly at: string;
}

/** What the page hears while an order is under way, and of its record where that came later. */
export type OrderProgress = WayProgress | LateRecord;

/** How far an order under way has come. */
export type WayProgress =
  | { readonly kind: 'recorded'; readonly orderId: string }
  | { readonly kind: 'sent'; readonly orderId: string; readonly attempt: number }
  | {
      readonly kind: 'penalty';
      readonly orderId: string;
      readonly seconds: number;
      readonly until: string;
      readonly attempt: number;
    };

export type CancelAnswer = { readonly kind: 'cancelled' } | { readonly kind: 'not-waiting' };

/** What an administrator found out about an order whose outcome was unknown. */
export type ClosedAs = 'took-effect' | 'did-not' | 'not-known';

export interface Closing {
  readonly as: ClosedAs;
  readonly note?: string;
  readonly at: string;
  readonly by: string;
}

/** A note that closes an unknown holds this many UTF-16 code units at most. */
export const MAX_CLOSING_NOTE = 2000;

export interface CloseRequest {
  readonly journal: 'practice' | 'real';
  readonly orderId: string;
  readonly as: ClosedAs;
  readonly note: string;
}

export type CloseAnswer =
  | { readonly kind: 'closed'; readonly record: RecordRef }
  | {
      readonly kind: 'stopped';
      readonly why:
        'order-not-known' | 'not-unknown' | 'already-closed' | 'text-holds-token' | NotesFault | JournalStop;
    };

/** Why the journal took no record. */
export type JournalStop = Extract<StopWord, `journal-${string}` | `keychain-${string}`>;
