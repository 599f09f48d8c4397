import type { PasteAnswer, SessionState, SessionStop } from '../../contract/sessions';
import { MAX_TOKEN, MIN_TOKEN } from '../../contract/sessions';
import { words } from '../../words/words';
import { localTimeOf } from '../ui/times';
import { joined } from './joined';

const { sessionNews: said, keychain } = words;
const { states } = words.sessions;

/** A session's state in two or three words. */
export function sessionWord(state: SessionState | undefined): string {
  if (!state) return states.reading;
  switch (state.kind) {
    case 'none':
      return states.none;
    case 'kept':
      return states[state.how];
    case 'expiring':
      return states.endsSoon;
    case 'expired':
      return states.expired;
    case 'rejected':
      return states.rejected;
    case 'unavailable':
      return keychain.onPage[state.why];
  }
}

function inUseSentence(state: Extract<SessionState, { kind: 'kept' | 'expiring' }>): string {
  const since = localTimeOf(state.savedAt);
  const end = state.kind === 'expiring' ? said.endsSoon : undefined;
  if (state.how === 'signed-in') return joined(said.signedIn(since), end);
  return joined(said.pasted(since), end, state.expiresAt === undefined ? said.endNotKnown : undefined);
}

/** A session's state as one or two sentences. */
export function sessionSentence(state: SessionState): string {
  switch (state.kind) {
    case 'none':
      return state.why === 'address-changed' ? said.addressChanged : said.none;
    case 'expired':
      return said.expired(localTimeOf(state.expiredAt));
    case 'kept':
    case 'expiring':
      return inUseSentence(state);
    case 'rejected':
      return joined(
        said.rejected(localTimeOf(state.rejectedAt)),
        state.closedElsewhere ? said.closedElsewhere : said.rejectedNow,
      );
    case 'unavailable': {
      const { what, now } = keychain.troubles[state.why];
      return joined(what, now);
    }
  }
}

/** Why a token was not saved or a session not forgotten, complete by type. Lengths are put into words when they are needed. */
export const sessionStops: Readonly<Record<SessionStop, string>> = {
  ...said.stops,
  get 'token-too-short'() {
    return said.tokenTooShort(MIN_TOKEN);
  },
  get 'token-too-long'() {
    return said.tokenTooLong(MAX_TOKEN);
  },
};

/** What a paste came to. */
export function savedSentence(answer: Extract<PasteAnswer, { kind: 'saved' }>): string {
  const unrecorded = answer.recorded ? undefined : said.unrecorded;
  return joined(said.saved, said.clipboardAfter[answer.clipboard], unrecorded);
}

/** What a forgetting came to. */
export function forgottenSentence(recorded: boolean, isPractice: boolean): string {
  return joined(isPractice ? said.practiceForgotten : said.forgotten, recorded ? undefined : said.unrecorded);
}
