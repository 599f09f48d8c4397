import type { Desk } from '../../contract/bridge';
import { SessionBook } from './session-book.svelte';
import { SessionClock } from './session-clock.svelte';
import { SignIn } from './sign-in.svelte';

/** What the window's sessions need from outside. */
export interface PartsTools {
  readonly desk: Desk;
  /** Ms since 1970. */
  readonly now: () => number;
  readonly nameOf: (environmentId: string) => string;
  readonly announce: (text: string) => void;
  readonly onChange: () => void;
}

/** The sessions, their clock, and the sign-in that makes them. */
export interface SessionParts {
  readonly clock: SessionClock;
  readonly sessions: SessionBook;
  readonly signIn: SignIn;
}

/** Joins what the window knows of sessions. */
export function sessionParts({ desk, now, ...tools }: PartsTools): SessionParts {
  const sessions = new SessionBook({ desk, ...tools });
  return {
    sessions,
    clock: new SessionClock({
      now,
      steady: () => performance.now(),
      onJump: () => void sessions.reload(),
    }),
    signIn: new SignIn({
      desk,
      now,
      onSignedIn: (id, answer) => sessions.signedIn(id, answer),
      onKeyGone: (id) => sessions.keyFile.keyIsGone(id),
    }),
  };
}
