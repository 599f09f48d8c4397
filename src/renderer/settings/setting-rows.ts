import { builtInEnvironments, type EnvironmentView } from '../../contract/environments';
import { settingNames, settingsRegistry } from '../../contract/settings-registry';
import type { SettingGroup } from '../../contract/setting-spec';
import type { SettingName, SettingValues } from '../../contract/setting-values';
import type { EffectiveSetting, SettingSource, SettingsView } from '../../contract/settings';
import { words } from '../../words/words';
import { controlOf, type Control } from './setting-control';
import { valueLines } from './setting-words';

/** The headings in the page's order. */
export const settingGroups: readonly SettingGroup[] = [
  'environments',
  'orders',
  'sessions',
  'journal',
  'window',
];

/** One setting as the page shows it. */
export interface SettingRow {
  readonly name: SettingName;
  readonly title: string;
  readonly description: string;
  readonly group: SettingGroup;
  /** The value that counts, in words. */
  readonly now: readonly string[];
  /** The one from the next start on, where that is another. */
  readonly later?: readonly string[];
  readonly source: SettingSource;
  readonly locked: boolean;
  readonly problem?: string;
  readonly control: Control;
  /** Whether there is a value of the user's own to be taken back. */
  readonly canTakeBack: boolean;
  readonly differs: boolean;
  /** Everything that a search looks through, in small letters. */
  readonly haystack: string;
}

/** What is asked of a change but not answered yet, by the setting's name; undefined takes the user's own back. */
export type Pending = { readonly [K in SettingName]?: { readonly value: unknown } };

/** What a value counts as once the application has been restarted. */
export function decided<K extends SettingName>(setting: EffectiveSetting<K>): SettingValues[K] {
  return setting.afterRestart ?? setting.value;
}

/** Whether two values of a setting are the same; both come from the same reader, their members in the same order. */
export function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The environments that a setting's value may name. */
export function namedIn({
  settings,
}: SettingsView): readonly { readonly id: string; readonly name: string }[] {
  return [...builtInEnvironments, ...settings.environments.value];
}

function rowOf<K extends SettingName>(
  name: K,
  view: SettingsView,
  onOffer: readonly EnvironmentView[],
  pending: Pending,
): SettingRow {
  const setting: EffectiveSetting<K> = view.settings[name];
  const { group, shape, builtIn, users } = settingsRegistry[name];
  const { title, description } = words.settingTitles[name];
  const { value, source, locked, problem, afterRestart } = setting;
  const named = namedIn(view);
  const now = valueLines(name, value, named);
  const later = afterRestart === undefined ? undefined : valueLines(name, afterRestart, named);
  const meant: unknown = pending[name]?.value ?? decided(setting);
  const parts = [title, description, name, ...now, ...(later ?? []), words.settings.sources[source]];
  return {
    name,
    title,
    description,
    group,
    now,
    ...(later !== undefined && { later }),
    source,
    locked,
    ...(problem !== undefined && { problem }),
    control: locked ? { kind: 'none' } : controlOf(name, shape, meant, onOffer),
    canTakeBack: users && !locked && (source === 'user' || problem !== undefined),
    differs: !sameValue(decided(setting), builtIn),
    haystack: [...parts, JSON.stringify(value)].join('\n').toLowerCase(),
  };
}

/** Every setting in the registry's order. `onOffer`: the environments that can be chosen. */
export function rowsOf(
  view: SettingsView,
  onOffer: readonly EnvironmentView[],
  pending: Pending = {},
): readonly SettingRow[] {
  return settingNames.map((name) => rowOf(name, view, onOffer, pending));
}

/** Which settings are listed. */
export type RowFilter = 'all' | 'managed' | 'differs';

const passes: Readonly<Record<RowFilter, (row: SettingRow) => boolean>> = {
  all: () => true,
  managed: ({ source }) => source !== 'user' && source !== 'built-in',
  differs: ({ differs }) => differs,
};

/** The rows that pass a filter and hold every word of a search, in any case. */
export function found(rows: readonly SettingRow[], filter: RowFilter, search: string): readonly SettingRow[] {
  const sought = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => passes[filter](row) && sought.every((word) => row.haystack.includes(word)));
}
