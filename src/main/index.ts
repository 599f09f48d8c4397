import { hostname, homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { app } from 'electron';
import { v7 as newId } from 'uuid';
import { realDisk } from './audit/disk';
import { auditFolders } from './audit/folders';
import { openDesk } from './desk';
import { waitOut } from './lockouts/wait-out';

/** The account's name, or its number where it has none. */
function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}

openDesk({
  version: app.getVersion(),
  platform: process.platform,
  actor: { osUser: osUser(), host: hostname() },
  clock: () => new Date(),
  elapsed: () => performance.now(),
  waitOut,
  newId,
  disk: realDisk,
  auditFolders: auditFolders({ platform: process.platform, folder: homedir(), environment: process.env }),
  page: {
    folder: join(import.meta.dirname, '../renderer'),
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    // Only in a build for work with hot reload; gone from every other.
    ...(import.meta.env.DEV && process.env['ELECTRON_RENDERER_URL']
      ? { address: process.env['ELECTRON_RENDERER_URL'] }
      : {}),
  },
});
