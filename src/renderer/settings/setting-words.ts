import type { Environment } from '../../contract/environments';
import type { ProxySetting, SettingName, SettingValues, WarnTime } from '../../contract/setting-values';
import { words } from '../../words/words';

/** Every environment that has a name: the built-in ones and the policy's, on offer or not. */
type Named = readonly Pick<Environment, 'id' | 'name'>[];

type Words<T> = (value: T, named: Named) => readonly string[];

/** With a capital at the beginning. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const { settingValues: said } = words;
const choices: { readonly [name: string]: { readonly [word: string]: string } | undefined } =
  words.settingChoices;

/** What a word of a setting means; the word itself where nobody has said. */
export function choiceOf(name: SettingName, word: string): string {
  return capital(choices[name]?.[word] ?? word);
}

const onOff: Words<boolean> = (on) => [on ? said.on : said.off];
const choice =
  (name: SettingName): Words<string> =>
  (word) => [choiceOf(name, word)];

const environmentIn = (named: Named, id: string): string => {
  const name = named.find((one) => one.id === id)?.name;
  return name === undefined ? id : said.environment(name, id);
};

const orNone = (lines: readonly string[], none: string): readonly string[] =>
  lines.length > 0 ? lines : [none];

function warnLine(time: WarnTime): string {
  return said.warnTime(time, time.to <= time.from);
}

function proxyLines(proxy: ProxySetting): readonly string[] {
  if (proxy.mode !== 'given') return [said.proxy[proxy.mode]];
  const { server, bypass } = proxy;
  return [said.proxy.given(server), ...(bypass.length > 0 ? [said.proxy.bypass(bypass)] : [])];
}

/** Each setting's value in words, a line for each part of it; complete by type. */
const inWords: { readonly [K in SettingName]: Words<SettingValues[K]> } = {
  environments: (all) =>
    orNone(
      all.map(({ id, name, kind, baseUrl }) => said.ownEnvironment(name, id, kind, baseUrl)),
      said.noEnvironments,
    ),
  environmentsOffered: (ids, named) =>
    orNone(
      ids.map((id) => environmentIn(named, id)),
      said.allEnvironments,
    ),
  defaultEnvironment: (id, named) => [environmentIn(named, id)],
  proxy: proxyLines,
  notesRequired: onOff,
  notesMinLength: (characters) => [said.characters(characters)],
  reasonCodes: (codes) =>
    orNone(
      codes.map(({ code, label }) => said.reason(code, label)),
      said.none,
    ),
  reasonRequired: onOff,
  ticketRequired: onOff,
  ticketPattern: (pattern) => [pattern === '' ? said.anyTicket : pattern],
  composeNotes: onOff,
  retype: choice('retype'),
  coolingOffMinutes: (minutes) => [said.minutes(minutes)],
  coolingOffThen: choice('coolingOffThen'),
  warnTimes: (times) => orNone(times.map(warnLine), said.none),
  alarmThen: choice('alarmThen'),
  readOnly: onOff,
  keepApiKeys: onOff,
  journalCopyFolder: (folder) => [folder === '' ? said.none : folder],
  theme: choice('theme'),
  firstSteps: onOff,
};

/** A value in words, a line for each part of it; never empty. */
export function valueLines<K extends SettingName>(
  name: K,
  value: SettingValues[K],
  named: Named,
): readonly string[] {
  return inWords[name](value, named);
}
