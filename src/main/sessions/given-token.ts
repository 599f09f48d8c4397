import { MAX_TOKEN, MIN_TOKEN } from '../../contract/sessions';
import { serverDate } from '../answers/server-date';
import type { GivenToken } from './auth-replies';

/** Nobody's token lives longer than some hours (docs/api.md, "Tokens"): an end so far away says nothing, in milliseconds. */
const LONGEST_MS = 7 * 24 * 60 * 60 * 1000;

/** ISO 8601 with the time; the documentation's examples end with a `Z`. */
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)?$/;

/** The moment that a text names, in milliseconds of the epoch; one without a zone is UTC. */
function momentOf(text: unknown): number {
  const [, time, zone = 'Z'] = TIME.exec(typeof text === 'string' ? text : '') ?? [];
  return time === undefined ? NaN : Date.parse(`${time}${zone}`);
}

/**
 * What is left of a token at its answer: `expirationTime` minus the server's `Date`, or minus this computer's time where
 * the server did not say its own. Nothing where the end is not said or can't be meant.
 */
export function lifetimeOf(
  expirationTime: unknown,
  headers: Readonly<Record<string, string>>,
  answeredAt: Date,
): Pick<GivenToken, 'lifetimeMs'> {
  const from = serverDate(headers) ?? answeredAt;
  const lifetimeMs = Math.max(0, momentOf(expirationTime) - from.getTime());
  return lifetimeMs <= LONGEST_MS ? { lifetimeMs } : {};
}

/** Whether a value is a token that a header can hold: 16 to 8192 visible ASCII characters. */
export function isToken(value: unknown): value is string {
  // SECURITY: nothing that could end a header's line or hide in one ever becomes part of a request.
  if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) return false;
  return value.length >= MIN_TOKEN && value.length <= MAX_TOKEN;
}
