import { app } from 'electron';
import type { ProxySetting } from '../contract/setting-values';
import { APP_ID } from './app-id';
import { answerersOf, type Sources } from './answerers';
import { realTargetDisk, removeParts } from './audit/export/write-target';
import { listen } from './bridge/listen';
import { inTime } from './diagnostics/in-time';
import { notedExchange, notedKeychain, notedPolicy } from './diagnostics/noted';
import { reportsTo, type Reports } from './diagnostics/reports';
import { diagnosticsAnswerers, type DiagnosticsSources } from './diagnostics-answerers';
import { practiceOne, realOne } from './environments';
import { journalsToRead, withoutEnd } from './journal-to-read';
import { proofAnswerers, type ProofSources } from './proof-answerers';
import { followKeyKeeping } from './session-answerers';
import { openSubjects, type Hearing, type Subjects } from './subjects';
import type { OpenTools, Tools } from './tools';
import { denyInEveryContents } from './window/deny';
import { deskWindow, type DeskWindow } from './window/desk-window';
import { setMenu } from './window/menu';
import { claimPageScheme } from './window/page-scheme';
import { commandsTo, hearingOf, onTaskbar } from './window-hearing';

/**
 * How long after the window shows the journals' reader begins to run, in milliseconds: its start takes a processor for some
 * 50, which the page has for its first picture until then, and the page's first question about a journal comes later.
 */
const READER_MS = 60;

/** How long the end waits for the disk of the log and of the window's place, in milliseconds. */
const LOG_END_MS = 2_000;

/** How long it waits for an export that takes its place or is cancelled: a share may never let go of it, in milliseconds. */
const JOB_END_MS = 5_000;

/** How long it waits for the keychain once all is recorded, in milliseconds. */
const KEYCHAIN_END_MS = 2_000;

/** The same tools with the ways to servers open, and what they come to noted in the log. */
function opened({ openNetwork, ...tools }: Tools, proxy: () => Promise<ProxySetting>): OpenTools {
  const { note, elapsed } = tools;
  const { exchange, probe } = openNetwork(proxy);
  return {
    ...tools,
    probe,
    exchange: notedExchange(exchange, note, elapsed),
    keychain: notedKeychain(tools.keychain, note),
    settings: { ...tools.settings, readPolicy: notedPolicy(tools.settings.readPolicy, note) },
  };
}

/** What the page is told of where it runs; a system that it does not know has the manners of Linux. */
function aboutOf({ version, platform, actor }: OpenTools): Sources['about'] {
  return { version, actor, platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux' };
}

/** Lets an order under way come to its record before the application ends, and tries a last time what is unrecorded. */
function finishBeforeQuit(
  { log, keychain, waitOut }: OpenTools,
  subjects: Subjects,
  window: DeskWindow,
): void {
  const { lockouts, outcomes, ledgers, room, jobs, secondCopy, sessions, settings } = subjects;
  let finished = false;
  const finish = async (): Promise<void> => {
    settings.end();
    await lockouts.finish();
    await sessions.end();
    await Promise.all(Object.values(outcomes).map((recorder) => recorder.settle()));
    const jobsRest = await inTime(
      jobs.end().then(() => true),
      false,
      JOB_END_MS,
      waitOut,
    );
    // What was acknowledged goes to the copy before the journal is let go.
    const { hanging } = await secondCopy.end();
    await Promise.all([room.close(), ...Object.values(ledgers).map((ledger) => ledger.close())]);
    await inTime(window.settled(), undefined, LOG_END_MS, waitOut);
    log.note({ what: 'ended' });
    await inTime(log.end(), undefined, LOG_END_MS, waitOut);
    const keychainRests = keychain.atRest().then(() => true);
    const mayEnd = jobsRest && !hanging && (await inTime(keychainRests, false, KEYCHAIN_END_MS, waitOut));
    // A share that never comes back keeps a process from ending, a keychain that does makes it crash; all that is ours
    // is on disk by now.
    if (!mayEnd) process.kill(process.pid, 'SIGKILL');
  };
  app.on('before-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    void finish().finally(() => {
      finished = true;
      app.quit();
    });
  });
}

