import { journalOf, type JournalName } from '../contract/audit';
import type { EnvironmentView } from '../contract/environments';
import type { OrderProgress } from '../contract/lockouts';
import type { AuditProgress } from '../contract/proof';
import type { SessionChange } from '../contract/sessions';
import type { PolicyView } from '../contract/settings';
import type { Sources } from './answerers';
import { diskCode } from './audit/disk';
import { openJobs, type Jobs } from './audit/jobs/run-job';
import { startJob } from './audit/jobs/start-job';
import type { Ledger } from './audit/ledger';
import { readingRoom, startWorker, type ReadingRoom } from './audit/reading-room';
import { segmentsIn } from './audit/segments';
import { environmentsWith, realOne, realOnes, type Environments } from './environments';
import type { OrderTools } from './lockouts/expire-lockout';
import { openJournals, type Journals } from './journals';
import { openLockouts } from './lockouts/lockouts';
import { outcomeRecorder, type OutcomeRecorder } from './lockouts/record-outcome';
import { openSessionsOver } from './open-sessions';
import { practiceExchange } from './practice/practice-exchange';
import { samples } from './practice/samples';
import type { Sessions } from './sessions/sessions';
import type { Tools } from './tools';
import { knownTraders } from './traders/known-traders';

type Wait = (ms: number) => Promise<void>;

/** The subjects of the desk, joined to each other; what the bridge answers from, but for the window's own. */
export interface Subjects
  extends Omit<Sources, 'about' | 'copy' | 'hearAudit'>, Pick<Journals, 'proofs' | 'secondCopy'> {
  readonly room: ReadingRoom;
  readonly jobs: Jobs;
  /** Whether a text holds the token of any environment's session, as far as the keychain lets them be read. */
  readonly holdsAnyToken: (text: string) => Promise<boolean>;
}

/** The environments, with those of the policy once somebody has asked for more than the built-in ones. */
function environmentsOver(readPolicy: Tools['readPolicy']): Pick<
  Subjects,
  'environment' | 'readEnvironments' | 'realEnvironments'
> & {
  readonly known: () => Environments;
  readonly policy: () => Promise<PolicyView>;
} {
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
    realEnvironments: async () => {
      await policy();
      return realOnes(known);
    },
    known: () => known,
    policy,
  };
}

/** Practice needs no session for an order; an environment without an address has none. */
function sessionsOfOrders(sessions: Sessions): Pick<OrderTools, 'session' | 'hold' | 'heard'> {
  return {
    session: async (environment) => {
      if (environment.kind === 'practice') return { kind: 'not-needed' };
      const real = realOne(environment);
      return real ? sessions.read(real) : { kind: 'none' };
    },
    hold: (environment) => {
      const real = realOne(environment);
      return real ? sessions.hold(real) : () => undefined;
    },
    heard: (environment, fingerprint, httpStatus) => {
      const real = realOne(environment);
      if (real) void sessions.heard(real, fingerprint, httpStatus);
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
    return real !== undefined && sessions.holds(real, text);
  };
}

function anyTokenIn(
  holdsToken: Subjects['holdsToken'],
  known: () => Environments,
): Subjects['holdsAnyToken'] {
  return async (text) => {
    for (const { id } of known().all()) if (await holdsToken(id, text)) return true;
    return false;
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

/** Who hears what happens: of an order under way, of what is long about a journal, and of sessions. */
export interface Hearing {
  readonly session: (change: SessionChange) => void;
  readonly order: (progress: OrderProgress) => void;
  readonly audit: (progress: AuditProgress) => void;
}

/** Opens the subjects over their tools. Nothing is read or opened yet. */
export function openSubjects(tools: Tools, hearing: Hearing): Subjects {
  const { order: hear, audit: hearAudit } = hearing;
  const wait: Wait = async (ms) => void (await tools.waitOut(ms, new AbortController().signal));
  const room = readingRoom(() => startWorker(tools.auditWorker));
  const { known, policy, ...environments } = environmentsOver(tools.readPolicy);
  const journals = openJournals(tools, { room, wait, policy, hearAudit });
  const { ledgers } = journals;
  const outcomes = recorders(ledgers, wait, hear);
  const ledger = (environment: EnvironmentView): Ledger => ledgers[journalOf(environment.kind)];
  const traders = knownTraders(ledger, samples, tools.clock);
  const simulator = practiceExchange({ wait, now: tools.clock, newId: tools.newId });
  const keeping = openSessionsOver(tools, { policy, ledgers, simulator, hear: hearing.session });
  const { sessions } = keeping;
  const lockouts = openLockouts({
    ...tools,
    ...sessionsOfOrders(sessions),
    environment: (id) => known().withId(id),
    trader: (environment, userId) => traders(environment).find(userId),
    ledger,
    recorder: (environment) => outcomes[journalOf(environment.kind)],
    exchange: ({ kind }) => (kind === 'practice' ? simulator : tools.exchange),
    hear,
  });
  const holdsToken = tokenIn(sessions, known);
  return {
    ...environments,
    ...journals,
    room,
    jobs: openJobs((job) => startJob(tools.auditJob, job)),
    isBegun: beginnings(tools, ledgers),
    holdsToken,
    holdsAnyToken: anyTokenIn(holdsToken, known),
    lockouts,
    outcomes,
    ...keeping,
    traders,
  };
}
