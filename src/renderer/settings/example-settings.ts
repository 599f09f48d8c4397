import type { Desk } from '../../contract/bridge';
import { builtInEnvironments, type EnvironmentView } from '../../contract/environments';
import type { EffectiveSettings, SettingsView } from '../../contract/settings';
import { settingNames, settingsRegistry } from '../../contract/settings-registry';
import type { SettingName } from '../../contract/setting-values';

/** The built-in environments, as the desk lists them. For tests. */
export const builtInViews: readonly EnvironmentView[] = builtInEnvironments.map((one) => ({
  ...one,
  source: 'built-in',
}));

const builtIn = Object.fromEntries(
  settingNames.map((name: SettingName) => {
    const { builtIn: value, users } = settingsRegistry[name];
    return [name, { value, source: 'built-in', locked: !users }];
  }),
) as unknown as EffectiveSettings;

/** Settings that count as they are built in, but for what a test says. */
export function exampleSettings(
  settings: Partial<EffectiveSettings> = {},
  more: Partial<Pick<SettingsView, 'policy' | 'userFile'>> = {},
): SettingsView {
  return {
    policy: { file: '/etc/lockout-desk/policy.json', state: 'missing', problems: [] },
    userFile: { file: '/home/dana/.config/Lockout Desk/settings.json' },
    ...more,
    settings: { ...builtIn, ...settings },
  };
}

/** An answer of the desk's. */
export const answer = <T>(value: T): Promise<{ readonly kind: 'answer'; readonly value: T }> =>
  Promise.resolve({ kind: 'answer', value });

/** The desk's settings as they would be kept: each change counts, and is recorded. */
export function keepingDesk(start: SettingsView): Pick<Desk, 'readSettings' | 'changeSetting'> {
  let view = start;
  return {
    readSettings: () => answer(view),
    changeSetting: ({ name, value }) => {
      const one =
        value === undefined
          ? { value: settingsRegistry[name].builtIn, source: 'built-in', locked: false }
          : { value, source: 'user', locked: false };
      view = { ...view, settings: { ...view.settings, [name]: one } };
      return answer({ kind: 'set', view, recorded: true });
    },
  };
}
