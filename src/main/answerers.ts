import type { JournalName, JournalState } from '../contract/audit';
import type { DeskView } from '../contract/bridge';
import { historyPage, recordAnswer } from './audit/history';
import type { Ledger } from './audit/ledger';
import type { Answerers } from './bridge/answer-question';
import { environments, environmentWithId } from './environments';
import { unknownCloser } from './lockouts/close-unknown';
import { listUnknowns } from './lockouts/list-unknowns';
import type { Lockouts } from './lockouts/lockouts';
import type { TradersOf } from './traders/known-traders';
import { suggestTraders } from './traders/suggest-traders';

/** What the answers are made from. */
export interface Sources {
  readonly about: Pick<DeskView, 'version' | 'platform' | 'actor'>;
  /** Practice's; the other journal begins with the first real order. */
  readonly ledger: Ledger;
  readonly lockouts: Lockouts;
  readonly traders: TradersOf;
  readonly copy: (text: string) => void;
}

const notThere: JournalState = { kind: 'not-there' };

/** The answer to each question of the bridge. */
export function answerersOf({ about, ledger, lockouts, traders, copy }: Sources): Answerers {
  const closeUnknown = unknownCloser(lockouts.underWay);
  const opened = async (journal: JournalName): Promise<Ledger | undefined> => {
    if (journal === 'real') return undefined;
    await ledger.opened();
    return ledger;
  };
  return {
    readDesk: () => ({ ...about, environments }),
    readJournalState: ({ journal }) => (journal === 'real' ? notThere : ledger.state()),
    suggestTraders: async (ask) => {
      const environment = environmentWithId(ask.environmentId);
      if (environment) await ledger.opened();
      return environment ? suggestTraders(ask, traders(environment)) : { traders: [] };
    },
    expireLockout: async (ask) => {
      await ledger.opened();
      return lockouts.expire(ask);
    },
    cancelPenalty: ({ orderId }) => lockouts.cancelPenalty(orderId),
    listUnknowns: async ({ journal }) => listUnknowns(await opened(journal), lockouts.underWay()),
    closeUnknown: async (ask) => {
      const found = await opened(ask.journal);
      return found ? closeUnknown(ask, found) : { kind: 'stopped', why: 'order-not-known' };
    },
    readHistory: async (ask) => {
      const found = await opened(ask.journal);
      return found ? historyPage(found, ask, lockouts.underWay()) : { state: notThere, rows: [] };
    },
    readRecord: async ({ journal, seq }) => {
      const found = await opened(journal);
      return found ? recordAnswer(found, seq, lockouts.underWay()) : { kind: 'not-found' };
    },
    copyText: ({ text }) => {
      copy(text);
      return { kind: 'copied' };
    },
  };
}
