import type { EffectiveSettings, SettingsView } from '../../contract/settings';
import { effectiveSettings } from './effective-settings';
import type { PolicyRead } from './parse-policy';
import { checkUserFile, type UserFile } from './user-settings';

/** What a view of the settings is made from. */
export interface Sources {
  readonly platform: NodeJS.Platform;
  readonly policy: PolicyRead;
  /** The user's own file: where it is, and what was read there. */
  readonly userPath: string;
  readonly user: UserFile;
}

/** Every setting as it counts, with where it comes from and what is wrong. `started`: see effective-settings.ts. */
export function settingsView(
  { platform, policy, userPath, user }: Sources,
  started?: EffectiveSettings,
): SettingsView {
  const { says, isEmpty: _, ...read } = policy;
  const environments = says.environments?.kind === 'value' ? says.environments.value : [];
  const own = checkUserFile(user, { platform, environments });
  return {
    policy: read,
    userFile: { file: userPath, ...(own.problem !== undefined && { problem: own.problem }) },
    settings: effectiveSettings(says, own.says, started),
  };
}
