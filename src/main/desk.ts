import { app, clipboard } from 'electron';
import { orderProgressChannel } from '../contract/bridge';
import { answerersOf, type Sources } from './answerers';
import { fileJournal } from './audit/file-journal';
import { openLedger, type Ledger } from './audit/ledger';
import { listen } from './bridge/listen';
import { openLockouts, type Lockouts } from './lockouts/lockouts';
import { outcomeRecorder } from './lockouts/record-outcome';
import { practiceExchange } from './practice/practice-exchange';
import { samples } from './practice/samples';
import type { Tools } from './tools';
import { environmentWithId } from './environments';
import { knownTraders } from './traders/known-traders';
import { traderWithId } from './traders/suggest-traders';
import { denyInEveryContents } from './window/deny';
import { deskWindow } from './window/desk-window';
import { setMenu } from './window/menu';
import { claimPageScheme } from './window/page-scheme';

/** Writes a bug to the standard error stream; the page shows the reference alone. */
function reportFault(newId: () => string): (question: string, fault: unknown) => string {
  return (question, fault) => {
    const reference = `F-${newId().slice(-8)}`;
    const words = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    process.stderr.write(`${reference} ${question}: ${words}\n`);
    return reference;
  };
}

function practiceLedger({ auditFolders, actor, version, platform, clock, disk, newId }: Tools): Ledger {
  const journal = fileJournal({
    folder: auditFolders.practice,
    actor,
    app: { version, platform },
    clock,
    disk,
    newId,
    platform,
  });
  return openLedger(journal, actor);
}

/** What the page is told of where it runs; a system that it does not know has the manners of Linux. */
function aboutOf({ version, platform, actor }: Tools): Sources['about'] {
  return { version, actor, platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux' };
}

/** Lets an order under way come to its record before the application ends. */
function finishBeforeQuit(lockouts: Lockouts, ledger: Ledger): void {
  let finished = false;
  app.on('before-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    void lockouts
      .finish()
      .then(() => ledger.close())
      .finally(() => {
        finished = true;
        app.quit();
      });
  });
}

function serve(tools: Tools): void {
  const ledger = practiceLedger(tools);
  const traders = knownTraders(ledger, samples, tools.clock);
  const wait = async (ms: number): Promise<void> =>
    void (await tools.waitOut(ms, new AbortController().signal));
  const recorder = outcomeRecorder(ledger.append, wait);
  const simulator = practiceExchange({ wait, now: tools.clock, newId: tools.newId });
  // The journal is opened once the window is there: the first picture needs none of it.
  const window = deskWindow(tools.page, () => void ledger.opened());
  const lockouts = openLockouts({
    ...tools,
    environment: environmentWithId,
    trader: (environment, userId) => traderWithId(traders(environment), userId),
    ledger: () => ledger,
    recorder: () => recorder,
    exchange: () => simulator,
    hear: (progress) => window.send(orderProgressChannel, progress),
  });
  const answerers = answerersOf({
    about: aboutOf(tools),
    ledger,
    lockouts,
    traders,
    copy: (text) => clipboard.writeText(text),
  });
  listen(answerers, window.isOurPage, reportFault(tools.newId));
  setMenu(tools.platform);
  window.show();
  app.on('second-instance', window.show);
  app.on('activate', window.show);
  app.on('window-all-closed', () => {
    if (tools.platform !== 'darwin') app.quit();
  });
  finishBeforeQuit(lockouts, ledger);
}

/** Opens the application over its tools: one instance, one window, one listener. Call before Electron is ready. */
export function openDesk(tools: Tools): void {
  claimPageScheme();
  denyInEveryContents(app);
  // SECURITY: a second instance would be a second writer; it hands over to the first and leaves.
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  void app.whenReady().then(() => serve(tools));
}
