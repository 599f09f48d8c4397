import type { SessionState, Who } from '../../contract/sessions';
import { words } from '../../words/words';

/** Whose session it is, as one text: `Dana Admin, Northgate Evaluation`. */
export function whoWords({ name, organization }: Who): string {
  return organization === undefined ? name : words.sessions.who(name, organization);
}

/** Whose name an order goes out under, or why nobody knows; undefined where there is no session to order with. */
export function orderedAs(state: SessionState | undefined): string | undefined {
  if (state?.kind !== 'kept' && state?.kind !== 'expiring') return undefined;
  return state.who ? whoWords(state.who) : words.sessions.orderedAs[state.how];
}
