import type { SettingAnswer, SettingsView } from '../../contract/settings';
import type { SettingName } from '../../contract/setting-values';
import type { NoteFile } from '../note-file';
import { queue } from '../queue';
import { changesBetween, type SettingChange } from './effective-settings';
import type { PolicyRead } from './parse-policy';
import { setOwn } from './set-own';
import { onceSettled, type After } from './settled';
import { settingsView } from './settings-view';
import { readUserFile, type UserFile } from './user-settings';

/** Everything outside that settings need. */
export interface SettingsTools {
  readonly platform: NodeJS.Platform;
  /** Reads the policy; never rejects. See policy-memory.ts. */
  readonly readPolicy: () => Promise<PolicyRead>;
  /** Calls back whenever the policy's file may have changed, until it is ended. */
  readonly watchPolicy: (changed: () => void) => { readonly end: () => void };
  /** The user's own file, `settings.json` in the state folder, and where its text is kept if it could not be read. */
  readonly user: {
    readonly path: string;
    readonly note: NoteFile;
    readonly unread: Pick<NoteFile, 'replace'>;
  };
  readonly after: After;
  /**
   * Has changes in the journal, and resolves to whether they are; never rejects. `policySha256` is that of the policy that
   * counts now.
   */
  readonly record: (changes: readonly SettingChange[], policySha256: string | undefined) => Promise<boolean>;
}

/** Hears what counts now and what is different from before; a policy can have other problems without any difference. */
export type SettingsListener = (view: SettingsView, changes: readonly SettingChange[]) => void;

/** Every setting as it counts, while the application runs. */
export interface Settings {
  /** Reads policy and user's file at the first call, and watches the policy from then on; later on what counts now. */
  readonly read: () => Promise<SettingsView>;
  /** What counts now. Expects that `read` has resolved once; throws before. */
  readonly current: () => SettingsView;
  /** Sets a value of the user's own; takes it back where the value is undefined. */
  readonly set: (name: SettingName, value: unknown) => Promise<SettingAnswer>;
  /** Every change, the user's as well; what it gives ends that. */
  readonly onChange: (listener: SettingsListener) => () => void;
  /** Stops watching the policy. */
  readonly end: () => void;
}

interface State {
  readonly policy: PolicyRead;
  readonly user: UserFile;
  readonly view: SettingsView;
}

/** What counts, from the first reading on. */
interface Held {
  readonly begun: () => Promise<State>;
  /** Throws before that. */
  readonly now: () => State;
  /** Has something else count from now on; resolves to whether that is in the journal. */
  readonly change: (more: Partial<Omit<State, 'view'>>) => Promise<boolean>;
}

function hold({ platform, readPolicy, user: own, record }: SettingsTools, heard: SettingsListener): Held {
  let started: SettingsView | undefined;
  let state: State | undefined;
  let reading: Promise<State> | undefined;

  const count = (policy: PolicyRead, user: UserFile): State => {
    const view = settingsView({ platform, policy, userPath: own.path, user }, started?.settings);
    started ??= view;
    return (state = { policy, user, view });
  };
  const begin = async (): Promise<State> => {
    const [policy, user] = await Promise.all([readPolicy(), readUserFile(own.note)]);
    return count(policy, user);
  };
  const begun = (): Promise<State> => (reading ??= begin());
  return {
    begun,
    now: () => {
      if (state === undefined) throw new Error('Settings were asked for before they were read.');
      return state;
    },
    change: async (more) => {
      const before = state ?? (await begun());
      const { policy, user } = { ...before, ...more };
      const { view } = count(policy, user);
      const changes = changesBetween(before.view.settings, view.settings);
      heard(view, changes);
      return changes.length === 0 || record(changes, policy.sha256);
    },
  };
}

/** Opens the settings; nothing is read or watched yet. */
export function openSettings(tools: SettingsTools): Settings {
  const inTurn = queue();
  const listeners = new Set<SettingsListener>();
  const held = hold(tools, (view, changes) => listeners.forEach((listener) => listener(view, changes)));
  const readAgain = (): Promise<void> =>
    inTurn(async () => void (await held.change({ policy: await tools.readPolicy() })));
  const settled = onceSettled(readAgain, tools.after);
  let watched: { readonly end: () => void } | undefined;

  const read = async (): Promise<SettingsView> => {
    // Before the first reading, so that no change falls between the two.
    watched ??= tools.watchPolicy(settled.nudge);
    await held.begun();
    return held.now().view;
  };
  const set = async (name: SettingName, value: unknown): Promise<SettingAnswer> => {
    await held.begun();
    const written = await setOwn(name, value, { ...tools.user, ...held.now(), platform: tools.platform });
    if ('kind' in written) return written;
    const recorded = await held.change({ user: written });
    return { kind: 'set', view: held.now().view, recorded };
  };
  return {
    read,
    current: () => held.now().view,
    set: (name, value) => inTurn(() => set(name, value)),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end: () => {
      settled.stop();
      watched?.end();
    },
  };
}
