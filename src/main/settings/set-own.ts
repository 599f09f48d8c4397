import type { SettingAnswer, SettingsView } from '../../contract/settings';
import { settingsRegistry } from '../../contract/settings-registry';
import type { SettingName } from '../../contract/setting-values';
import type { NoteFile } from '../note-file';
import { checkSetting } from './check-setting';
import { codeOf } from './policy-code';
import { userFileText, type UserFile } from './user-settings';

type Stopped = Extract<SettingAnswer, { kind: 'stopped' }>;
const stopped = (why: Stopped['why'], detail?: string): Stopped => ({
  kind: 'stopped',
  why,
  ...(detail !== undefined && { detail }),
});

/** What a change of the user's own is decided by. */
export interface OwnTools {
  readonly platform: NodeJS.Platform;
  readonly note: Pick<NoteFile, 'replace'>;
  /** Where a text is kept that could not be read. */
  readonly unread: Pick<NoteFile, 'replace'>;
  /** What counts now, and the file that it was read from. */
  readonly view: SettingsView;
  readonly user: UserFile;
}

/** Why a user can't have that value; undefined where he can. */
function refusal(name: SettingName, value: unknown, { platform, view, user }: OwnTools): Stopped | undefined {
  if (!settingsRegistry[name].users || name === 'environments') return stopped('not-users');
  if (view.settings[name].locked) return stopped('managed', view.settings[name].problem);
  if (!user.mayWrite) return stopped('not-saved', user.problem);
  const environments = view.settings.environments.value;
  const checked = value === undefined ? undefined : checkSetting(name, value, { platform, environments });
  return checked?.kind === 'wrong' ? stopped('wrong', checked.sentence) : undefined;
}

/**
 * Writes a value of the user's own, or takes it out where it is undefined; what else is in the file stays, also what does not
 * count. Gives the file as it is then, or why nothing was written.
 */
export async function setOwn(
  name: SettingName,
  value: unknown,
  tools: OwnTools,
): Promise<UserFile | Stopped> {
  const refused = refusal(name, value, tools);
  if (refused) return refused;
  const members = new Map(tools.user.members);
  if (value === undefined) members.delete(name);
  else members.set(name, value);
  try {
    if (tools.user.unread !== undefined) await tools.unread.replace(tools.user.unread);
    await tools.note.replace(userFileText(members));
  } catch (error) {
    return stopped('not-saved', codeOf(error));
  }
  return { members, mayWrite: true };
}
