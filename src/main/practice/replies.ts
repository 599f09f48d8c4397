import type { Response } from '../https/exchange';

/** An answer as the server writes it. */
export interface Reply {
  readonly status: number;
  readonly type: 'application/json' | 'text/plain' | 'text/html';
  readonly body: string;
  /** Where the connection ends early: how many characters still arrive. */
  readonly cutAfter?: number;
}

/** An answer of JSON with status 200. */
export const jsonReply = (value: Readonly<Record<string, unknown>>): Reply => ({
  status: 200,
  type: 'application/json',
  body: JSON.stringify(value),
});

/** An answer in plain words, as for every status but 200. */
export const plainReply = (status: number, body: string): Reply => ({ status, type: 'text/plain', body });

const violation = (constraint: string, value: string, description: string): Reply =>
  jsonReply({ violations: [{ constraint, value, description }] });

/** A penalty: resend with this ticket after the wait, or, with a captcha, not at all. */
export const penaltyReply = (ticket: string, seconds: number, captcha = false): Reply =>
  jsonReply({ 'p-ticket': ticket, 'p-time': seconds, ...(captcha ? { 'p-captcha': true } : {}) });

/** A fault of the server, with the number under which it was logged. */
export const faultReply = (errorId: string): Reply =>
  plainReply(500, `Internal Server Error, error id: ${errorId}`);

const expired = jsonReply({ ok: true });
const page =
  '<!doctype html>\n<html><head><title>Sign in to the guest network</title></head><body>…</body></html>\n';

/**
 * Replies that need nothing but the request. Source: docs/api.md, "Answers"; the texts of `noLockout` and of the
 * statuses are not documented and made up.
 */
export const replies = {
  expired,
  expiredButCut: { ...expired, cutAfter: 7 },
  noLockout: jsonReply({ ok: false, errorText: 'No active lockout.' }),
  userNotFound: jsonReply({ ok: false, errorText: 'User not found.' }),
  notPermitted: jsonReply({
    ok: false,
    errorText: 'Unauthorized: only org admins may expire a trading lockout.',
  }),
  violations: violation('NotBlank', 'notes', 'Say why the lockout is expired.'),
  notesTooLong: violation('MaxLength', '8192', 'notes is too long.'),
  unauthorized: plainReply(401, 'Access is denied'),
  forbidden: plainReply(403, 'Forbidden'),
  notFound: plainReply(404, 'Not found'),
  callsLimited: plainReply(423, 'Calls are being limited'),
  tooManyCalls: plainReply(429, ''),
  wrongKey: jsonReply({ errorText: 'Incorrect username or password. Please try again.' }),
  html: { status: 200, type: 'text/html', body: page },
} as const satisfies Record<string, Reply>;

/** A reply as it arrives, with the headers that a server gives. */
export function answerOf(reply: Reply, at: Date): Response {
  const whole = new TextEncoder().encode(reply.body);
  const bytes = whole.subarray(0, reply.cutAfter);
  const headers = {
    date: at.toUTCString(),
    'content-type': `${reply.type}; charset=utf-8`,
    'content-length': String(whole.length),
  };
  return { kind: 'answer', status: reply.status, headers, bytes, complete: bytes.length === whole.length };
}
