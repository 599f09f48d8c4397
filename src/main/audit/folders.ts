import { join } from 'node:path';
import type { JournalName } from '../../contract/audit';

/** What the place of the journals depends on; paths are absolute. */
export interface Home {
  readonly platform: NodeJS.Platform;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The local, non-roaming folder of the user under which both journals lie. See docs/audit-journal.md, "Where". */
function dataFolder({ platform, folder, environment }: Home): string {
  if (platform === 'win32') {
    return join(environment['LOCALAPPDATA'] ?? join(folder, 'AppData', 'Local'), 'Lockout Desk');
  }
  if (platform === 'darwin') return join(folder, 'Library', 'Application Support', 'Lockout Desk');
  const data = environment['XDG_DATA_HOME'];
  // The XDG specification has relative paths ignored.
  return join(data?.startsWith('/') ? data : join(folder, '.local', 'share'), 'lockout-desk');
}

/** The folder of each journal; no switch or setting moves them. */
export function auditFolders(home: Home): Readonly<Record<JournalName, string>> {
  const data = dataFolder(home);
  return { practice: join(data, 'practice-audit'), real: join(data, 'audit') };
}

/**
 * The folder of the index. Electron's `userData` roams on Windows (`%APPDATA%`), and an index of one computer's journal
 * is of no use on another; so it lies where systems keep what may be deleted and is not backed up.
 */
export function indexFolder({ platform, folder, environment }: Home): string {
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] ?? join(folder, 'AppData', 'Local');
    return join(local, 'Lockout Desk', 'index-cache');
  }
  if (platform === 'darwin') return join(folder, 'Library', 'Caches', 'Lockout Desk', 'audit-index');
  const cache = environment['XDG_CACHE_HOME'];
  return join(cache?.startsWith('/') ? cache : join(folder, '.cache'), 'lockout-desk', 'audit-index');
}
