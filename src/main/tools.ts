import type { JournalName } from '../contract/audit';
import type { ProxySetting } from '../contract/setting-values';
import type { Disk } from './audit/disk';
import type { AppLog } from './diagnostics/app-log';
import type { NoteEvent } from './diagnostics/log-events';
import type { ChooseTarget } from './export-answerer';
import type { Exchange } from './https/exchange';
import type { Probe } from './https/probe';
import type { OpenKeychain } from './keychain/keychain';
import type { WaitOut } from './lockouts/lockouts';
import type { SettingsTools } from './settings/settings';
import type { TellSystem } from './notices/notices';
import type { PagePlace } from './window/desk-window';
import type { LookFile } from './window/look-memory';

/** The ways to real servers. */
export interface Network {
  readonly exchange: Exchange;
  /** Looks at a real server without touching a trader. */
  readonly probe: Probe;
}

/** Everything outside that the desk works with; main/index.ts makes the real ones, tests make theirs. */
export interface Tools {
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly actor: { readonly osUser: string; readonly host: string };
  readonly clock: () => Date;
  /** Milliseconds that only go forward, from any start. */
  readonly elapsed: () => number;
  /** Milliseconds since this computer was started: sleep counts, and setting the clock changes nothing. */
  readonly uptime: () => number;
  /** From 0 up to but not 1. */
  readonly random: () => number;
  /** Calls the listener whenever the computer wakes from sleep. */
  readonly onWake: (listener: () => void) => void;
  readonly waitOut: WaitOut;
  /** A UUID, version 7. */
  readonly newId: () => string;
  readonly disk: Disk;
  readonly auditFolders: Readonly<Record<JournalName, string>>;
  /** Where the index of the journals is kept; all of it may vanish at any time. */
  readonly cacheFolder: string;
  /** The file that the journals' reader is started from; see audit-worker.ts. */
  readonly auditWorker: string;
  /** The file that a long job is started from; see audit-job.ts. */
  readonly auditJob: string;
  /** The stand-alone verifier that a bundle carries. */
  readonly verifier: string;
  /** The licences of others, as a file. */
  readonly notices: string;
  /** Asks where an export goes, in a dialog of the system's. */
  readonly chooseTarget: ChooseTarget;
  /** Asks for the file of an API key, in a dialog of the system's; its full path, or undefined. */
  readonly chooseKeyFile: () => Promise<string | undefined>;
  /** Asks where a copy of the application's log goes, in a dialog of the system's; its full path, or undefined. */
  readonly chooseLogTarget: (suggestion: string) => Promise<string | undefined>;
  /** Shows a folder in the system's file manager. */
  readonly showFolder: (folder: string) => void;
  /** Shows a file of the application's own in the system's viewer. */
  readonly showFile: (file: string) => void;
  /** Where the application keeps what is its own and no secret: tries of the hour, the device's id, the user's settings. */
  readonly stateFolder: string;
  readonly logFolder: string;
  /** The application's log, in that folder. */
  readonly log: AppLog;
  /** Notes an event in it. */
  readonly note: NoteEvent;
  /** The user's own folder, which is named to nobody else. */
  readonly homeFolder: string;
  readonly page: PagePlace;
  /** What is remembered of the window's place and theme. */
  readonly windowLook: LookFile;
  /** Tells somebody who looks at other windows something; `chosen` is called when it is chosen there. */
  readonly tellSystem: TellSystem;
  readonly keychain: OpenKeychain;
  readonly clipboard: {
    readonly read: () => Promise<string>;
    readonly write: (text: string) => Promise<void>;
    readonly clear: () => Promise<void>;
  };
  /** Opens the ways to real servers; `proxy` is asked before the first call. */
  readonly openNetwork: (proxy: () => Promise<ProxySetting>) => Network;
  /** Where settings come from: the policy of the organization's IT, and the user's own file. */
  readonly settings: Omit<SettingsTools, 'record'>;
}

/** The same once the ways to servers are open. */
export type OpenTools = Omit<Tools, 'openNetwork'> & Network;
