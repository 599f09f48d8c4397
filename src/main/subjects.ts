import { journalOf, type JournalName } from '../contract/audit';
import type { EnvironmentView } from '../contract/environments';
import type { OrderProgress } from '../contract/lockouts';
import type { PolicyView } from '../contract/settings';
import type { Sources } from './answerers';
import { diskCode } from './audit/disk';
import { fileJournal } from './audit/file-journal';
import { openLedger, type Ledger } from './audit/ledger';
import { readingRoom, startWorker, type ReadingRoom } from './audit/reading-room';
import { segmentsIn } from './audit/segments';
import { environmentsWith, realOne, type Environments } from './environments';
import type { Exchange } from './https/exchange';
import type { OrderTools } from './lockouts/expire-lockout';
import { openLockouts } from './lockouts/lockouts';
import { outcomeRecorder, type OutcomeRecorder } from './lockouts/record-outcome';
import { practiceExchange } from './practice/practice-exchange';
import { samples } from './practice/samples';
import { openSessions, type Sessions } from './sessions/sessions';
import type { Tools } from './tools';
import { knownTraders } from './traders/known-traders';

type Wait = (ms: number) => Promise<void>;

/** The subjects of the desk, joined to each other; what the bridge answers from, but for the window's own. */
export type Subjects = Omit<Sources, 'about' | 'copy' | 'hearAudit'> & { readonly room: ReadingRoom };

/** The ledgers, and the room in which their journals are read; both are closed by the room's owner. */
function openLedgers(
  { auditFolders, ...tools }: Tools,
  room: ReadingRoom,
): Readonly<Record<JournalName, Ledger>> {
  const { actor, version, platform, cacheFolder } = tools;
  const openOne = (name: JournalName): Ledger => {
    const folder = auditFolders[name];
    const journal = fileJournal({ ...tools, folder, app: { version, platform } });
    return openLedger(journal, actor, (asked, listening) =>
      room.ask({ folder, cacheFolder }, asked, listening),
    );
  };
  return { practice: openOne('practice'), real: openOne('real') };
}

/** The environments, with those of the policy once somebody has asked for more than the built-in ones. */
function environmentsOver(
  readPolicy: Tools['readPolicy'],
): Pick<Subjects, 'environment' | 'readEnvironments'> & { readonly known: () => Environments } {
  let reading: Promise<PolicyView> | undefined;
  let known = environmentsWith([]);
  const read = async (): Promise<PolicyView> => {
    const policy = await readPolicy();
    known = environmentsWith(policy.values.environments);
    return policy;
  };
  const policy = (): Promise<PolicyView> => (reading ??= read());
  return {
    environment: async (id) => {
      // Asking the system who may write a policy can take seconds; what is built in does not depend on it.
      if (!known.withId(id)) await policy();
      return known.withId(id);
    },
    readEnvironments: async () => {
      const { values: _values, ...view } = await policy();
      return { environments: known.all(), policy: view };
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

/** A journal that nobody has opened is looked for on disk; one that can't be looked for is opened, to say why. */
function beginnings(
  { disk, auditFolders }: Tools,
  ledgers: Readonly<Record<JournalName, Ledger>>,
): Subjects['isBegun'] {
  return async (journal) => {
    if (journal === 'practice' || ledgers[journal].state().kind !== 'opening') return true;
    try {
      return (await segmentsIn(disk, auditFolders[journal])).length > 0;
    } catch (error) {
      return diskCode(error) !== 'ENOENT';
    }
  };
}

function tokenIn(sessions: Sessions, known: () => Environments): Subjects['holdsToken'] {
  return async (environmentId, text) => {
    const environment = known().withId(environmentId);
    const real = environment && text !== '' ? realOne(environment) : undefined;
    const session = real ? await sessions.read(real) : undefined;
    return session?.kind === 'token' && text.includes(session.token);
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
  const room = readingRoom(() => startWorker(tools.auditWorker));
  const ledgers = openLedgers(tools, room);
  const outcomes = recorders(ledgers, wait, hear);
  const { known, ...environments } = environmentsOver(tools.readPolicy);
  const ledger = (environment: EnvironmentView): Ledger => ledgers[journalOf(environment.kind)];
  const traders = knownTraders(ledger, samples, tools.clock);
  const sessions = openSessions({ ...tools, append: ledgers.real.append });
  const lockouts = openLockouts({
    ...tools,
    ...sessionsOfOrders(sessions),
    environment: (id) => known().withId(id),
    trader: (environment, userId) => traders(environment).find(userId),
    ledger,
    recorder: (environment) => outcomes[journalOf(environment.kind)],
    exchange: exchanges(tools, wait),
    hear,
  });
  return {
    ...environments,
    ledgers,
    room,
    isBegun: beginnings(tools, ledgers),
    holdsToken: tokenIn(sessions, known),
    lockouts,
    outcomes,
    sessions,
    traders,
  };
}
