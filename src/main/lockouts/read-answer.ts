import type { Answered, Verdict } from '../../contract/lockouts';
import { isBeforeSending, type FailureWord } from '../../contract/failures';
import { withoutToken } from '../answers/without-secrets';
import type { Response } from '../https/exchange';
import { errorTextOf, readBody, type AnswerBody } from '../answers/answer-body';
import { serverDate } from '../answers/server-date';
import { read200, type Said } from './read-200';
import { keepServerText } from './server-text';

type Answer = Extract<Response, { kind: 'answer' }>;

/** What one exchange came to: an outcome, or a penalty ticket to be waited out and resent with the same body. */
export type ReadAnswer =
  | ({ readonly kind: 'verdict'; readonly verdict: Verdict } & Answered)
  | ({ readonly kind: 'penalty'; readonly ticket: string; readonly seconds: number } & Answered);

/** Statuses with a meaning of their own, whatever the body says. Source: docs/api.md, "Answers". */
const byStatus: Readonly<Record<number, Verdict>> = {
  400: { outcome: 'refused', reason: 'malformed' },
  401: { outcome: 'refused', reason: 'unauthorized' },
  403: { outcome: 'refused', reason: 'forbidden' },
  404: { outcome: 'refused', reason: 'not-found' },
  407: { outcome: 'not-sent', reason: 'proxy-sign-in' },
  408: { outcome: 'unknown', reason: 'server-timeout' },
  423: { outcome: 'refused', reason: 'calls-limited' },
  429: { outcome: 'refused', reason: 'too-many-calls' },
};

// SECURITY: only what is known to come before sending is not-sent; after all else the order may have taken effect.
const verdictOfFailure = (failure: FailureWord): Verdict =>
  isBeforeSending(failure)
    ? { outcome: 'not-sent', reason: failure }
    : { outcome: 'unknown', reason: failure };

const inHundred = (status: number, hundred: number): boolean => Math.floor(status / 100) === hundred;

function verdictOfStatus(status: number): Verdict {
  const known = byStatus[status];
  if (known) return known;
  if (inHundred(status, 3)) return { outcome: 'unknown', reason: 'redirected' };
  if (inHundred(status, 5)) return { outcome: 'unknown', reason: 'server-error' };
  return { outcome: 'unknown', reason: 'status-unexpected' };
}

function readStatus(answer: Answer, body: AnswerBody): Said {
  if (answer.complete && answer.status === 200) return read200(body);
  if (!answer.complete) {
    return { kind: 'verdict', verdict: { outcome: 'unknown', reason: 'answer-cut' }, text: body.text };
  }
  return { kind: 'verdict', verdict: verdictOfStatus(answer.status), text: errorTextOf(body) || body.text };
}

/** The number under which the server logged its own fault. Source: docs/api.md, "Answers", 5xx. */
function errorIdOf({ status }: Answer, text: string): Pick<Answered, 'errorId'> {
  const found = inHundred(status, 5)
    ? /error id: ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/i.exec(text)
    : null;
  return found?.[1] === undefined ? {} : { errorId: found[1] };
}

function serverTime({ headers }: Answer, answeredAt: Date): Pick<Answered, 'serverDate' | 'clockSkewMs'> {
  const date = serverDate(headers);
  if (!date) return {};
  return { serverDate: date.toISOString(), clockSkewMs: answeredAt.getTime() - date.getTime() };
}

/**
 * What an exchange came to, by one table: docs/api.md, "Answers". `answeredAt` is this computer's time at the answer;
 * `token` the one that was sent, which no text that is kept may hold.
 * Pure; never throws, whatever a server sent. `done` needs a whole 200 with boolean `ok: true` and nothing against it.
 */
export function readAnswer(response: Response, answeredAt: Date, token?: string): ReadAnswer {
  if (response.kind === 'failure') return { kind: 'verdict', verdict: verdictOfFailure(response.failure) };
  const { status, bytes } = response;
  const body = readBody(bytes);
  const { text, ...said } = readStatus(response, body);
  const shown = withoutToken(text, token);
  return {
    ...said,
    ...(Number.isSafeInteger(status) ? { httpStatus: status } : {}),
    ...keepServerText(shown, text === body.text ? bytes : undefined),
    ...errorIdOf(response, withoutToken(body.text, token)),
    ...serverTime(response, answeredAt),
  };
}
