import { journalOf, type JournalName } from '../contract/audit';
import type { DeskView, EnvironmentsView } from '../contract/bridge';
import type { AuditProgress } from '../contract/proof';
import type { Ledger } from './audit/ledger';
import type { Answerers } from './bridge/answer-question';
import type { DiagnosticsQuestion } from './diagnostics-answerers';
import { environmentsWith } from './environments';
import { historyAnswerers } from './history-answerers';
import type { OfMissing } from './lost-journal';
import { journalsToRead, withoutEnd, type ToRead } from './journal-to-read';
import { unknownCloser } from './lockouts/close-unknown';
import { listUnknowns } from './lockouts/list-unknowns';
import type { Lockouts } from './lockouts/lockouts';
import type { OutcomeRecorder } from './lockouts/record-outcome';
import { sessionAnswerers, type SessionSources } from './session-answerers';
import type { TradersOf } from './traders/known-traders';

/** What the answers are made from. */
export interface Sources extends SessionSources {
  readonly about: Pick<DeskView, 'version' | 'platform' | 'actor'>;
  readonly readEnvironments: () => Promise<EnvironmentsView>;
  readonly ledgers: Readonly<Record<JournalName, Ledger>>;
  /** Whether there is a journal to be read: Practice's always, the other from its first record on. */
  readonly isBegun: (journal: JournalName) => Promise<boolean>;
  readonly ofMissing: OfMissing;
  /** Whether a text holds the token of an environment's session, as far as that can be read. */
  readonly holdsToken: (environmentId: string, text: string) => Promise<boolean>;
  readonly lockouts: Lockouts;
  readonly outcomes: Readonly<Record<JournalName, Pick<OutcomeRecorder, 'settle' | 'waiting'>>>;
  readonly traders: TradersOf;
  readonly copy: (text: string) => Promise<void>;
  /** Is told what is long about a journal, for the window. */
  readonly hearAudit: (progress: AuditProgress) => void;
}

type OrderAnswerers = Pick<
  Answerers,
  'suggestTraders' | 'expireLockout' | 'cancelPenalty' | 'listUnknowns' | 'closeUnknown'
>;
function orderAnswerers(sources: Sources, toRead: ToRead): OrderAnswerers {
  const { environment: find, lockouts, traders, holdsToken } = sources;
  const closeUnknown = unknownCloser(holdsToken);
  return {
    suggestTraders: async (ask) => {
      const environment = await find(ask.environmentId);
      if (!environment) return { traders: [] };
      const [known, ledger] = [traders(environment), await toRead(journalOf(environment.kind))];
      const suggested = ledger ? await known.suggest(ask.text) : undefined;
      return {
        traders: suggested?.kind === 'answer' ? suggested.value : known.suggestWithout(ask.text),
      };
    },
    expireLockout: lockouts.expire,
    cancelPenalty: ({ orderId }) => lockouts.cancelPenalty(orderId),
    listUnknowns: async ({ journal }) => {
      const ledger = await toRead(journal);
      if (!ledger) return { state: await sources.ofMissing(journal), orders: [], total: 0 };
      return listUnknowns(ledger, withoutEnd(sources, journal));
    },
    closeUnknown: async (ask) => {
      const ledger = await toRead(ask.journal);
      if (!ledger) return { kind: 'stopped', why: 'order-not-known' };
      return closeUnknown(ask, ledger, withoutEnd(sources, ask.journal));
    },
  };
}

/** What is answered in proof-answerers.ts. */
type ProofQuestion =
  | 'readJournalHealth'
  | 'verifyJournal'
  | 'exportHistory'
  | 'cancelAuditJob'
  | 'acknowledgeAlarm'
  | 'rekeyJournal';

/** The answer to each question of the bridge but for those about a journal's proof and about diagnostics. */
export function answerersOf(sources: Sources): Omit<Answerers, ProofQuestion | DiagnosticsQuestion> {
  const { about, readEnvironments, ledgers, isBegun, ofMissing, copy, settings } = sources;
  const toRead = journalsToRead(sources);
  return {
    readDesk: () => ({ ...about, environments: environmentsWith([], []).all() }),
    readEnvironments,
    readJournalState: async ({ journal }) =>
      (await isBegun(journal)) ? ledgers[journal].state() : ofMissing(journal),
    copyText: async ({ text }) => {
      await copy(text);
      return { kind: 'copied' };
    },
    readSettings: settings.read,
    changeSetting: ({ name, value }) => settings.set(name, value),
    ...historyAnswerers(sources, toRead),
    ...orderAnswerers(sources, toRead),
    ...sessionAnswerers(sources),
  };
}
