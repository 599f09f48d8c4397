import type { EnvironmentView } from '../../contract/environments';
import { isUserId, notesFault, type OrderRequest, type StopWord } from '../../contract/lockouts';
import type { OrderRules } from '../../contract/order-rules';
import type { Trader } from '../../contract/traders';

/**
 * The rules that one call must keep before anything is recorded, checked from what the call itself carries: the page
 * only helps. Returns the first rule that is not kept, or undefined.
 */
export function brokenForm(
  request: OrderRequest,
  environment: EnvironmentView | undefined,
): StopWord | undefined {
  if (!environment) return 'environment-not-known';
  return isUserId(request.userId) ? notesFault(request.notes) : 'user-id';
}

/** What was confirmed: the trader as he is known here now, by whom the environment asks for. */
export function brokenPromise(
  request: OrderRequest,
  environment: EnvironmentView,
  trader: Trader,
  { retype }: Pick<OrderRules, 'retype'>,
): StopWord | undefined {
  // The right person: the name that was confirmed is the name that is known here now.
  if (trader.name !== request.shownName) return 'name-changed';
  return brokenConfirmation(request, environment.kind === 'live' || retype === 'everywhere');
}

/** Live orders need the id typed again, and others where the settings ask for it; elsewhere the button is enough. */
function brokenConfirmation(
  { confirmation, userId }: OrderRequest,
  isRetyped: boolean,
): StopWord | undefined {
  // SECURITY: money is at stake on live, so the second typing is checked here and not in the page.
  if (confirmation.kind === 'retyped') return confirmation.userId === userId ? undefined : 'retyped-differs';
  return isRetyped ? 'not-confirmed' : undefined;
}
