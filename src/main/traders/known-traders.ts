import type { EnvironmentView } from '../../contract/environments';
import type { Trader, TraderCard } from '../../contract/traders';
import type { Ledger } from '../audit/ledger';
import type { Answered } from '../audit/query/questions';
import { chooseTraders } from './suggest-traders';

/** What an environment knows of its traders on this computer. */
export interface KnownTraders {
  /**
   * The trader with this id, and his latest orders that took effect or may have; one that nobody knows has
   * the source `typed` and no name.
   */
  readonly find: (
    userId: string,
  ) => Promise<Answered<Pick<TraderCard, 'unlocks24h' | 'unlockedAt'> & { readonly trader: Trader }>>;
  /** Whom a typed text may mean, best first, with what the journal says of each. */
  readonly suggest: (text: string) => Promise<Answered<readonly TraderCard[]>>;
  /** The same where there is no journal, or none that can be read: those known without one. */
  readonly suggestWithout: (text: string) => readonly TraderCard[];
}

/** The traders of an environment, as known on this computer. */
export type TradersOf = (environment: EnvironmentView) => KnownTraders;

/** Practice knows its samples; every environment knows the traders of its own earlier orders. */
export function knownTraders(
  ledgerOf: (environment: EnvironmentView) => Pick<Ledger, 'ask'>,
  samples: readonly Trader[],
  clock: () => Date,
): TradersOf {
  return (environment) => {
    const { id: environmentId, kind } = environment;
    const extra = kind === 'practice' ? samples : [];
    const now = (): number => clock().getTime();
    return {
      find: async (userId) => {
        const facts = await ledgerOf(environment).ask('trader', { environmentId, userId, now: now() });
        if (facts.kind === 'failed') return facts;
        const { name, unlocks24h, unlockedAt } = facts.value;
        const sample = extra.find((one) => one.userId === userId);
        const known: Trader =
          name === undefined ? { userId, source: 'typed' } : { userId, name, source: 'earlier-order' };
        const latest = { unlocks24h, ...(unlockedAt === undefined ? {} : { unlockedAt }) };
        return { kind: 'answer', value: { trader: sample ?? known, ...latest } };
      },
      suggest: (text) => ledgerOf(environment).ask('suggest', { environmentId, text, extra, now: now() }),
      suggestWithout: (text) => chooseTraders(extra, text).map((trader) => ({ ...trader, unlocks24h: 0 })),
    };
  };
}
