import type { EffectiveSetting, PolicyProblem, PolicyView, SettingSource, SettingsView } from './settings';
import { settingNames } from './settings-registry';
import type { SettingName } from './setting-values';

/** What the text says, a line each; src/words has them. */
export interface ConfigWords {
  readonly application: (version: string) => string;
  readonly policy: (file: string, state: string) => string;
  readonly states: Readonly<Record<PolicyView['state'], string>>;
  readonly sha256: (hash: string) => string;
  readonly problem: (sentence: string) => string;
  /** Where the user's own settings are. */
  readonly own: (file: string) => string;
  readonly sources: Readonly<Record<SettingSource, string>>;
  readonly from: (source: string, locked: boolean) => string;
  /** The value of the next start, as JSON. */
  readonly afterRestart: (value: string) => string;
}

/** A problem with its place, as compilers write it. */
export function problemLine({ file, line, column, key, sentence }: PolicyProblem): string {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return `${place}: ${key === undefined ? '' : `${key}: `}${sentence}`;
}

const indented = (line: string): string => `    ${line}`;

function settingLines<K extends SettingName>(
  name: K,
  setting: EffectiveSetting<K>,
  said: ConfigWords,
): readonly string[] {
  const { value, source, locked, problem, afterRestart } = setting;
  const more = [
    said.from(said.sources[source], locked),
    ...(afterRestart === undefined ? [] : [said.afterRestart(JSON.stringify(afterRestart))]),
    ...(problem === undefined ? [] : [said.problem(problem)]),
  ];
  return [`${name}: ${JSON.stringify(value)}`, ...more.map(indented)];
}

/** Every setting as it counts, to be read by a person; a line break at the end. */
export function configText(
  version: string,
  { policy, userFile, settings }: SettingsView,
  said: ConfigWords,
): string {
  const lines = [
    said.application(version),
    said.policy(policy.file, said.states[policy.state]),
    ...(policy.sha256 === undefined ? [] : [indented(said.sha256(policy.sha256))]),
    ...policy.problems.map((problem) => indented(said.problem(problemLine(problem)))),
    said.own(userFile.file),
    ...(userFile.problem === undefined ? [] : [indented(said.problem(userFile.problem))]),
    '',
    ...settingNames.flatMap((name) => settingLines(name, settings[name], said)),
  ];
  return `${lines.join('\n')}\n`;
}
