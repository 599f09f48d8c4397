import { TRIES_AN_HOUR, type Tries } from '../../contract/sign-in';
import type { Moment } from './session-time';

/** Source: docs/api.md, "Tokens". Successes count too. */
const RENEWALS_AN_HOUR = 15;

/** How long the server counts, and how long a captcha or a limit lasts; milliseconds. */
export const HOUR = 3_600_000;

/** When something was, so that it can be told over restarts and set clocks. */
export interface Mark {
  /** UTC, ISO 8601, by this computer's clock. */
  readonly at: string;
  readonly uptimeMs: number;
}

/** A sign-in that was about to be sent. `pending` counts as failed, until its answer says otherwise. */
export interface Attempt extends Mark {
  readonly environment: string;
  readonly came: 'pending' | 'failed' | 'good';
}

/** What is remembered of calls that the server counts, and which environments have something in the keychain. No secret. */
export interface Counts {
  /** Made once for this computer's user. */
  readonly deviceId: string;
  /** Ids of environments with a session, and with a key. */
  readonly sessions: readonly string[];
  readonly keys: readonly string[];
  /** In the order of their sending, as the renewals. */
  readonly attempts: readonly Attempt[];
  readonly renewals: readonly (Mark & { readonly environment: string })[];
  /** No sign-in is sent for so long after the mark. */
  readonly wait?: Mark & { readonly ms: number };
}

/** The mark of a moment. */
export function markOf({ wall, uptime }: Moment): Mark {
  return { at: new Date(wall).toISOString(), uptimeMs: uptime };
}

/**
 * How long ago something was, in milliseconds, and never more than it truly was while this computer runs, whatever is done
 * to its clock. After a start of the computer the clock has to be believed, but for what the uptime proves.
 */
export function ageOf({ at, uptimeMs }: Mark, { wall, uptime }: Moment): number {
  return uptime >= uptimeMs ? uptime - uptimeMs : Math.max(uptime, wall - Date.parse(at));
}

/** An hour ago to the millisecond still counts. */
const isRecent = (mark: Mark, now: Moment): boolean => ageOf(mark, now) <= HOUR;

/** When a mark no longer counts, as this computer's clock will say it; UTC, ISO 8601. */
const freeAt = (mark: Mark, now: Moment): string =>
  new Date(now.wall + HOUR - ageOf(mark, now) + 1).toISOString();

/** How much of the server's wait is left, in milliseconds. */
function waitLeft({ wait }: Counts, now: Moment): number {
  return wait ? Math.max(0, wait.ms - ageOf(wait, now)) : 0;
}

/**
 * What is left of the hour's tries for an environment. Failures count for all environments together, as the server counts
 * them by the office's address; besides, no environment is signed in to more often than that, whatever came of it.
 */
export function triesOf(
  counts: Counts,
  environment: string,
  now: Moment,
  signIns: number = TRIES_AN_HOUR,
): Tries {
  const recent = counts.attempts.filter((attempt) => isRecent(attempt, now));
  const failed = recent.filter(({ came }) => came !== 'good');
  const all = recent.filter((attempt) => attempt.environment === environment);
  // Those of the newest that would be too many; with the usual limit it is all of them.
  const here = all.slice(Math.max(0, signIns - TRIES_AN_HOUR));
  const most = Math.max(failed.length, here.length);
  const binding = [failed, here].filter(({ length }) => length === most && length > 0);
  const next = binding.map(([oldest]) => (oldest ? freeAt(oldest, now) : '')).sort();
  const nextAt = next.at(-1);
  const left = waitLeft(counts, now);
  return {
    left: Math.max(0, TRIES_AN_HOUR - most),
    ...(here.length > failed.length ? { counted: 'sign-ins' } : {}),
    ...(nextAt === undefined ? {} : { nextAt }),
    ...(left > 0 ? { waitUntil: new Date(now.wall + left).toISOString() } : {}),
  };
}

/** Notes a sign-in that is about to be sent. */
export function withAttempt(counts: Counts, environment: string, now: Moment): Counts {
  return { ...counts, attempts: [...counts.attempts, { environment, ...markOf(now), came: 'pending' }] };
}

/**
 * Says what came of the newest sign-in; one that was never sent is as if it had not been. The hour counts from its answer,
 * as the server may have counted it at any time until then.
 */
export function withOutcome(counts: Counts, came: 'failed' | 'good' | 'not-sent', now: Moment): Counts {
  const earlier = counts.attempts.slice(0, -1);
  const newest = counts.attempts.at(-1);
  if (!newest || came === 'not-sent') return { ...counts, attempts: earlier };
  return { ...counts, attempts: [...earlier, { ...newest, ...markOf(now), came }] };
}

/** Notes that the server asked to wait so long; a longer wait stands. */
export function withWait(counts: Counts, ms: number, now: Moment): Counts {
  return waitLeft(counts, now) >= ms ? counts : { ...counts, wait: { ...markOf(now), ms } };
}

/** How long until one more renewal of an environment may be sent; 0: now. Milliseconds. */
export function renewalWait({ renewals }: Counts, environment: string, now: Moment): number {
  const recent = renewals.filter((mark) => mark.environment === environment && isRecent(mark, now));
  const [oldest] = recent;
  return recent.length < RENEWALS_AN_HOUR || !oldest ? 0 : HOUR - ageOf(oldest, now) + 1;
}

/** Notes a renewal that is about to be sent. */
export function withRenewal(counts: Counts, environment: string, now: Moment): Counts {
  return { ...counts, renewals: [...counts.renewals, { environment, ...markOf(now) }] };
}

/** Has the hour of an environment's newest renewal count from its answer. */
export function withRenewalAnswered(counts: Counts, environment: string, now: Moment): Counts {
  const newest = counts.renewals.findLastIndex((mark) => mark.environment === environment);
  const renewals = counts.renewals.map((mark, index) =>
    index === newest ? { environment, ...markOf(now) } : mark,
  );
  return { ...counts, renewals };
}

/** Without what no longer counts. */
export function withoutOld(counts: Counts, now: Moment): Counts {
  const { wait, ...others } = counts;
  return {
    ...others,
    attempts: counts.attempts.filter((mark) => isRecent(mark, now)),
    renewals: counts.renewals.filter((mark) => isRecent(mark, now)),
    ...(wait && waitLeft(counts, now) > 0 ? { wait } : {}),
  };
}

/** With an id in a list once, or without it. */
export function listed(list: readonly string[], id: string, isThere: boolean): readonly string[] {
  const others = list.filter((one) => one !== id);
  return isThere ? [...others, id] : others;
}
