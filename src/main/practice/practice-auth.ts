import { practiceKey, practiceKeys, type PracticeKey } from '../../contract/practice-keys';
import type { Request } from '../https/exchange';
import { penaltyGate } from './penalty-gate';
import { practiceSessions, type PracticeSession, type PracticeSessions } from './practice-sessions';
import { headerOf, pathOf } from './read-request';
import { readSignIn, type ReceivedSignIn } from './read-sign-in';
import { faultReply, jsonReply, penaltyReply, plainReply, replies, type Reply } from './replies';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** So many wrong keys in an hour bring a captcha for everybody. Source: docs/api.md, "Tokens". */
const MOST_WRONG = 5;

/** How long the penalty before a sign-in lasts. */
const PENALTY_SECONDS = 10;

/** Who every sample key belongs to. */
const pia = { userId: 7001, fullName: 'Pia Practice', organizationName: 'Northgate Evaluation' };

/** How long each token of a key is good, in minutes; ten where nothing is said. */
const minutes: { readonly [N in PracticeKey]?: number } = {
  'practice.short': 2,
  'practice.ends': 2,
  'practice.closed': 3,
};

interface AuthOptions {
  readonly now: () => Date;
  /** A new UUID: for tokens, tickets and error ids. */
  readonly newId: () => string;
}

/** What a request about tokens is answered with, decided when it has arrived; undefined for any other request. */
type PracticeAuth = (request: Request) => (() => Reply) | undefined;

/** The end of a token that is given now: in whole seconds, as the answer's `Date` has no others. */
function endOf(name: PracticeKey, now: Date): number {
  return Math.floor(now.getTime() / 1000) * 1000 + (minutes[name] ?? 10) * MINUTE_MS;
}

const keyNameOf = (name: string): PracticeKey | undefined => practiceKeys.find((key) => key === name);

const tokenReply = (accessToken: string, name: string, endsAt: number): Reply =>
  jsonReply({
    accessToken,
    expirationTime: new Date(endsAt).toISOString(),
    userId: pia.userId,
    name,
    userStatus: 'Active',
    hasLive: false,
  });

/** Counts wrong keys; true once there were too many in the hour before. */
function wrongKeys(): { readonly tooMany: (now: Date) => boolean; readonly count: (now: Date) => void } {
  let at: readonly number[] = [];
  return {
    tooMany: (now) => {
      at = at.filter((time) => now.getTime() - time < HOUR_MS);
      return at.length >= MOST_WRONG;
    },
    count: (now) => void (at = [...at, now.getTime()]),
  };
}

function signIns({ now, newId }: AuthOptions, sessions: PracticeSessions): (signIn: ReceivedSignIn) => Reply {
  const wrong = wrongKeys();
  const gate = penaltyGate(newId, PENALTY_SECONDS);
  const captcha = (): Reply => penaltyReply(newId(), PENALTY_SECONDS, true);
  const opened = (name: PracticeKey): Reply => {
    const endsAt = endOf(name, now());
    return tokenReply(sessions.open(name, now().getTime(), endsAt), name, endsAt);
  };
  const refused = (): Reply => {
    wrong.count(now());
    return replies.wrongKey;
  };
  const plays: { readonly [N in PracticeKey]?: (ticket: string | undefined) => Reply } = {
    'practice.captcha': captcha,
    'practice.limited': () => replies.tooManyCalls,
    'practice.trouble': () => faultReply(newId()),
    'practice.wrong': refused,
    'practice.penalty': (shown) => {
      const ticket = gate({ about: 'practice.penalty', ticket: shown }, now());
      return ticket === undefined ? opened('practice.penalty') : penaltyReply(ticket, PENALTY_SECONDS);
    },
  };
  return ({ name, password, ticket }) => {
    if (wrong.tooMany(now())) return captcha();
    const known = keyNameOf(name);
    if (known === undefined || password !== practiceKey(known).password) return refused();
    return plays[known]?.(ticket) ?? opened(known);
  };
}

/** What a good token's session answers: closed from its second minute on, where its key shows that. */
function isOver({ name, openedAt }: PracticeSession, now: Date): boolean {
  return name === 'practice.closed' && now.getTime() - openedAt >= MINUTE_MS;
}

/**
 * The simulator's calls about tokens, by the key's name (`practice-keys.ts`). Answers as the documents say; remembers
 * whom it signed in until the process ends. Never throws.
 */
export function practiceAuth(options: AuthOptions): PracticeAuth {
  const { now, newId } = options;
  const sessions = practiceSessions(() => `practice-token-${newId()}`);
  const signIn = signIns(options, sessions);

  function withToken({ headers }: Request, answer: (session: PracticeSession) => Reply): Reply {
    const token = /^Bearer (\S+)$/.exec(headerOf(headers, 'authorization') ?? '')?.[1] ?? '';
    const known = sessions.know(token, now().getTime());
    if (known.kind === 'closed') return faultReply(newId());
    if (known.kind === 'unknown' || isOver(known.session, now())) return replies.unauthorized;
    return answer(known.session);
  }
  function renewed(session: PracticeSession): Reply {
    const name = keyNameOf(session.name);
    if (name === undefined || name === 'practice.ends') return faultReply(newId());
    const endsAt = endOf(name, now());
    return tokenReply(sessions.renew(session, endsAt), name, endsAt);
  }
  function signedIn(request: Request): Reply {
    const received = readSignIn(request);
    return received.kind === 'refused' ? plainReply(400, received.text) : signIn(received.signIn);
  }

  return (request) => {
    const path = pathOf(request.url);
    if (!path.startsWith('/auth/')) return undefined;
    const calls: Readonly<Record<string, () => Reply>> = {
      'POST /auth/accesstokenrequest': () => signedIn(request),
      'GET /auth/renewaccesstoken': () => withToken(request, renewed),
      'GET /auth/me': () => withToken(request, ({ name }) => jsonReply({ ...pia, name })),
    };
    return calls[`${request.method} ${path}`] ?? (() => replies.notFound);
  };
}
