import type { EnvironmentView } from '../../contract/environments';
import type { Trader } from '../../contract/traders';
import type { Ledger } from '../audit/ledger';
import type { OrderBook } from '../audit/orders';
import type { KnownTraders } from './suggest-traders';

/** The traders of an environment, as known on this computer. */
export type TradersOf = (environment: EnvironmentView) => KnownTraders;

/** Practice knows its samples; every environment knows the traders of its own earlier orders. */
export function knownTraders(
  ledgerOf: (environment: EnvironmentView) => Pick<Ledger, 'orders'>,
  samples: readonly Trader[],
  clock: () => Date,
): TradersOf {
  return (environment) => {
    const { id, kind } = environment;
    const orders = (): OrderBook => ledgerOf(environment).orders();
    return {
      all: () => {
        const first = kind === 'practice' ? samples : [];
        const named = new Set(first.map(({ userId }) => userId));
        return [
          ...first,
          ...orders()
            .traders(id)
            .filter(({ userId }) => !named.has(userId)),
        ];
      },
      history: (userId) => orders().historyOf(id, userId, clock()),
    };
  };
}
