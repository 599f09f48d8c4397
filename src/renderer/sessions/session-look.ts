import type { SessionState } from '../../contract/sessions';
import { endOf, lengthLeft } from './time-left';
import { whoWords } from './who-words';

/** How urgent a session's state is; each has a colour and an icon of its own. */
export type Urgency = 'reading' | 'fine' | 'none' | 'soon' | 'trouble' | 'ended' | 'rejected' | 'keychain';

/** A session in the few words that the header has room for. */
export interface SessionLook {
  readonly urgency: Urgency;
  /** Whose it is, where that is known. */
  readonly who?: string;
  /** What is the matter, where something is; or how long it lasts. */
  readonly word: string;
  /** How long it lasts, where that matters beside the word. */
  readonly left?: string;
}

const keychain = {
  missing: 'missing',
  locked: 'locked',
  denied: 'denied',
  'timed-out': 'silent',
  damaged: 'damaged',
};

/** What stands beside the name of one in use. */
function inUse(state: Extract<SessionState, { kind: 'kept' | 'expiring' }>, now: number): SessionLook {
  const end = endOf(state);
  if (end !== undefined && end <= now) return { urgency: 'ended', word: 'Session expired' };
  const left = end === undefined ? 'end not known' : `${lengthLeft(end - now)} left`;
  if (state.renewal.kind === 'failed') return { urgency: 'trouble', word: 'Not renewed', left };
  return state.kind === 'expiring'
    ? { urgency: 'soon', word: 'Ends soon', left }
    : { urgency: 'fine', word: left };
}

/** A session as the header and the list of environments show it; `now` in ms since 1970. */
export function sessionLook(state: SessionState | undefined, now: number): SessionLook {
  if (!state) return { urgency: 'reading', word: 'Reading …' };
  switch (state.kind) {
    case 'none':
      return { urgency: 'none', word: 'No session' };
    case 'unavailable':
      return { urgency: 'keychain', word: `Keychain ${keychain[state.why]}` };
    case 'expired':
    case 'rejected': {
      const who = state.who && { who: whoWords(state.who) };
      return state.kind === 'expired'
        ? { urgency: 'ended', word: 'Session expired', ...who }
        : { urgency: 'rejected', word: 'Session rejected', ...who };
    }
    case 'kept':
    case 'expiring': {
      const who = state.who ? whoWords(state.who) : state.how === 'pasted' ? 'Pasted token' : 'Signed in';
      return { ...inUse(state, now), who };
    }
  }
}

/** The look as one text, for a title and for a list. */
export function lookWords({ who, word, left }: SessionLook): string {
  return [who, word, left].filter((part) => part !== undefined).join(' · ');
}
