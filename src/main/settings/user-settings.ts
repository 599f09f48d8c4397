import { v } from '../../contract/schema';
import { failureCode } from '../audit/disk';
import type { NoteFile } from '../note-file';
import { queue } from '../queue';

/** What a user has decided for himself; what is absent was left as it is. */
export interface UserSettings {
  readonly keepApiKeys?: boolean;
}

/** The user's own settings in their file. */
export interface UserSettingsFile {
  readonly read: () => Promise<UserSettings>;
  /** Says the disk's word where the file did not take it; then the settings are as they were. */
  readonly change: (settings: UserSettings) => Promise<string | undefined>;
}

const settingsFile = v.strictObject({ version: v.literal(1), keepApiKeys: v.exactOptional(v.boolean()) });

function parsed(text: string): UserSettings | undefined {
  try {
    const { success, output } = v.safeParse(settingsFile, JSON.parse(text));
    if (!success) return undefined;
    const { version: _version, ...settings } = output;
    return settings;
  } catch {
    return undefined;
  }
}

/**
 * The settings in a file, read at their first use. A file that can't be read as a whole says nothing; its text is kept
 * under another name before it is replaced, for whoever wrote it.
 */
export function userSettingsIn(file: NoteFile, broken: Pick<NoteFile, 'replace'>): UserSettingsFile {
  let loading: Promise<void> | undefined;
  let settings: UserSettings = {};
  let unread: string | undefined;
  const inTurn = queue();

  const load = async (): Promise<void> => {
    const text = await file.read().catch(() => undefined);
    const read = text === undefined ? {} : parsed(text);
    settings = read ?? {};
    unread = read ? undefined : text;
  };
  const loaded = (): Promise<void> => (loading ??= load());
  const replace = async (text: string): Promise<undefined> => {
    if (unread !== undefined) await broken.replace(unread);
    unread = undefined;
    await file.replace(text);
    return undefined;
  };
  return {
    read: async () => {
      await loaded();
      return settings;
    },
    change: (more) =>
      inTurn(async () => {
        await loaded();
        const next = { ...settings, ...more };
        const code = await failureCode(() =>
          replace(`${JSON.stringify({ version: 1, ...next }, undefined, 2)}\n`),
        );
        if (code === undefined) settings = next;
        return code;
      }),
  };
}
