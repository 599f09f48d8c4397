import type { JournalName } from '../contract/audit';
import type { EnvironmentView } from '../contract/environments';
import type { OrderProgress } from '../contract/lockouts';
import type { Sources } from './answerers';
import { fileJournal } from './audit/file-journal';
import { openLedger, type Ledger } from './audit/ledger';
import { environmentsWith, journalOf, realOne, type Environments } from './environments';
import type { Exchange } from './https/exchange';
import type { OrderTools } from './lockouts/expire-lockout';
import { openLockouts } from './lockouts/lockouts';
import { outcomeRecorder, type OutcomeRecorder } from './lockouts/record-outcome';
import { practiceExchange } from './practice/practice-exchange';
import { samples } from './practice/samples';
import { openSessions, type Sessions } from './sessions/sessions';
import type { Tools } from './tools';
import { knownTraders } from './traders/known-traders';
import { traderWithId } from './traders/suggest-traders';

type Wait = (ms: number) => Promise<void>;

/** The subjects of the desk, joined to each other; what the bridge answers from, but for the window's own. */
export type Subjects = Omit<Sources, 'about' | 'copy'>;

function openLedgers({ auditFolders, ...tools }: Tools): Readonly<Record<JournalName, Ledger>> {
  const { actor, version, platform } = tools;
  const openOne = (name: JournalName): Ledger =>
    openLedger(fileJournal({ ...tools, folder: auditFolders[name], app: { version, platform } }), actor);
  return { practice: openOne('practice'), real: openOne('real') };
}

/** The policy and the environments with it, read once and when the page first asks. */
function readPolicyOnce(
  readPolicy: Tools['readPolicy'],
): Pick<Subjects, 'environments' | 'policy'> & { readonly known: () => Environments } {
  let reading: ReturnType<Tools['readPolicy']> | undefined;
  let known = environmentsWith([]);
  const read = async (): ReturnType<Tools['readPolicy']> => {
    const policy = await readPolicy();
    known = environmentsWith(policy.values.environments);
    return policy;
  };
  const policy = (): ReturnType<Tools['readPolicy']> => (reading ??= read());
  return {
    environments: async () => {
      await policy();
      return known;
    },
    policy: async () => {
      const { values: _values, ...view } = await policy();
      return view;
    },
    known: () => known,
  };
}

/** Practice answers from the simulator, every other environment from its server. */
function exchanges(tools: Tools, wait: Wait): OrderTools['exchange'] {
  const simulator: Exchange = practiceExchange({ wait, now: tools.clock, newId: tools.newId });
  return ({ kind }) => (kind === 'practice' ? simulator : tools.exchange);
}

/** Practice needs no session; an environment without an address has none. */
function sessionsOfOrders(sessions: Sessions): Pick<OrderTools, 'session' | 'rejected'> {
  return {
    session: async (environment) => {
      if (environment.kind === 'practice') return { kind: 'not-needed' };
      const real = realOne(environment);
      return real ? sessions.read(real) : { kind: 'none' };
    },
    rejected: (environment, fingerprint) => {
      const real = realOne(environment);
      if (real) void sessions.reject(real, fingerprint);
    },
  };
}

function recorders(
  ledgers: Readonly<Record<JournalName, Ledger>>,
  wait: Wait,
  hear: (progress: OrderProgress) => void,
): Readonly<Record<JournalName, OutcomeRecorder>> {
  return {
    practice: outcomeRecorder(ledgers.practice.append, wait, hear),
    real: outcomeRecorder(ledgers.real.append, wait, hear),
  };
}

/** Opens the subjects over their tools; `hear` is told of an order under way. Nothing is read or opened yet. */
export function openSubjects(tools: Tools, hear: (progress: OrderProgress) => void): Subjects {
  const wait: Wait = async (ms) => void (await tools.waitOut(ms, new AbortController().signal));
  const ledgers = openLedgers(tools);
  const outcomes = recorders(ledgers, wait, hear);
  const { environments, policy, known } = readPolicyOnce(tools.readPolicy);
  const ledger = (environment: EnvironmentView): Ledger => ledgers[journalOf(environment)];
  const traders = knownTraders(ledger, samples, tools.clock);
  const sessions = openSessions({ ...tools, append: ledgers.real.append });
  const lockouts = openLockouts({
    ...tools,
    ...sessionsOfOrders(sessions),
    environment: (id) => known().withId(id),
    trader: (environment, userId) => traderWithId(traders(environment), userId),
    ledger,
    recorder: (environment) => outcomes[journalOf(environment)],
    exchange: exchanges(tools, wait),
    hear,
  });
  return { environments, policy, ledgers, lockouts, outcomes, sessions, traders };
}
