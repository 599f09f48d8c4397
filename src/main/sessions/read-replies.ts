import { isLosslessNumber } from 'lossless-json';
import { isUserId } from '../../contract/lockouts';
import type { Who } from '../../contract/sessions';
import { shownWords } from '../answers/shown-words';
import type { Response } from '../https/exchange';
import { hasTicket, penaltyIn, readAuthAnswer, whyNot, type Told } from './auth-answer';
import type { GivenToken, RenewReply, SignInReply, WhoReply } from './auth-replies';
import { isToken, lifetimeOf } from './given-token';

/** Each text about whose token it is holds so many UTF-16 code units at most. */
const MAX_WHO = 200;

/** How an exchange is read: the secrets that went out with it, and this computer's time at its answer. */
export interface Asked {
  readonly sent: readonly string[];
  readonly answeredAt: Date;
}

/** The token in an answer. Words beside it change nothing; a ticket beside it says that nothing was performed. */
function tokenIn(
  told: Told,
  response: Response,
  answeredAt: Date,
): ({ readonly kind: 'token' } & GivenToken) | undefined {
  const { accessToken, expirationTime } = told.members;
  if (hasTicket(told) || !isToken(accessToken)) return undefined;
  const headers = response.kind === 'answer' ? response.headers : {};
  return { kind: 'token', token: accessToken, ...lifetimeOf(expirationTime, headers, answeredAt) };
}

/** Whether something stands where the token should be, and is none. */
const isOddToken = ({ members: { accessToken } }: Told): boolean =>
  accessToken !== undefined && accessToken !== null && accessToken !== '';

/** Reads the answer to a sign-in. Source: docs/api.md, "Tokens". Never throws. */
export function readSignIn(response: Response, { sent, answeredAt }: Asked): SignInReply {
  const came = readAuthAnswer(response, sent);
  if (came.kind === 'rejected') return { ...came, kind: 'credentials' };
  if (came.kind !== 'told') return came;
  const token = tokenIn(came, response, answeredAt);
  if (token) return token;
  const { words } = came;
  const penalty = penaltyIn(came);
  if (penalty) return { ...words, ...penalty };
  if (isOddToken(came)) return { kind: 'answer-unreadable', ...words };
  const kinds = {
    'said-no': 'credentials',
    invalid: 'refused',
    'answer-unreadable': 'answer-unreadable',
  } as const;
  return { kind: kinds[whyNot(came)], ...words };
}

/** Why a 200 that was to be about a token in use tells nothing of it: a penalty has no place in a GET to be answered. */
function notTold(told: Told): Exclude<RenewReply, { kind: 'token' }> {
  if (penaltyIn(told)) return { kind: 'limited', ...told.words };
  const why = whyNot(told);
  return { kind: why === 'answer-unreadable' ? why : 'refused', ...told.words };
}

/** Reads the answer to a renewal. Source: docs/api.md, "Tokens". Never throws. */
export function readRenewal(response: Response, { sent, answeredAt }: Asked): RenewReply {
  const came = readAuthAnswer(response, sent);
  if (came.kind !== 'told') return came;
  const token = tokenIn(came, response, answeredAt);
  if (token) return token;
  const isOdd = isOddToken(came) && !penaltyIn(came);
  return isOdd ? { kind: 'answer-unreadable', ...came.words } : notTold(came);
}

/** An id as its digits, from a number or a text. */
function idOf(value: unknown): Pick<Who, 'userId'> {
  const digits = isLosslessNumber(value) ? value.toString() : value;
  return typeof digits === 'string' && isUserId(digits) ? { userId: digits } : {};
}

function whoIn({ members }: Told, sent: readonly string[]): Who | undefined {
  const words = (value: unknown): string =>
    typeof value === 'string' ? shownWords(value, sent, MAX_WHO) : '';
  const name = words(members['fullName']) || words(members['name']);
  const organization = words(members['organizationName']);
  if (name === '') return undefined;
  return { name, ...idOf(members['userId']), ...(organization === '' ? {} : { organization }) };
}

/** Reads the answer to whose token it is. Source: docs/api.md, "Tokens". Never throws. */
export function readWho(response: Response, { sent }: Pick<Asked, 'sent'>): WhoReply {
  const came = readAuthAnswer(response, sent);
  if (came.kind !== 'told') return came;
  const who = penaltyIn(came) ? undefined : whoIn(came, sent);
  return who ? { kind: 'who', who } : notTold(came);
}
