import type { JournalName } from '../contract/audit';
import type { DeskView } from '../contract/bridge';
import type { EnvironmentView } from '../contract/environments';
import type { SessionAnswer, SessionRequest } from '../contract/sessions';
import { historyPage, recordAnswer } from './audit/history';
import type { Ledger } from './audit/ledger';
import type { Answerers } from './bridge/answer-question';
import { journalOf, realOne, type Environments } from './environments';
import { unknownCloser } from './lockouts/close-unknown';
import { listUnknowns } from './lockouts/list-unknowns';
import type { Lockouts } from './lockouts/lockouts';
import type { OutcomeRecorder } from './lockouts/record-outcome';
import type { RealEnvironment, Sessions } from './sessions/sessions';
import type { TradersOf } from './traders/known-traders';
import { suggestTraders } from './traders/suggest-traders';

/** What the answers are made from. */
export interface Sources {
  readonly about: Pick<DeskView, 'version' | 'platform' | 'actor'>;
  readonly environments: () => Promise<Environments>;
  readonly policy: () => Promise<DeskView['policy']>;
  readonly ledgers: Readonly<Record<JournalName, Ledger>>;
  readonly lockouts: Lockouts;
  readonly outcomes: Readonly<Record<JournalName, Pick<OutcomeRecorder, 'settle' | 'waiting'>>>;
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

/**
 * The order of a journal that has no end there yet: it is under way, or its outcome waits for the disk. A journal has one
 * at most, as no order begins while an outcome waits.
 */
const withoutEnd = ({ lockouts, outcomes }: Sources, journal: JournalName): string | undefined =>
  outcomes[journal].waiting() ?? lockouts.underWay();

function orderAnswerers(sources: Sources, opened: Opened): OrderAnswerers {
  const { environments, lockouts, traders } = sources;
  const closeUnknown = unknownCloser();
  const openedFor = async (environmentId: string): Promise<EnvironmentView | undefined> => {
    const environment = (await environments()).withId(environmentId);
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
    listUnknowns: async ({ journal }) => listUnknowns(await opened(journal), withoutEnd(sources, journal)),
    closeUnknown: async (ask) => {
      const ledger = await opened(ask.journal);
      return closeUnknown(ask, ledger, withoutEnd(sources, ask.journal));
    },
  };
}

function sessionAnswerers({ environments, sessions }: Sources): SessionAnswerers {
  /** Does something with the session of a real environment; says why not for any other. */
  const forReal = async <T>(
    { environmentId }: SessionRequest,
    act: (environment: RealEnvironment) => Promise<T>,
  ): Promise<T | Extract<SessionAnswer, { kind: 'stopped' }>> => {
    const environment = (await environments()).withId(environmentId);
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
  const { about, environments, policy, ledgers, copy } = sources;
  const opened = opener(sources);
  return {
    readDesk: async () => ({ ...about, environments: (await environments()).all(), policy: await policy() }),
    readJournalState: ({ journal }) => ledgers[journal].state(),
    readHistory: async (ask) => historyPage(await opened(ask.journal), ask, withoutEnd(sources, ask.journal)),
    readRecord: async ({ journal, seq }) =>
      recordAnswer(await opened(journal), seq, withoutEnd(sources, journal)),
    copyText: async ({ text }) => {
      await copy(text);
      return { kind: 'copied' };
    },
    ...orderAnswerers(sources, opened),
    ...sessionAnswerers(sources),
  };
}
