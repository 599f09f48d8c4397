import type { StopWord } from '../../contract/lockouts';
import type { SessionForOrder } from '../sessions/sessions';
import type { OrderToken } from './send-order';

/** What an order is sent with, or why it can't be; Practice needs nothing. */
export type OrderSession = SessionForOrder | { readonly kind: 'not-needed' };

/** An API user's name and id hold so many characters at most in a record. */
const MAX_ADMIN = 200;

/** Why a session can't be used for an order, or undefined. */
export function sessionStop(
  session: OrderSession,
  texts: readonly (string | undefined)[],
): StopWord | undefined {
  if (session.kind === 'unavailable') return `keychain-${session.why}`;
  if (session.kind === 'none' || session.kind === 'rejected' || session.kind === 'expired')
    return `session-${session.kind}`;
  // SECURITY: what is typed is recorded or sent in the clear, so it never holds the token.
  const holdsToken = session.kind === 'token' && texts.some((text) => text?.includes(session.token));
  return holdsToken ? 'text-holds-token' : undefined;
}

/**
 * Whether a stop is no reason against an order that is recorded and not sent: without a session there is no token that its
 * texts could hold. Where the keychain can't be read there may be one.
 */
export function needsNoMore(stop: StopWord): boolean {
  return stop === 'session-none' || stop === 'session-rejected' || stop === 'session-expired';
}

/** The token as records name it. */
export function namedBy(session: OrderSession): { readonly tokenFingerprint?: string } {
  return session.kind === 'token' ? { tokenFingerprint: session.fingerprint } : {};
}

/** What goes with the request. */
export function tokenOf(session: OrderSession): OrderToken {
  return session.kind === 'token' ? { token: session.token, ...namedBy(session) } : {};
}

/** Whose session it is, as an order's records name the API's user: `name (userId)`. */
export function adminOf(session: OrderSession): { readonly admin?: string } {
  if (session.kind !== 'token' || !session.who) return {};
  const { name, userId } = session.who;
  const id = userId === undefined ? '' : ` (${userId})`;
  const room = Math.max(0, MAX_ADMIN - id.length);
  return { admin: `${name.slice(0, room).toWellFormed()}${id}`.slice(0, MAX_ADMIN) };
}
