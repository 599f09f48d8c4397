import type { SessionState, Who } from '../../contract/sessions';

/** Whose session it is, as one text: `Dana Admin, Northgate Evaluation`. */
export function whoWords({ name, organization }: Who): string {
  return organization === undefined ? name : `${name}, ${organization}`;
}

/** Whose name an order goes out under, or why nobody knows; undefined where there is no session to order with. */
export function orderedAs(state: SessionState | undefined): string | undefined {
  if (state?.kind !== 'kept' && state?.kind !== 'expiring') return undefined;
  if (state.who) return whoWords(state.who);
  return state.how === 'pasted'
    ? 'Not known: the server has not said whose the pasted token is.'
    : 'Not known yet: the server has not said whose session this is.';
}
