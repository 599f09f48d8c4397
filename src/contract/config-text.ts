import type { EffectiveSetting, PolicyProblem, SettingSource, SettingsView } from './settings';
import { settingNames } from './settings-registry';
import type { SettingName } from './setting-values';

const sources: Readonly<Record<SettingSource, string>> = {
  enforced: 'the policy, which decides',
  user: 'the user',
  defaults: 'the policy, which the user may change',
  'built-in': 'built in',
  broken: 'built in for a policy that can’t be read',
};

const states: Readonly<Record<SettingsView['policy']['state'], string>> = {
  missing: 'there is none',
  read: 'was read',
  'not-read': 'nothing in it counts',
  gone: 'there was one before, and now there is none',
};

/** A problem with its place, as compilers write it. */
export function problemLine({ file, line, column, key, sentence }: PolicyProblem): string {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return `${place}: ${key === undefined ? '' : `${key}: `}${sentence}`;
}

function settingLines<K extends SettingName>(name: K, setting: EffectiveSetting<K>): readonly string[] {
  const { value, source, locked, problem, afterRestart } = setting;
  const also = [
    ...(afterRestart === undefined ? [] : [`    from the next start on: ${JSON.stringify(afterRestart)}`]),
    ...(problem === undefined ? [] : [`    problem: ${problem}`]),
  ];
  const from = `    from: ${sources[source]}${locked ? '; users can’t change it' : ''}`;
  return [`${name}: ${JSON.stringify(value)}`, from, ...also];
}

/** Every setting as it counts, to be read by a person; a line break at the end. */
export function configText(version: string, { policy, userFile, settings }: SettingsView): string {
  const lines = [
    `Lockout Desk ${version}`,
    `policy: ${policy.file} (${states[policy.state]})`,
    ...(policy.sha256 === undefined ? [] : [`    SHA-256: ${policy.sha256}`]),
    ...policy.problems.map((problem) => `    problem: ${problemLine(problem)}`),
    `user’s own settings: ${userFile.file}`,
    ...(userFile.problem === undefined ? [] : [`    problem: ${userFile.problem}`]),
    '',
    ...settingNames.flatMap((name) => settingLines(name, settings[name])),
  ];
  return `${lines.join('\n')}\n`;
}
