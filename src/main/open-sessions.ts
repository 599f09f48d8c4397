import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { JournalName } from '../contract/audit';
import type { SessionChange } from '../contract/sessions';
import type { Ledger } from './audit/ledger';
import type { Environments } from './environments';
import type { Exchange } from './https/exchange';
import { noteFile, type NoteFile } from './note-file';
import { practiceKeychain } from './practice/practice-keychain';
import type { SessionSources } from './session-answerers';
import { authCalls } from './sessions/auth-calls';
import type { SessionTools } from './sessions/seat';
import { openSessions } from './sessions/sessions';
import type { Settings } from './settings/settings';
import type { OpenTools } from './tools';

/** What sessions are joined to. */
export interface SessionsAround {
  readonly settings: Settings;
  /** The environments that are on offer now. */
  readonly known: () => Environments;
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
  tools: OpenTools,
  { settings, known, ledgers, simulator, hear }: SessionsAround,
): Pick<SessionSources, 'sessions' | 'practiceSessions' | 'settings'> {
  const { stateFolder, clock } = tools;
  const inFolder = (name: string): NoteFile => noteFile(join(stateFolder, name));
  const shared: Omit<SessionTools, 'append' | 'auth' | 'countsFile'> = {
    ...tools,
    newDeviceId: randomUUID,
    keyKeeping: async () => {
      const { value, locked } = (await settings.read()).settings.keepApiKeys;
      return { keep: value, locked };
    },
    // A session that is watched was read or made after the settings were.
    mayRenew: (id) => !settings.current().settings.readOnly.value && known().withId(id) !== undefined,
    hear,
  };
  return {
    settings,
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
