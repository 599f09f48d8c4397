import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { JournalName } from '../contract/audit';
import type { SessionChange } from '../contract/sessions';
import type { PolicyView } from '../contract/settings';
import type { Ledger } from './audit/ledger';
import type { Exchange } from './https/exchange';
import { noteFile, type NoteFile } from './note-file';
import { practiceKeychain } from './practice/practice-keychain';
import type { SessionSources } from './session-answerers';
import { authCalls } from './sessions/auth-calls';
import type { SessionTools } from './sessions/seat';
import { openSessions } from './sessions/sessions';
import { keyKeepingSetting } from './settings/key-keeping';
import { userSettingsIn } from './settings/user-settings';
import type { Tools } from './tools';

/** What sessions are joined to. */
export interface SessionsAround {
  readonly policy: () => Promise<PolicyView>;
  readonly ledgers: Readonly<Record<JournalName, Ledger>>;
  readonly simulator: Exchange;
  readonly hear: (change: SessionChange) => void;
}

/** A note that is gone with the process: Practice touches no disk but its journal's. */
function noteInMemory(): NoteFile {
  let text: string | undefined;
  return {
    read: async () => text,
    replace: async (next) => void (text = next),
  };
}

/** The sessions of real environments, and Practice's own over the simulator; nothing is read yet. */
export function openSessionsOver(
  tools: Tools,
  { policy, ledgers, simulator, hear }: SessionsAround,
): Pick<SessionSources, 'sessions' | 'practiceSessions' | 'keyKeeping'> {
  const { stateFolder, clock } = tools;
  const inFolder = (name: string): NoteFile => noteFile(join(stateFolder, name));
  const settings = userSettingsIn(inFolder('settings.json'), inFolder('settings-unread.json'));
  const keyKeeping = keyKeepingSetting(policy, settings);
  const shared: Omit<SessionTools, 'append' | 'auth' | 'countsFile'> = {
    ...tools,
    newDeviceId: randomUUID,
    keyKeeping: keyKeeping.read,
    hear,
  };
  return {
    keyKeeping,
    sessions: openSessions({
      ...shared,
      append: ledgers.real.append,
      auth: authCalls({ exchange: tools.exchange, clock }),
      countsFile: inFolder('sessions.json'),
    }),
    practiceSessions: openSessions({
      ...shared,
      keychain: practiceKeychain(),
      append: ledgers.practice.append,
      auth: authCalls({ exchange: simulator, clock }),
      countsFile: noteInMemory(),
      limits: { signIns: 50, waitMs: 60_000 },
    }),
  };
}
