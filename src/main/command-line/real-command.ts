import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { settingsIn, type SettingsPlace } from '../real-settings';
import { realPolicyDisk } from '../settings/policy-disk';
import { readDraft } from '../settings/read-policy';
import { settingsView } from '../settings/settings-view';
import { readUserFile } from '../settings/user-settings';
import type { CommandTools } from './run-command';

/** Writes a text and waits until the system has it; a reader who has gone away is no fault of ours. */
const writer = (stream: Writable) => (text: string) =>
  new Promise<void>((done) => stream.write(text, () => done()));

/** What a command works with on this computer. Nothing is written but the file that it names. */
export function realCommandTools(version: string, place: SettingsPlace): CommandTools {
  const { platform } = process;
  return {
    version,
    view: async () => {
      const { readPolicy, user } = settingsIn(place, true);
      const [policy, own] = await Promise.all([readPolicy(), readUserFile(user.note)]);
      return settingsView({ platform, policy, userPath: user.path, user: own });
    },
    readDraft: (file) => readDraft(resolve(file), { platform, disk: realPolicyDisk }),
    out: writer(process.stdout),
    err: writer(process.stderr),
    write: (file, text) => writeFile(file, text),
  };
}
