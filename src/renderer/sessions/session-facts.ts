import type { SessionState } from '../../contract/sessions';
import { words } from '../../words/words';
import { localTimeOf } from '../ui/times';
import { renewalWords } from './renewal-sentences';
import { endOf, lengthLeft } from './time-left';

/** One line of what is known of a session. */
interface SessionFact {
  readonly label: string;
  readonly text: string;
}

const said = words.sessions.facts;

function endFact(state: Extract<SessionState, { kind: 'kept' | 'expiring' }>, now: number): string {
  const end = endOf(state);
  if (state.expiresAt === undefined || end === undefined) return said.endNotKnown;
  const at = localTimeOf(state.expiresAt);
  return end <= now ? said.endOver(at) : said.end(at, lengthLeft(end - now));
}

/** What is known of a session beyond its sentence; `now` in ms since 1970. */
export function sessionFacts(state: SessionState, now: number): readonly SessionFact[] {
  if (state.kind === 'none' || state.kind === 'unavailable') return [];
  const facts: SessionFact[] = [];
  if (state.who) {
    facts.push({ label: said.whose, text: state.who.name });
    if (state.who.organization !== undefined)
      facts.push({ label: said.organization, text: state.who.organization });
  } else if (state.kind === 'kept' || state.kind === 'expiring')
    facts.push({ label: said.whose, text: said.whoseNotKnown });
  if (state.kind === 'kept' || state.kind === 'expiring')
    facts.push(
      { label: said.validUntil, text: endFact(state, now) },
      { label: said.renewal, text: renewalWords(state.renewal) },
    );
  return facts;
}
