import type { EnvironmentsView } from '../contract/bridge';
import type { EnvironmentView } from '../contract/environments';
import type { SettingsView } from '../contract/settings';
import { environmentsWith, realOnes, type Environments } from './environments';
import type { RealEnvironment } from './sessions/sessions';
import type { SettingChange } from './settings/effective-settings';
import { openSettings, type Settings } from './settings/settings';
import type { SettingsRecorder } from './settings-recorder';
import type { Tools } from './tools';

/** What settings are joined to. */
export interface SettingsAround {
  readonly recorder: Pick<SettingsRecorder, 'record'>;
  readonly hear: (view: SettingsView) => void;
}

/** The environments that can be chosen, as the settings have them. */
export interface EnvironmentsOver {
  /** Finds an environment; waits for the settings only for one that is not built in, or may not be on offer. */
  readonly environment: (id: string) => Promise<EnvironmentView | undefined>;
  readonly readEnvironments: () => Promise<EnvironmentsView>;
  readonly realEnvironments: () => Promise<readonly RealEnvironment[]>;
  readonly known: () => Environments;
}

const changeRecord = ({ name, from, to, source }: SettingChange, policySha256: string | undefined) => ({
  type: 'settings.changed',
  data: { name, from, to, source, ...(policySha256 === undefined ? {} : { policySha256 }) },
});

/** Records that a policy can't be read as it is, is gone, or is good again; what was wrong in it stays on this computer. */
function troubleRecorder({ recorder }: SettingsAround): (view: SettingsView) => void {
  let recorded: string | undefined;
  return ({ policy }) => {
    const { file, state, problems, sha256 } = policy;
    if (problems.length === 0 && recorded === undefined) return;
    const places = problems.slice(0, 20).map(({ line, column, key }) => ({ line, column, key }));
    const data = { name: 'policy', state, file, problems: problems.length, places, policySha256: sha256 };
    const trouble = JSON.stringify(data);
    if (trouble === recorded) return;
    recorded = problems.length === 0 ? undefined : trouble;
    void recorder.record([{ type: 'settings.changed', data }]);
  };
}

/** The environments as the settings have them, now and after each change. */
function environmentsOver(read: () => Promise<SettingsView>, known: () => Environments): EnvironmentsOver {
  return {
    environment: async (id) => {
      // Asking the system who may write a policy can take seconds; Practice does not depend on it.
      if (id !== 'practice') await read();
      return known().withId(id);
    },
    readEnvironments: async () => {
      const { policy } = await read();
      return { environments: known().all(), policy };
    },
    realEnvironments: async () => {
      await read();
      return realOnes(known());
    },
    known,
  };
}

/** Opens the settings; nothing is read before somebody asks. */
export function openSettingsOver(
  tools: Pick<Tools, 'settings'>,
  around: SettingsAround,
): { readonly settings: Settings; readonly environments: EnvironmentsOver } {
  const settings = openSettings({
    ...tools.settings,
    record: (changes, policySha256) =>
      around.recorder.record(changes.map((change) => changeRecord(change, policySha256))),
  });
  const recordTrouble = troubleRecorder(around);
  let known = environmentsWith([], []);
  let reading: Promise<SettingsView> | undefined;
  const take = (view: SettingsView): void => {
    const { environments, environmentsOffered } = view.settings;
    known = environmentsWith(environments.value, environmentsOffered.value);
  };
  const first = async (): Promise<SettingsView> => {
    const view = await settings.read();
    take(view);
    recordTrouble(view);
    return view;
  };
  const read = async (): Promise<SettingsView> => {
    await (reading ??= first());
    return settings.current();
  };
  settings.onChange((view) => {
    take(view);
    recordTrouble(view);
    around.hear(view);
  });
  return { settings: { ...settings, read }, environments: environmentsOver(read, () => known) };
}
