import { deskSettings } from './desk-settings';
import { environmentSettings } from './environment-settings';
import { orderSettings } from './order-settings';
import { reasonSettings } from './reason-settings';
import type { SettingSpecs } from './setting-spec';
import type { SettingName } from './setting-values';

/** Every setting, in the order in which the page and the documents list them. One that is missing does not compile. */
export const settingsRegistry: SettingSpecs<SettingName> = {
  ...environmentSettings,
  ...reasonSettings,
  ...orderSettings,
  ...deskSettings,
};

/** Whether a name is that of a setting. */
export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingsRegistry, name);
}

/** Every setting's name, in the registry's order. */
export const settingNames: readonly SettingName[] = Object.keys(settingsRegistry).filter(isSettingName);
