import { join } from 'node:path';
import { noteFile, type NoteFile } from './note-file';
import type { PolicyRead } from './settings/parse-policy';
import { realPolicyDisk, type PolicyDisk } from './settings/policy-disk';
import { policyFile } from './settings/policy-folder';
import { withMemory } from './settings/policy-memory';
import { readPolicy } from './settings/read-policy';
import type { SettingsTools } from './settings/settings';
import { watchByLooking } from './settings/watch-policy';
import { runProgram, windowsAccess } from './settings/windows-access';

/** Where settings come from on this computer. */
export interface SettingsPlace {
  /** The machine-wide folder of the policy: see settings/policy-folder.ts. */
  readonly policyFolder: string;
  /** Where the application keeps what is this user's. */
  readonly stateFolder: string;
  readonly disk?: PolicyDisk;
}

function readerIn(folder: string, disk: PolicyDisk): () => Promise<PolicyRead> {
  const { platform, env } = process;
  const access = windowsAccess(env['SystemRoot'] ?? '', runProgram);
  return () => readPolicy({ platform, folder, disk, access });
}

/** A note that is only read: printing what counts changes nothing. */
const readOnly = (note: NoteFile): NoteFile => ({ ...note, replace: async () => undefined });

/** Where settings are read and kept on this computer. `looking`: nothing is written. */
export function settingsIn(
  { policyFolder, stateFolder, disk = realPolicyDisk }: SettingsPlace,
  looking = false,
): Omit<SettingsTools, 'record'> {
  const { platform } = process;
  const seen = noteFile(join(stateFolder, 'policy-seen.json'));
  const path = join(stateFolder, 'settings.json');
  return {
    platform,
    readPolicy: withMemory(readerIn(policyFolder, disk), looking ? readOnly(seen) : seen),
    watchPolicy: (changed) => watchByLooking(policyFile(platform, policyFolder), changed),
    user: { path, note: noteFile(path), unread: noteFile(join(stateFolder, 'settings-unread.json')) },
    after: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
  };
}
