import type { Reply } from '../../contract/bridge';
import type { SettingAnswer } from '../../contract/settings';
import { settingsRegistry } from '../../contract/settings-registry';
import type { SettingName } from '../../contract/setting-values';
import { decided, namedIn } from './setting-rows';
import { valueLines } from './setting-words';

/** What the page says of a change of a setting. */
export interface SettingSaid {
  readonly name: SettingName;
  readonly tone: 'plain' | 'warning' | 'trouble';
  readonly text: string;
}

type Stopped = Extract<SettingAnswer, { kind: 'stopped' }>;
type Set = Extract<SettingAnswer, { kind: 'set' }>;

const unrecorded =
  'The journal could not take the record of this change; what is wrong with it stands at the top right. Tell whoever looks after the journal.';

/** The disk's word is a code, such as EACCES; anything else is a sentence. */
function notSaved(detail: string | undefined): string {
  const isSentence = detail !== undefined && detail.includes(' ');
  const why = isSentence
    ? detail
    : `The disk’s word: ${detail ?? 'unknown'}. Free some disk space or ask IT, then try again.`;
  return `Your own settings could not be written. Nothing was changed. ${why}`;
}

/** Why a setting was not changed, complete by type. */
const stops: Readonly<Record<Stopped['why'], (detail: string | undefined) => string>> = {
  managed: (detail) =>
    `Your organization decides this. Nothing was changed. Ask IT if it should be otherwise.${detail === undefined ? '' : ` ${detail}`}`,
  'not-users': () =>
    'Users have no value of their own here. Nothing was changed. Ask IT, who can set it in the policy.',
  'not-saved': notSaved,
  wrong: (detail) => `This value can’t be taken. Nothing was changed. ${detail ?? 'Choose another one.'}`,
};

function setText<K extends SettingName>(name: K, { view, recorded }: Set, takenBack: boolean): string {
  const { title, restart } = settingsRegistry[name];
  const setting = view.settings[name];
  const value = valueLines<K>(name, decided<K>(setting), namedIn(view)).join('; ');
  const when = restart && setting.afterRestart !== undefined ? ' It counts from the next start on.' : '';
  const what = takenBack ? 'The default counts again.' : 'Saved.';
  return `${what} ${title}: ${value}.${when}${recorded ? '' : ` ${unrecorded}`}`;
}

/** What came of a change, in words. `takenBack`: the user's own value was taken back. */
export function settingSaid(name: SettingName, reply: Reply<SettingAnswer>, takenBack: boolean): SettingSaid {
  if (reply.kind === 'answer') {
    const { value } = reply;
    if (value.kind === 'stopped') return { name, tone: 'trouble', text: stops[value.why](value.detail) };
    return { name, tone: value.recorded ? 'plain' : 'warning', text: setText(name, value, takenBack) };
  }
  const text =
    reply.kind === 'fault'
      ? `The application has a fault (reference ${reply.reference}). It is not known whether the setting was changed: look at it again after a restart. If it comes again, give the reference to whoever looks after the application.`
      : `The application refused this change (${reply.why}: ${reply.detail}). Nothing was changed. Restart it; if it comes again, tell whoever looks after it.`;
  return { name, tone: 'trouble', text };
}
