import { join } from 'node:path';
import { app } from 'electron';
import { commandIn } from './command-line/command-in';

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

// Electron is ready no earlier than this file has ended, awaits included: until then there is neither display nor window.
const command = commandIn(process.argv.slice(1));
if (command === undefined) await openWindow();
else app.exit(await answer(command));
