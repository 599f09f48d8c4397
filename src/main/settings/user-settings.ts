import { v } from '../../contract/schema';
import { isSettingName, settingsRegistry } from '../../contract/settings-registry';
import type { SettingName, SettingValues } from '../../contract/setting-values';
import { words } from '../../words/words';
import type { NoteFile } from '../note-file';
import { checkSetting, checkedNames, type CheckedName, type Surroundings } from './check-setting';
import type { Checked } from './checked';
import type { UserSays } from './effective-settings';
import { codeOf } from './policy-code';
import { shown } from './problem-list';

const { ownFile: said } = words;

/** The format that is written. */
const VERSION = 1;

/** The user's own file as it was read: its settings by name, none of them checked. */
export interface UserFile {
  readonly members: ReadonlyMap<string, unknown>;
  /** What is wrong with the file as a whole; a sentence. */
  readonly problem?: string;
  /** Whether it may be written anew; one of a newer version and one that can't be read are left as they are. */
  readonly mayWrite: boolean;
  /** A text that could not be read; it is kept under another name before it is replaced, for whoever wrote it. */
  readonly unread?: string;
}

const written = v.object({
  version: v.pipe(v.number(), v.integer()),
  // Not the library's record, which leaves out names such as "prototype": what is not known is kept, too.
  settings: v.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
});
/** What was written before there was a list of settings. */
const before = v.strictObject({ version: v.literal(1), keepApiKeys: v.exactOptional(v.unknown()) });
const newer = v.object({ version: v.pipe(v.number(), v.minValue(VERSION + 1)) });

const noMembers: ReadonlyMap<string, unknown> = new Map();

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads the text of the user's own file; undefined: there is none. Never throws. */
export function parseUserFile(text: string | undefined): UserFile {
  if (text === undefined) return { members: noMembers, mayWrite: true };
  const json = parsedJson(text);
  if (v.is(newer, json)) return { members: noMembers, problem: said.newer, mayWrite: false };
  const old = v.safeParse(before, json);
  if (old.success) {
    const { version: _, ...settings } = old.output;
    return { members: new Map(Object.entries(settings)), mayWrite: true };
  }
  const parsed = v.safeParse(written, json);
  if (parsed.success && parsed.output.version === VERSION)
    return { members: new Map<string, unknown>(Object.entries(parsed.output.settings)), mayWrite: true };
  return { members: noMembers, problem: said.unread, mayWrite: true, unread: text };
}

/** A file that the disk refuses; `code` is the system's word. */
const refusedFile = (code: string): UserFile => ({
  members: noMembers,
  problem: said.refused(code),
  mayWrite: false,
});

/** Reads the user's own file; whatever is wrong with it is in its problem. Never rejects. */
export async function readUserFile(note: Pick<NoteFile, 'read'>): Promise<UserFile> {
  try {
    return parseUserFile(await note.read());
  } catch (error) {
    return refusedFile(codeOf(error));
  }
}

/** The text of a file with these settings. */
export function userFileText(members: ReadonlyMap<string, unknown>): string {
  return `${JSON.stringify({ version: VERSION, settings: Object.fromEntries(members) }, undefined, 2)}\n`;
}

function addChecked<K extends SettingName>(
  says: { -readonly [P in K]?: Checked<SettingValues[P]> },
  name: K,
  checked: Checked<SettingValues[K]>,
): void {
  says[name] = checked;
}

/** Why a member of the file is passed over whatever its value is. */
function fault(name: string): string | undefined {
  if (!isSettingName(name)) return said.unknown(shown(name));
  return settingsRegistry[name].users ? undefined : said.notUsers(shown(name));
}

/** So many faults are told of one file. */
const MAX_FAULTS = 3;

/** What the file says, member by member; what is no user's setting is told and passed over. */
export function checkUserFile(
  { members, problem }: UserFile,
  around: Surroundings,
): { readonly says: UserSays; readonly problem?: string } {
  const says: { -readonly [K in SettingName]?: Checked<SettingValues[K]> } = {};
  const add = <K extends CheckedName>(name: K): void => {
    if (members.has(name) && settingsRegistry[name].users)
      addChecked<K>(says, name, checkSetting(name, members.get(name), around));
  };
  checkedNames.forEach((name) => add(name));
  const faults = [...members.keys()].map(fault).filter((sentence) => sentence !== undefined);
  const more = faults.length > MAX_FAULTS ? [said.more(faults.length - MAX_FAULTS)] : [];
  const told = [...(problem === undefined ? [] : [problem]), ...faults.slice(0, MAX_FAULTS), ...more];
  return { says, ...(told.length > 0 && { problem: told.join(' ') }) };
}
