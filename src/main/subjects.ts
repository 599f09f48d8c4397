import { journalOf, type JournalName } from '../contract/audit';
import type { EnvironmentView } from '../contract/environments';
import type { OrderProgress } from '../contract/lockouts';
import type { AuditProgress } from '../contract/proof';
import type { SessionChange } from '../contract/sessions';
import type { SettingsView } from '../contract/settings';
import type { Sources } from './answerers';
import { diskCode } from './audit/disk';
import { openJobs, type Jobs } from './audit/jobs/run-job';
import { startJob } from './audit/jobs/start-job';
import type { Ledger } from './audit/ledger';
import { readingRoom, startWorker, type ReadingRoom } from './audit/reading-room';
import { segmentsIn } from './audit/segments';
import { realOne, type Environments } from './environments';
import type { OrderTools } from './lockouts/expire-lockout';
import { openJournals, type Journals } from './journals';
import { openLockouts } from './lockouts/lockouts';
import { outcomeRecorder, type OutcomeRecorder } from './lockouts/record-outcome';
import { openSessionsOver } from './open-sessions';
import { ofMissing } from './lost-journal';
import { openSettingsOver, type EnvironmentsOver } from './open-settings';
import { afterSettings, settingsRecorder } from './settings-recorder';
import { practiceExchange } from './practice/practice-exchange';
import { samples } from './practice/samples';
import type { Sessions } from './sessions/sessions';
import type { Settings } from './settings/settings';
import type { OpenTools } from './tools';
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
  { disk, auditFolders }: OpenTools,
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

/** Who hears what happens: of an order under way, of what is long about a journal, of sessions and settings. */
export interface Hearing {
  readonly session: (change: SessionChange) => void;
  readonly settings: (view: SettingsView) => void;
  readonly order: (progress: OrderProgress) => void;
  readonly audit: (progress: AuditProgress) => void;
}

/** The settings and the journals, which need each other: one says where the copy goes, the other takes what changes. */
function openKept(
  tools: OpenTools,
  { settings: hear, audit: hearAudit }: Hearing,
  around: { readonly room: ReadingRoom; readonly wait: Wait },
): Pick<EnvironmentsOver, 'known'> & {
  readonly settings: Settings;
  readonly environments: Omit<EnvironmentsOver, 'known'>;
  readonly journals: Journals;
  readonly isBegun: Subjects['isBegun'];
} {
  const recorder = settingsRecorder({
    ledgers: () => bare.ledgers,
    isBegun: (journal) => isBegun(journal),
  });
  const { settings, environments } = openSettingsOver(tools, { recorder, hear });
  const copyFolder = async (): Promise<string> => (await settings.read()).settings.journalCopyFolder.value;
  const bare = openJournals(tools, { ...around, copyFolder, hearAudit });
  const isBegun = beginnings(tools, bare.ledgers);
  const journals = {
    ...bare,
    ledgers: {
      practice: afterSettings('practice', bare.ledgers.practice, recorder),
      real: afterSettings('real', bare.ledgers.real, recorder),
    },
  };
  const { known, ...rest } = environments;
  return { settings, known, environments: rest, journals, isBegun };
}

/** Opens the subjects over their tools. Nothing is read or opened yet. */
export function openSubjects(tools: OpenTools, hearing: Hearing): Subjects {
  const { order: hear } = hearing;
  const wait: Wait = async (ms) => void (await tools.waitOut(ms, new AbortController().signal));
  const room = readingRoom(() => startWorker(tools.auditWorker));
  const { settings, known, environments, journals, isBegun } = openKept(tools, hearing, { room, wait });
  const { ledgers } = journals;
  const outcomes = recorders(ledgers, wait, hear);
  const ledger = (environment: EnvironmentView): Ledger => ledgers[journalOf(environment.kind)];
  const traders = knownTraders(ledger, samples, tools.clock);
  const simulator = practiceExchange({ wait, now: tools.clock, newId: tools.newId });
  const keeping = openSessionsOver(tools, { settings, known, ledgers, simulator, hear: hearing.session });
  const { sessions } = keeping;
  const lockouts = openLockouts({
    ...tools,
    ...sessionsOfOrders(sessions),
    settings: settings.read,
    environment: (id) => known().withId(id),
    hasAlarm: async ({ kind }) => (await journals.proofs[journalOf(kind)].openAlarms()).length > 0,
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
    isBegun,
    ofMissing: ofMissing({ keychain: tools.keychain, host: tools.actor.host }),
    holdsToken,
    holdsAnyToken: anyTokenIn(holdsToken, known),
    lockouts,
    outcomes,
    ...keeping,
    traders,
  };
}
