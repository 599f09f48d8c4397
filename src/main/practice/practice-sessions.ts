/** At most so many sessions of one name at once; the next closes the oldest. Source: docs/api.md, "Tokens". */
const MOST_AT_ONCE = 2;

/** A sign-in and all tokens that came of it, as the simulated server remembers them. */
export interface PracticeSession {
  readonly name: string;
  readonly openedAt: number;
}

/** What a server knows of the token that came with a request. */
export type KnownToken =
  | { readonly kind: 'good'; readonly session: PracticeSession }
  /** Another sign-in of the same name closed its session. */
  | { readonly kind: 'closed' }
  /** It was never given, or its time is over. */
  | { readonly kind: 'unknown' };

/** The sessions of the simulated server; times in milliseconds of its clock. */
export interface PracticeSessions {
  /** A new session's first token. */
  readonly open: (name: string, now: number, endsAt: number) => string;
  /** One more token of a session; the ones before stay good until their end. */
  readonly renew: (session: PracticeSession, endsAt: number) => string;
  readonly know: (token: string, now: number) => KnownToken;
}

/** Starts with nobody signed in. */
export function practiceSessions(newToken: () => string): PracticeSessions {
  const given = new Map<string, { readonly session: PracticeSession; readonly endsAt: number }>();
  const closed = new Set<PracticeSession>();
  const give = (session: PracticeSession, endsAt: number): string => {
    const token = newToken();
    given.set(token, { session, endsAt });
    return token;
  };
  /** The sessions of a name that have a token left, the oldest first. */
  const openOf = (name: string, now: number): readonly PracticeSession[] => {
    const left = [...given.values()].filter(({ endsAt }) => endsAt > now).map(({ session }) => session);
    return [...new Set(left)]
      .filter((session) => session.name === name && !closed.has(session))
      .sort((one, other) => one.openedAt - other.openedAt);
  };
  return {
    open: (name, now, endsAt) => {
      const [oldest, ...others] = openOf(name, now);
      if (oldest && others.length + 1 >= MOST_AT_ONCE) closed.add(oldest);
      return give({ name, openedAt: now }, endsAt);
    },
    renew: give,
    know: (token, now) => {
      const found = given.get(token);
      if (!found || found.endsAt <= now) return { kind: 'unknown' };
      const { session } = found;
      return closed.has(session) ? { kind: 'closed' } : { kind: 'good', session };
    },
  };
}
