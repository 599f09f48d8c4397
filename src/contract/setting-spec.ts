import type { SettingName, SettingValues } from './setting-values';

/** What kind of value a setting takes; its rules are in main/settings. */
export type SettingShape<T = unknown> =
  | { readonly kind: 'switch' }
  | {
      readonly kind: 'number';
      readonly least: number;
      readonly most: number;
      readonly unit: 'minutes' | 'characters';
    }
  /** From the loosest to the strictest, where the setting has an order of that kind. */
  | { readonly kind: 'words'; readonly words: readonly T[] }
  | {
      readonly kind:
        | 'environments'
        | 'environment-ids'
        | 'environment-id'
        | 'reason-codes'
        | 'ticket-pattern'
        | 'warn-times'
        | 'folder'
        | 'proxy';
    };

/** Where a policy may hold a setting: what users can't change, and what they can. */
export type Section = 'enforced' | 'defaults';

/** Under which heading the page lists a setting. */
export type SettingGroup = 'environments' | 'orders' | 'sessions' | 'journal' | 'window';

/** One setting, as types, validation, the page, docs/policy.md and the JSON Schema have it; its words are in src/words. */
export interface SettingSpec<K extends SettingName> {
  readonly group: SettingGroup;
  readonly shape: SettingShape<SettingValues[K]>;
  readonly builtIn: SettingValues[K];
  /**
   * Which values restrict more. `none`: a policy that others than administrators can write does not count for it.
   * `on`, `off`: of a switch. `more`: of a number. `later`: of words, the later one.
   */
  readonly stricter: 'none' | 'on' | 'off' | 'more' | 'later';
  /**
   * What counts where the policy has it and can't be read for it. `unsaid`: as if the policy did not name it. Never looser
   * than built-in, never read-only, never without environments.
   */
  readonly onBroken: 'unsaid' | { readonly value: SettingValues[K] };
  readonly sections: readonly Section[];
  /** Whether users have a value of their own. */
  readonly users: boolean;
  /** Whether a change counts from the next start on. */
  readonly restart: boolean;
  /** For docs/policy.md and the schema: what a policy could say. */
  readonly example: SettingValues[K];
}

/** Settings of one subject, each with its own kind of value. */
export type SettingSpecs<K extends SettingName> = { readonly [N in K]: SettingSpec<N> };

/** Of a setting that a policy may also leave to users, as the value to begin with. */
export const bothSections: readonly Section[] = ['enforced', 'defaults'];

/** Of a setting that a policy decides for everybody. */
export const enforcedAlone: readonly Section[] = ['enforced'];
