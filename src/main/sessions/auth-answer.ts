import { isBeforeSending, type FailureWord } from '../../contract/failures';
import {
  errorTextOf,
  penaltySeconds,
  readBody,
  violationsText,
  type AnswerBody,
} from '../answers/answer-body';
import { asObject } from '../answers/read-json';
import { shownWords } from '../answers/shown-words';
import type { Response } from '../https/exchange';
import type { Refusal } from './auth-replies';

/** So much of a server's own words is shown, in UTF-16 code units. */
const MAX_WORDS = 500;

type Answer = Extract<Response, { kind: 'answer' }>;
type Words = Omit<Refusal<string>, 'kind'>;

/** Why an answer holds nothing that was asked for; `rejected` is a 401. */
type Why = 'rejected' | 'limited' | 'refused' | 'server-trouble' | 'answer-unreadable' | 'no-answer';

/** A whole answer with status 200 and a JSON object, and what may be said of it where it is no good. */
export interface Told {
  readonly kind: 'told';
  readonly members: Readonly<Record<string, unknown>>;
  readonly words: Words;
}

/** What an exchange about a token came to before its members are looked at. */
export type Came =
  Told | { [W in Why]: Refusal<W> }[Why] | { readonly kind: 'not-reached'; readonly failure: FailureWord };

/** Source: docs/api.md, "Answers". */
const byStatus: Readonly<Record<number, Why>> = {
  400: 'refused',
  401: 'rejected',
  403: 'refused',
  404: 'refused',
  408: 'server-trouble',
  423: 'limited',
  429: 'limited',
};

function whyOfStatus(status: number): Why {
  const isFault = status >= 500 && status <= 599;
  return byStatus[status] ?? (isFault ? 'server-trouble' : 'answer-unreadable');
}

const isSecret = (name: string): boolean => /token|ticket/i.test(name);

/** Secrets that the answer itself holds, as far as it can be read. */
const secretsIn = ({ object = {} }: AnswerBody): readonly string[] =>
  Object.entries(object).flatMap(([name, value]) =>
    isSecret(name) && typeof value === 'string' ? [value] : [],
  );

/** The violations without the values that they complain of: those may be the key's. */
function violationsIn({ object }: AnswerBody): string {
  const violations = object?.['violations'];
  if (!Array.isArray(violations)) return '';
  return violationsText(violations.map((one: unknown) => ({ ...asObject(one), value: undefined })));
}

/** A body that is no documented answer, unless a secret may stand in it that can't be told from the rest. */
function plainText({ status, complete }: Answer, { text }: AnswerBody): string {
  // SECURITY: a token in an answer that was cut, or that is no object, could not be found and taken out.
  return complete && status !== 200 && !isSecret(text) ? text : '';
}

function wordsOf(answer: Answer, body: AnswerBody, sent: readonly string[]): Words {
  const text = errorTextOf(body) || violationsIn(body) || plainText(answer, body);
  const serverText = shownWords(text, [...sent, ...secretsIn(body)], MAX_WORDS);
  return {
    ...(Number.isSafeInteger(answer.status) ? { httpStatus: answer.status } : {}),
    ...(serverText === '' ? {} : { serverText }),
  };
}

/**
 * Reads an exchange about a token by its failure or status. `sent` are the secrets that went out with it, which no word
 * may hold that is shown. Never throws, whatever a server sent.
 */
export function readAuthAnswer(response: Response, sent: readonly string[]): Came {
  if (response.kind === 'failure') {
    const { failure } = response;
    return isBeforeSending(failure) ? { kind: 'not-reached', failure } : { kind: 'no-answer' };
  }
  // A server's own 407 is a failure by then: call-once.ts.
  if (response.status === 407) return { kind: 'not-reached', failure: 'proxy-sign-in' };
  const body = readBody(response.bytes);
  const words = wordsOf(response, body, sent);
  if (!response.complete) return { kind: 'no-answer', ...words };
  if (response.status !== 200) return { kind: whyOfStatus(response.status), ...words };
  return body.object
    ? { kind: 'told', members: body.object, words }
    : { kind: 'answer-unreadable', ...words };
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** A penalty as a 200 tells it: `limited` where it is none that a program can wait out. */
export type Penalty =
  | { readonly kind: 'captcha' | 'limited' }
  | { readonly kind: 'penalty'; readonly seconds: number; readonly ticket: string };

/** Whether a penalty's ticket stands in an answer, so that nothing was performed, whatever stands beside it. */
export function hasTicket({ members }: Told): boolean {
  return isGiven(members['p-ticket']);
}

/** The penalty in an answer, if there is one. */
export function penaltyIn({ members }: Told): Penalty | undefined {
  const { 'p-ticket': ticket, 'p-time': time, 'p-captcha': captcha } = members;
  // A captcha flag that is not plainly absent or false is taken for one.
  if (isGiven(captcha) && captcha !== false) return { kind: 'captcha' };
  if (!isGiven(ticket)) return undefined;
  const seconds = penaltySeconds(time);
  return typeof ticket === 'string' && seconds !== undefined
    ? { kind: 'penalty', seconds, ticket }
    : { kind: 'limited' };
}

/** Why a 200 without what was asked for, and without a penalty, is no good. */
export function whyNot({ members }: Told): 'said-no' | 'invalid' | 'answer-unreadable' {
  const { violations, errorText } = members;
  if (Array.isArray(violations) && violations.length > 0) return 'invalid';
  return typeof errorText === 'string' && errorText.trim() !== '' ? 'said-no' : 'answer-unreadable';
}
