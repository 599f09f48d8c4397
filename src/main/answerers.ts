import type { JournalName } from '../contract/audit';
import type { DeskView, EnvironmentsView } from '../contract/bridge';
import type { EnvironmentView } from '../contract/environments';
import type { SessionAnswer, SessionRequest } from '../contract/sessions';
import { historyPage, recordAnswer } from './audit/history';
import type { Ledger } from './audit/ledger';
import type { Answerers } from './bridge/answer-question';
import { environmentsWith, journalOf, realOne } from './environments';
import { unknownCloser } from './lockouts/close-unknown';
import { listUnknowns } from './lockouts/list-unknowns';
import type { Lockouts } from './lockouts/lockouts';
import type { RealEnvironment, Sessions } from './sessions/sessions';
import type { TradersOf } from './traders/known-traders';
import { suggestTraders } from './traders/suggest-traders';

/** What the answers are made from. */
export interface Sources {
  readonly about: Pick<DeskView, 'version' | 'platform' | 'actor'>;
  /** Finds an environment; waits for the policy only for one that is not built in. */
  readonly environment: (id: string) => Promise<EnvironmentView | undefined>;
  readonly readEnvironments: () => Promise<EnvironmentsView>;
  readonly ledgers: Readonly<Record<JournalName, Ledger>>;
  readonly lockouts: Lockouts;
  readonly sessions: Sessions;
  readonly traders: TradersOf;
  readonly copy: (text: string) => Promise<void>;
}

type OrderAnswerers = Pick<
  Answerers,
  'suggestTraders' | 'expireLockout' | 'cancelPenalty' | 'listUnknowns' | 'closeUnknown'
>;
type SessionAnswerers = Pick<Answerers, 'readSession' | 'pasteToken' | 'forgetSession'>;
type Opened = (journal: JournalName) => Promise<Ledger>;

/** The journal by its name, opened; the first time that somebody asks is early enough. */
function opener({ ledgers }: Sources): Opened {
  return async (journal) => {
    await ledgers[journal].opened();
    return ledgers[journal];
  };
}

function orderAnswerers({ environment: find, lockouts, traders }: Sources, opened: Opened): OrderAnswerers {
  const closeUnknown = unknownCloser(lockouts.underWay);
  const openedFor = async (environmentId: string): Promise<EnvironmentView | undefined> => {
    const environment = await find(environmentId);
    if (environment) await opened(journalOf(environment));
    return environment;
  };
  return {
    suggestTraders: async (ask) => {
      const environment = await openedFor(ask.environmentId);
      return environment ? suggestTraders(ask, traders(environment)) : { traders: [] };
    },
    expireLockout: async (ask) => {
      await openedFor(ask.environmentId);
      return lockouts.expire(ask);
    },
    cancelPenalty: ({ orderId }) => lockouts.cancelPenalty(orderId),
    listUnknowns: async ({ journal }) => listUnknowns(await opened(journal), lockouts.underWay()),
    closeUnknown: async (ask) => closeUnknown(ask, await opened(ask.journal)),
  };
}

function sessionAnswerers({ environment: find, sessions }: Sources): SessionAnswerers {
  /** Does something with the session of a real environment; says why not for any other. */
  const forReal = async <T>(
    { environmentId }: SessionRequest,
    act: (environment: RealEnvironment) => Promise<T>,
  ): Promise<T | Extract<SessionAnswer, { kind: 'stopped' }>> => {
    const environment = await find(environmentId);
    if (!environment) return { kind: 'stopped', why: 'environment-not-known' };
    const real = realOne(environment);
    return real ? act(real) : { kind: 'stopped', why: 'practice' };
  };
  return {
    readSession: (ask) =>
      forReal(ask, async (real) => ({ kind: 'session' as const, session: await sessions.state(real) })),
    pasteToken: (ask) => forReal(ask, sessions.paste),
    forgetSession: (ask) => forReal(ask, sessions.forget),
  };
}

/** The answer to each question of the bridge. */
export function answerersOf(sources: Sources): Answerers {
  const { about, readEnvironments, ledgers, lockouts, copy } = sources;
  const opened = opener(sources);
  return {
    readDesk: () => ({ ...about, environments: environmentsWith([]).all() }),
    readEnvironments,
    readJournalState: ({ journal }) => ledgers[journal].state(),
    readHistory: async (ask) => historyPage(await opened(ask.journal), ask, lockouts.underWay()),
    readRecord: async ({ journal, seq }) => recordAnswer(await opened(journal), seq, lockouts.underWay()),
    copyText: async ({ text }) => {
      await copy(text);
      return { kind: 'copied' };
    },
    ...orderAnswerers(sources, opened),
    ...sessionAnswerers(sources),
  };
}
