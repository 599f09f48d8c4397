import type { SessionState } from '../../contract/sessions';
import { words } from '../../words/words';
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

const said = words.sessions.header;

/** What stands beside the name of one in use. */
function inUse(state: Extract<SessionState, { kind: 'kept' | 'expiring' }>, now: number): SessionLook {
  const end = endOf(state);
  if (end !== undefined && end <= now) return { urgency: 'ended', word: said.expired };
  const left = end === undefined ? said.endNotKnown : words.sessions.left(lengthLeft(end - now));
  if (state.renewal.kind === 'failed') return { urgency: 'trouble', word: said.notRenewed, left };
  return state.kind === 'expiring'
    ? { urgency: 'soon', word: said.endsSoon, left }
    : { urgency: 'fine', word: left };
}

/** A session as the header and the list of environments show it; `now` in ms since 1970. */
export function sessionLook(state: SessionState | undefined, now: number): SessionLook {
  if (!state) return { urgency: 'reading', word: said.reading };
  switch (state.kind) {
    case 'none':
      return { urgency: 'none', word: said.none };
    case 'unavailable':
      return { urgency: 'keychain', word: words.keychain.inHeader[state.why] };
    case 'expired':
    case 'rejected': {
      const who = state.who && { who: whoWords(state.who) };
      return state.kind === 'expired'
        ? { urgency: 'ended', word: said.expired, ...who }
        : { urgency: 'rejected', word: said.rejected, ...who };
    }
    case 'kept':
    case 'expiring': {
      const who = state.who ? whoWords(state.who) : said.unnamed[state.how];
      return { ...inUse(state, now), who };
    }
  }
}

/** The look as one text, for a title and for a list. */
export function lookWords({ who, word, left }: SessionLook): string {
  return [who, word, left].filter((part) => part !== undefined).join(' · ');
}
