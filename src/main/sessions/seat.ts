import type { RenewalTrouble, SessionChange, Who } from '../../contract/sessions';
import type { KeyKeeping } from '../../contract/sign-in';
import type { Environment } from '../../contract/environments';
import type { Appended, NewRecord } from '../audit/journal';
import type { NoteEvent } from '../diagnostics/log-events';
import type { Keychain } from '../keychain/keychain';
import type { NoteFile } from '../note-file';
import { queue } from '../queue';
import type { AuthCalls } from './auth-replies';
import type { KeptSession } from './kept-session';
import type { KeyFile } from './key-file';
import type { Deadline, Moment } from './session-time';
import type { CountsBook } from './sessions-file';

/** What keeps a server from locking an office out. */
export interface Limits {
  /** So many sign-ins of one environment an hour at most, whatever comes of them. */
  readonly signIns: number;
  /** How long a captcha or a limit is waited out, in milliseconds. */
  readonly waitMs: number;
}

/** What sessions need from outside. */
export interface SessionTools {
  readonly keychain: Keychain;
  readonly clipboard: { readonly read: () => Promise<string>; readonly clear: () => Promise<void> };
  readonly clock: () => Date;
  /** See tools.ts, as for the next two. */
  readonly uptime: () => number;
  readonly random: () => number;
  readonly onWake: (listener: () => void) => void;
  /** A wait of so many milliseconds that its signal ends at once. */
  readonly waitOut: (ms: number, signal: AbortSignal) => Promise<'waited' | 'cancelled'>;
  readonly append: (record: NewRecord) => Promise<Appended>;
  readonly auth: AuthCalls;
  /** Where tries and renewals are counted over restarts. */
  readonly countsFile: NoteFile;
  /** A UUID with nothing in it that tells of this computer. */
  readonly newDeviceId: () => string;
  readonly chooseKeyFile: () => Promise<string | undefined>;
  readonly keyKeeping: () => Promise<KeyKeeping>;
  /** Whether the session of the environment with this id may be renewed by itself now. */
  readonly mayRenew: (environmentId: string) => boolean;
  /** Is told of sessions that change by themselves. */
  readonly hear: (change: SessionChange) => void;
  /** Practice's hour is shorter, so that its samples can be tried; absent: as a server's. */
  readonly limits?: Limits;
  readonly note: NoteEvent;
}

/** An environment with an address that calls about tokens go to. */
export type RealEnvironment = Pick<Environment, 'id'> & { readonly baseUrl: string };

/** What this process knows of the session that the keychain keeps, without its token. */
export interface Known {
  readonly session: Omit<KeptSession, 'token' | 'end'>;
  /** Absent where the server never said it. */
  readonly deadline?: Deadline;
  /** When the next renewal is due, by the uptime; absent where none is planned. */
  readonly renewAt?: number;
  /** Why the last renewal did not come off; `at` is UTC, ISO 8601. */
  readonly trouble?: { readonly why: RenewalTrouble; readonly at: string };
  /** Failed renewals since the token was given. */
  readonly failures: number;
}

/** Why there is no session any more, as long as this process lasts and until there is another one. */
export type Gone =
  | {
      readonly kind: 'expired';
      readonly fingerprint: string;
      readonly expiredAt: string;
      readonly who?: Who;
    }
  | { readonly kind: 'none'; readonly why: 'address-changed' };

/** What is held in memory of one environment. */
export interface Seat {
  /** As it was last named. */
  environment: RealEnvironment;
  /** One look at the keychain, or change of it, after another; no call to a server is waited for in it. */
  readonly inTurn: <T>(job: () => Promise<T>) => Promise<T>;
  /** How many turns were asked for so far. */
  turns: number;
  known?: Known | undefined;
  gone?: Gone | undefined;
  /** The one renewal under way. */
  renewing?: Promise<unknown> | undefined;
  /** Orders under way. */
  orders: number;
  /** The fingerprint of which the page has heard that it is expiring. */
  toldExpiring?: string | undefined;
  /** Goes with the next sign-in, once the server's penalty is over. */
  ticket?: string | undefined;
  /** What the last sign-in's key was read from. */
  keyFile?: KeyFile | undefined;
}

/** What the parts of the engine share. */
export interface Engine {
  readonly tools: SessionTools;
  readonly book: CountsBook;
  readonly seatOf: (environment: RealEnvironment) => Seat;
  readonly seats: () => Iterable<Seat>;
}

/** A seat of which nothing is known yet. */
export function emptySeat(environment: RealEnvironment): Seat {
  const turn = queue();
  const seat: Seat = {
    environment,
    inTurn: (job) => {
      seat.turns += 1;
      return turn(job);
    },
    turns: 0,
    orders: 0,
  };
  return seat;
}

/** The keychain's item of an environment's session. */
export const itemOf = ({ id }: RealEnvironment): string => `session/${id}`;

/** Where a token or a key of an environment may go. */
export const originOf = ({ baseUrl }: RealEnvironment): string => new URL(baseUrl).origin;

/** Now, by both clocks. */
export function momentOf({ clock, uptime }: Pick<SessionTools, 'clock' | 'uptime'>): Moment {
  return { wall: clock().getTime(), uptime: uptime() };
}
