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
