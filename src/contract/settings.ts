import type { SettingName, SettingValues } from './setting-values';

/** Something in the policy that does not count as it was written. */
export interface PolicyProblem {
  /** The policy file's full path. */
  readonly file: string;
  /** From 1; absent where the file as a whole is meant. */
  readonly line?: number;
  /** From 1, in UTF-16 code units; only ever together with the line. */
  readonly column?: number;
  /** Where in the policy: "enforced.environments[0].baseUrl". */
  readonly key?: string;
  /** What is wrong, what was left out for it, and what to do. Text from the file is quoted, cut and escaped. */
  readonly sentence: string;
}

/** The policy as it was read last. */
export interface PolicyView {
  /** The policy file's full path, also where there is none. */
  readonly file: string;
  /**
   * `not-read`: there is something, of which nothing counts; the problems say why. `gone`: there was one before,
   * and now there is none, which counts like that.
   */
  readonly state: 'missing' | 'read' | 'not-read' | 'gone';
  /** SHA-256 of the file's bytes as they were read, in hex; absent where none were. */
  readonly sha256?: string;
  /** In the file's order, 100 at most; one more says how many were left out. */
  readonly problems: readonly PolicyProblem[];
}

/** A setting's value holds this many UTF-16 code units as JSON at most. */
export const MAX_SETTING = 100_000;

/** Where an effective value comes from. */
export type SettingSource =
  /** The policy has decided it. */
  | 'enforced'
  /** The user's own. */
  | 'user'
  /** The policy's, for users who have none of their own. */
  | 'defaults'
  | 'built-in'
  /** The policy, or this part of it, can't be read: the value that the setting has for that case. */
  | 'broken';

/** A setting as it counts now. */
export interface EffectiveSetting<K extends SettingName> {
  readonly value: SettingValues[K];
  readonly source: SettingSource;
  /** Whether users can't change it: it is enforced, broken, or no user's. */
  readonly locked: boolean;
  /** What is wrong with what was said for it, in the policy or in the user's own file; a sentence. */
  readonly problem?: string;
  /** It counts from the next start on; until then the value that was read at this start. */
  readonly afterRestart?: SettingValues[K];
}

export type EffectiveSettings = { readonly [K in SettingName]: EffectiveSetting<K> };

/** Everything about settings that the window, `--print-config` and the log show. */
export interface SettingsView {
  readonly policy: PolicyView;
  /** The user's own file; `problem` says what of it does not count, in a sentence. */
  readonly userFile: { readonly file: string; readonly problem?: string };
  readonly settings: EffectiveSettings;
}

/** What came of changing a setting of the user's own. */
export type SettingAnswer =
  | { readonly kind: 'set'; readonly view: SettingsView; readonly recorded: boolean }
  | {
      readonly kind: 'stopped';
      readonly why: 'managed' | 'not-users' | 'not-saved' | 'wrong';
      /** What is wrong with the value, or the disk's word. */
      readonly detail?: string;
    };
