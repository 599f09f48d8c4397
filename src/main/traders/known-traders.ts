import type { EnvironmentView } from '../../contract/environments';
import type { Trader } from '../../contract/traders';
import type { Ledger } from '../audit/ledger';
import type { KnownTraders } from './suggest-traders';

/** The traders of an environment, as known on this computer. */
export type TradersOf = (environment: EnvironmentView) => KnownTraders;

/** Practice knows its samples; every environment knows the traders of its own earlier orders. */
export function knownTraders(
  ledger: Pick<Ledger, 'orders'>,
  samples: readonly Trader[],
  clock: () => Date,
): TradersOf {
  return ({ id, kind }) => ({
    all: () => {
      const first = kind === 'practice' ? samples : [];
      const named = new Set(first.map(({ userId }) => userId));
      const earlier = ledger.orders().traders(id);
      return [...first, ...earlier.filter(({ userId }) => !named.has(userId))];
    },
    history: (userId) => ledger.orders().historyOf(id, userId, clock()),
  });
}
