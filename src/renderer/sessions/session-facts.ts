import type { SessionState } from '../../contract/sessions';
import { localTimeOf } from '../ui/times';
import { renewalWords } from './renewal-sentences';
import { endOf, lengthLeft } from './time-left';

/** One line of what is known of a session. */
interface SessionFact {
  readonly label: string;
  readonly text: string;
}

function timeFacts(state: Extract<SessionState, { kind: 'kept' | 'expiring' }>, now: number): SessionFact[] {
  const end = endOf(state);
  const left = end === undefined ? undefined : end <= now ? 'over' : `${lengthLeft(end - now)} left`;
  return [
    {
      label: 'Valid until',
      text:
        state.expiresAt === undefined || left === undefined
          ? 'not known: the server says it with a renewal'
          : `${localTimeOf(state.expiresAt)}, ${left}`,
    },
    { label: 'Renewal', text: renewalWords(state.renewal) },
  ];
}

/** What is known of a session beyond its sentence; `now` in ms since 1970. */
export function sessionFacts(state: SessionState, now: number): readonly SessionFact[] {
  if (state.kind === 'none' || state.kind === 'unavailable') return [];
  const facts: SessionFact[] = [];
  if (state.who) {
    facts.push({ label: 'Whose', text: state.who.name });
    if (state.who.organization !== undefined)
      facts.push({ label: 'Organization', text: state.who.organization });
  } else if (state.kind === 'kept' || state.kind === 'expiring')
    facts.push({ label: 'Whose', text: 'not known: the server has not said' });
  if (state.kind === 'kept' || state.kind === 'expiring') facts.push(...timeFacts(state, now));
  return facts;
}
