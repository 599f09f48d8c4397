import type { Section } from '../../contract/setting-spec';
import { settingNames } from '../../contract/settings-registry';
import type { SettingName, SettingValues } from '../../contract/setting-values';

/** What a policy says of one setting. */
export type Said<T> =
  | {
      readonly kind: 'value';
      readonly section: Section;
      readonly value: T;
      /** Others than administrators could have written it, so that it counts only as far as it restricts. */
      readonly mayOnlyRestrict: boolean;
      /** What of the value was left out; a sentence. */
      readonly problem?: string;
    }
  /** It is named, or may be, and can't be read; a sentence says why. */
  | { readonly kind: 'broken'; readonly problem: string }
  /** It is named, and others than administrators could have written it: as if it were not named. */
  | { readonly kind: 'passed-over'; readonly problem: string };

/** What a policy says; a setting that it does not name is not there. */
export type PolicySays = { readonly [K in SettingName]?: Said<SettingValues[K]> };

/** The same while it is put together. */
export type Saying = { -readonly [K in SettingName]?: Said<SettingValues[K]> };

/** Has every setting that was not read for certain count as broken. */
export function brokenBeside(says: PolicySays, problem: string): PolicySays {
  const whole: Saying = { ...says };
  for (const name of settingNames) whole[name] ??= { kind: 'broken', problem };
  return whole;
}

/** Adds what is said of one setting. */
export function addSaid<K extends SettingName>(
  says: { [P in K]?: Said<SettingValues[P]> },
  name: K,
  said: Said<SettingValues[K]>,
): void {
  says[name] = said;
}
