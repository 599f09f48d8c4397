import type { Reply } from '../../contract/bridge';
import type { SettingAnswer } from '../../contract/settings';
import { settingsRegistry } from '../../contract/settings-registry';
import type { SettingName } from '../../contract/setting-values';
import { words } from '../../words/words';
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

const { settingChange: said } = words;

/** The disk's word is a code, such as EACCES; anything else is a sentence. */
function notSaved(detail: string | undefined): string {
  const isSentence = detail !== undefined && detail.includes(' ');
  if (isSentence) return `${said.notSaved} ${detail}`;
  return `${said.notSaved} ${detail === undefined ? said.diskSaysNothing : said.diskSays(detail)}`;
}

/** Why a setting was not changed, complete by type. */
const stops: Readonly<Record<Stopped['why'], (detail: string | undefined) => string>> = {
  managed: (detail) => (detail === undefined ? said.managed : `${said.managed} ${detail}`),
  'not-users': () => said.notUsers,
  'not-saved': notSaved,
  wrong: (detail) => `${said.wrong} ${detail ?? said.chooseAnother}`,
};

function setText<K extends SettingName>(name: K, { view, recorded }: Set, takenBack: boolean): string {
  const { restart } = settingsRegistry[name];
  const setting = view.settings[name];
  const value = valueLines<K>(name, decided<K>(setting), namedIn(view)).join('; ');
  return [
    takenBack ? said.takenBack : said.saved,
    said.counts(words.settingTitles[name].title, value),
    ...(restart && setting.afterRestart !== undefined ? [said.fromNextStart] : []),
    ...(recorded ? [] : [said.unrecorded]),
  ].join(' ');
}

/** What came of a change, in words. `takenBack`: the user's own value was taken back. */
export function settingSaid(name: SettingName, reply: Reply<SettingAnswer>, takenBack: boolean): SettingSaid {
  if (reply.kind === 'answer') {
    const { value } = reply;
    if (value.kind === 'stopped') return { name, tone: 'trouble', text: stops[value.why](value.detail) };
    return { name, tone: value.recorded ? 'plain' : 'warning', text: setText(name, value, takenBack) };
  }
  const text = reply.kind === 'fault' ? said.fault(reply.reference) : said.refused(reply.why, reply.detail);
  return { name, tone: 'trouble', text };
}