/** The window's comings and goings; the last one closed ends the application but on macOS. */
function attend(platform: Tools['platform'], window: DeskWindow): void {
  window.show();
  app.on('second-instance', window.show);
  app.on('activate', window.show);
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
}

/** Bugs in what nobody waits for are reported like those in an answer; what Electron does about them stays the same. */
function reportStrays({ fault }: Reports): void {
  process.on('uncaughtExceptionMonitor', (error) => void fault('uncaught', error));
  process.on('unhandledRejection', (reason) => void fault('unhandled', reason));
}

/** The session that a preflight looks at; Practice's token is asked about at no server. */
function sessionOf({ sessions, practiceSessions }: Subjects): Pick<DiagnosticsSources, 'session' | 'token'> {
  return {
    session: async (environment) => {
      if (environment.kind === 'practice') return practiceSessions.state(practiceOne);
      const real = realOne(environment);
      return real ? sessions.state(real) : { kind: 'none' };
    },
    token: async (environment) => {
      const real = realOne(environment);
      return real ? sessions.read(real) : { kind: 'none' };
    },
  };
}

/** What nobody has to wait for; the policy is read before sessions of an earlier run are taken up. */
function begin({ log }: OpenTools, subjects: Subjects, window: DeskWindow): void {
  const { ledgers, room, sessions, settings, realEnvironments } = subjects;
  log.begin();
  setTimeout(room.begin, READER_MS);
  void ledgers.practice.opened();
  void realEnvironments().then(sessions.resume);
  followKeyKeeping(subjects);
  void settings.read().then((view) => window.setTheme(view.settings.theme.value));
}

/** What the answers about the journals' proof are made from. */
function proofSourcesOf(tools: OpenTools, subjects: Subjects, { audit: hear }: Hearing): ProofSources {
  const toRead = journalsToRead(subjects);
  return {
    ...tools,
    ...subjects,
    hear,
    about: aboutOf(tools),
    underWay: (journal) => withoutEnd(subjects, journal),
    proof: async (journal) => ((await toRead(journal)) ? subjects.proofs[journal] : undefined),
    removeParts: (target) => removeParts(target, realTargetDisk),
  };
}

function serve(given: Tools): void {
  // The settings come with the subjects; the first call to a server is later than both.
  const tools = opened(given, async () => (await subjects.settings.read()).settings.proxy.value);
  tools.note({ what: 'started', version: tools.version, platform: tools.platform });
  const hearing = hearingOf({
    window: () => window,
    tell: tools.tellSystem,
    environment: (id) => subjects.environment(id),
    alarms: (journal) => subjects.proofs[journal].openAlarms(),
  });
  const subjects = openSubjects(tools, hearing);
  // The journal is opened once the window is there: the first picture needs none of it.
  const window = deskWindow(tools.page, tools.windowLook, () => begin(tools, subjects, window));
  const about = aboutOf(tools);
  const answerers = {
    ...answerersOf({ ...subjects, about, copy: tools.clipboard.write, hearAudit: hearing.audit }),
    ...onTaskbar(() => window, proofAnswerers(proofSourcesOf(tools, subjects, hearing))),
    ...diagnosticsAnswerers({ ...tools, ...sessionOf(subjects), environment: subjects.environment }),
  };
  const say = (line: string): void => void process.stderr.write(line);
  const reports = reportsTo({ ...tools, say });
  reportStrays(reports);
  listen(answerers, window.isOurPage, reports);
  setMenu(
    tools.platform,
    commandsTo(() => window),
    () => tools.showFile(tools.notices),
  );
  attend(tools.platform, window);
  finishBeforeQuit(tools, subjects, window);
}

/** Opens the application over its tools: one instance, one window, one listener. Call before Electron is ready. */
export function openDesk(tools: Tools): void {
  claimPageScheme();
  denyInEveryContents(app);
  // SECURITY: a second instance would be a second writer; it hands over to the first and leaves.
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  // Windows shows notifications of those alone that it knows by the id of their shortcut.
  if (tools.platform === 'win32') app.setAppUserModelId(APP_ID);
  void app.whenReady().then(() => serve(tools));
}
