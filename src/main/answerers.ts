import { journalOf, type JournalName, type JournalState } from '../contract/audit';
import type { DeskView, EnvironmentsView } from '../contract/bridge';
import type { EnvironmentView } from '../contract/environments';
import type { SessionAnswer, SessionRequest } from '../contract/sessions';
import { historyPage, recordAnswer } from './audit/history';
import type { Ledger } from './audit/ledger';
import type { Answerers } from './bridge/answer-question';
import { environmentsWith, realOne } from './environments';
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
  /** Finds an environment; waits for the policy only for one that is not built in. */
  readonly environment: (id: string) => Promise<EnvironmentView | undefined>;
  readonly readEnvironments: () => Promise<EnvironmentsView>;
  readonly ledgers: Readonly<Record<JournalName, Ledger>>;
  /** Whether there is a journal to be read: Practice's always, the other from its first record on. */
  readonly isBegun: (journal: JournalName) => Promise<boolean>;
  /** Whether a text holds the token of an environment's session, as far as that can be read. */
  readonly holdsToken: (environmentId: string, text: string) => Promise<boolean>;
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
/** The journal by its name, opened; undefined where there is none yet: reading does not begin one. */
type ToRead = (journal: JournalName) => Promise<Ledger | undefined>;

const notThere: JournalState = { kind: 'not-there' };

function reader({ ledgers, isBegun }: Sources): ToRead {
  return async (journal) => {
    if (!(await isBegun(journal))) return undefined;
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

function orderAnswerers(sources: Sources, toRead: ToRead): OrderAnswerers {
  const { environment: find, ledgers, lockouts, traders, holdsToken } = sources;
  const closeUnknown = unknownCloser(holdsToken);
  return {
    suggestTraders: async (ask) => {
      const environment = await find(ask.environmentId);
      if (environment) await toRead(journalOf(environment.kind));
      return environment ? suggestTraders(ask, traders(environment)) : { traders: [] };
    },
    expireLockout: async (ask) => {
      const environment = await find(ask.environmentId);
      if (environment) await ledgers[journalOf(environment.kind)].opened();
      return lockouts.expire(ask);
    },
    cancelPenalty: ({ orderId }) => lockouts.cancelPenalty(orderId),
    listUnknowns: async ({ journal }) => {
      const ledger = await toRead(journal);
      if (!ledger) return { state: notThere, orders: [], total: 0 };
      return listUnknowns(ledger, withoutEnd(sources, journal));
    },
    closeUnknown: async (ask) => {
      const ledger = await toRead(ask.journal);
      if (!ledger) return { kind: 'stopped', why: 'order-not-known' };
      return closeUnknown(ask, ledger, withoutEnd(sources, ask.journal));
    },
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
  const { about, readEnvironments, ledgers, isBegun, copy } = sources;
  const toRead = reader(sources);
  return {
    readDesk: () => ({ ...about, environments: environmentsWith([]).all() }),
    readEnvironments,
    readJournalState: async ({ journal }) => ((await isBegun(journal)) ? ledgers[journal].state() : notThere),
    readHistory: async (ask) => {
      const ledger = await toRead(ask.journal);
      return ledger
        ? historyPage(ledger, ask, withoutEnd(sources, ask.journal))
        : { state: notThere, rows: [] };
    },
    readRecord: async ({ journal, seq }) => {
      const ledger = await toRead(journal);
      return ledger ? recordAnswer(ledger, seq, withoutEnd(sources, journal)) : { kind: 'not-found' };
    },
    copyText: async ({ text }) => {
      await copy(text);
      return { kind: 'copied' };
    },
    ...orderAnswerers(sources, toRead),
    ...sessionAnswerers(sources),
  };
}
