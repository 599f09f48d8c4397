import type { ReasonOf, Verdict } from '../../contract/lockouts';
import { errorTextOf, penaltySeconds, violationsText, type AnswerBody } from '../answers/answer-body';

/** What a complete answer with status 200 says, and the server's text that goes with it. */
export type Said =
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly text: string }
  | { readonly kind: 'penalty'; readonly ticket: string; readonly seconds: number; readonly text: string };

type Members = Readonly<Record<string, unknown>>;

const absent = (value: unknown): boolean => value === undefined || value === null;

const refused = (reason: ReasonOf<'refused'>, text: string): Said => ({
  kind: 'verdict',
  verdict: { outcome: 'refused', reason },
  text,
});

const unknown = (reason: ReasonOf<'unknown'>, text: string): Said => ({
  kind: 'verdict',
  verdict: { outcome: 'unknown', reason },
  text,
});

/** The text of a penalty is `errorText` alone: a ticket can be used, so it is kept nowhere. */
function penalty(ticket: string, members: Members, text: string): Said {
  // A captcha flag that is not plainly absent or false is taken for one: a resend could only make matters worse.
  const captcha = members['p-captcha'];
  if (!absent(captcha) && captcha !== false) return refused('penalty-captcha', text);
  const seconds = penaltySeconds(members['p-time']);
  return seconds === undefined ? refused('penalty-time', text) : { kind: 'penalty', ticket, seconds, text };
}

function saidOk(members: Members, body: AnswerBody): Said {
  const { violations, errorText } = members;
  // SECURITY: an order is done only if nothing in its answer speaks against it.
  if (!absent(members['p-ticket']) || !absent(violations)) return unknown('answer-contradicts', body.text);
  if (!absent(errorText) && typeof errorText !== 'string') return unknown('answer-unreadable', body.text);
  return { kind: 'verdict', verdict: { outcome: 'done', reason: 'expired' }, text: errorTextOf(body) };
}

/**
 * Reads the body of a 200, which alone is not success. Source: docs/api.md, "Answers". Whatever is not one of the
 * documented answers is unknown, never refused.
 */
export function read200(body: AnswerBody): Said {
  const members = body.object;
  const ok = members?.['ok'];
  if (!members || !(absent(ok) || typeof ok === 'boolean')) return unknown('answer-unreadable', body.text);
  if (ok === true) return saidOk(members, body);

  const { violations, 'p-ticket': ticket } = members;
  const errorText = errorTextOf(body);
  if (Array.isArray(violations) && violations.length > 0) {
    const words = [errorText, violationsText(violations)].filter((text) => text !== '').join('\n');
    return refused('violations', words || body.text);
  }
  if (typeof ticket === 'string' && ticket !== '') return penalty(ticket, members, errorText);
  if (!absent(ticket) || ok !== false) return unknown('answer-unreadable', body.text);
  return refused('refused-by-rules', errorText || body.text);
}
