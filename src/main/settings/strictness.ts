import type { SettingShape } from '../../contract/setting-spec';
import type { SettingName, SettingValues } from '../../contract/setting-values';
import { settingsRegistry } from '../../contract/settings-registry';

const placeIn = <T>(shape: SettingShape<T>, value: T): number =>
  shape.kind === 'words' ? shape.words.indexOf(value) : 0;

/** How much a value restricts, beside others of the same setting; always 0 for a setting without such an order. */
export function strictness<K extends SettingName>(name: K, value: SettingValues[K]): number {
  const { stricter, shape } = settingsRegistry[name];
  if (stricter === 'on') return Number(value === true);
  if (stricter === 'off') return Number(value === false);
  if (stricter === 'more') return typeof value === 'number' ? value : 0;
  return stricter === 'later' ? placeIn<unknown>(shape, value) : 0;
}
