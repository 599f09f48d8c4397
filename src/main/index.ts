import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { commandIn } from './command-line/command-in';
import { refusedStart } from './command-line/refused-start';

/** Opens the window, over the application's own files. */
async function openWindow(): Promise<void> {
  const [{ openDesk }, { realTools }] = await Promise.all([import('./desk'), import('./real-tools')]);
  openDesk({
    ...realTools(),
    auditWorker: join(import.meta.dirname, 'audit-worker.js'),
    auditJob: join(import.meta.dirname, 'audit-job.js'),
    verifier: join(import.meta.dirname, '../verify/lockout-desk-verify.mjs'),
    // Other programs can't read a file inside the application's archive: a package has it beside that.
    notices: join(
      app.isPackaged ? process.resourcesPath : join(import.meta.dirname, '../licences'),
      'THIRD-PARTY-LICENSES.txt',
    ),
    page: {
      folder: join(import.meta.dirname, '../renderer'),
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      // Only in a build for work with hot reload; gone from every other.
      ...(import.meta.env.DEV && process.env['ELECTRON_RENDERER_URL']
        ? { address: process.env['ELECTRON_RENDERER_URL'] }
        : {}),
    },
  });
}

/** Does what a command asks for; resolves to the exit code. */
async function answer(command: NonNullable<ReturnType<typeof commandIn>>): Promise<number> {
  const [{ runCommand }, { realCommandTools }, { policyFolder }] = await Promise.all([
    import('./command-line/run-command'),
    import('./command-line/real-command'),
    import('./settings/policy-folder'),
  ]);
  const { platform, env } = process;
  const place = { policyFolder: policyFolder(platform, env), stateFolder: app.getPath('userData') };
  return runCommand(command, realCommandTools(app.getVersion(), place));
}

/** Says why it does not start; in a dialog of the system's, too, where nobody may read what a program prints. */
function sayRefused(sentence: string, asked: boolean): void {
  try {
    writeSync(2, `${sentence}\n`);
  } catch {
    // A program with a window alone has nowhere to print on Windows.
  }
  // A script that asked for something waits for no dialog; on Linux there can be none this early.
  if (!asked && process.platform !== 'linux') dialog.showErrorBox('Lockout Desk', sentence);
}

// Electron is ready no earlier than this file has ended, awaits included: until then there is neither display nor window.
const args = process.argv.slice(1);
const command = commandIn(args);
const { platform, env } = process;
const refused = refusedStart({ platform, args, env, packaged: app.isPackaged });
if (refused !== undefined) {
  sayRefused(refused, command !== undefined);
  // SECURITY: before Electron is ready, so that no port, pipe or log that a switch asked for is opened yet.
  app.exit(2);
} else if (command === undefined) await openWindow();
else app.exit(await answer(command));
