import type { SettingAbout } from '../../contract/history';
import { isSettingName } from '../../contract/settings-registry';
import { words } from '../../words/words';
import { choiceOf } from '../settings/setting-words';
import { countOf } from '../ui/numbers';

const said = words.settingValues;

function valueOf(name: string, to: NonNullable<SettingAbout['to']>): string {
  if (typeof to === 'boolean') return to ? said.on : said.off;
  if (typeof to === 'number') return countOf(to);
  if (to === '') return said.none;
  return isSettingName(name) ? choiceOf(name, to) : to;
}

/** Which setting a record is about, and what it was set to where that is a short value; a setting of a later version by its name. */
export function settingChanged({ name, to }: SettingAbout): string {
  if (name === 'policy') return words.records.policy;
  const title = isSettingName(name) ? words.settingTitles[name].title : name;
  return to === undefined ? title : words.records.setTo(title, valueOf(name, to));
}
