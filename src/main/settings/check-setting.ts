import { builtInEnvironments, type Environment } from '../../contract/environments';
import type { SettingName, SettingValues } from '../../contract/setting-values';
import { settingNames, settingsRegistry } from '../../contract/settings-registry';
import { words } from '../../words/words';
import { good, wrong, type Checked } from './checked';
import { checkProxy, checkReasonCodes, checkWarnTimes } from './list-checks';
import { shown } from './problem-list';
import { checkCopyFolder } from './copy-folder';
import { checkSwitch, numberOf, wordOf } from './shape-checks';
import { checkTicketPattern } from './ticket-pattern';

/** What a value's meaning depends on beside itself. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  /** Those of the policy; the built-in ones are known anyway. */
  readonly environments: readonly Environment[];
}

/** Every setting but the environments, which are the policy's alone and read entry by entry: see read-environments.ts. */
export type CheckedName = Exclude<SettingName, 'environments'>;

const isChecked = (name: SettingName): name is CheckedName => name !== 'environments';

export const checkedNames: readonly CheckedName[] = settingNames.filter(isChecked);

const { settingFaults: said } = words;

function checkEnvironmentId(id: unknown, { environments }: Surroundings): Checked<string> {
  if (typeof id !== 'string') return wrong(said.environmentNotText);
  const known = [...builtInEnvironments, ...environments].some((environment) => environment.id === id);
  return known ? good(id) : wrong(said.noEnvironment(shown(id)));
}

function checkEnvironmentIds(ids: unknown, around: Surroundings): Checked<readonly string[]> {
  if (!Array.isArray(ids)) return wrong(said.offeredNoList);
  const known: string[] = [];
  for (const [at, id] of ids.entries()) {
    const checked = checkEnvironmentId(id, around);
    if (checked.kind === 'wrong') return wrong(checked.sentence, [at]);
    if (known.includes(checked.value)) return wrong(said.listedTwice(shown(checked.value)), [at]);
    known.push(checked.value);
  }
  return good(known);
}

type Check<T> = (value: unknown, around: Surroundings) => Checked<T>;

/** One check a setting. One that is missing does not compile. */
const checks: { readonly [K in CheckedName]: Check<SettingValues[K]> } = {
  environmentsOffered: checkEnvironmentIds,
  defaultEnvironment: checkEnvironmentId,
  proxy: checkProxy,
  notesRequired: checkSwitch,
  notesMinLength: numberOf(settingsRegistry.notesMinLength.shape),
  reasonCodes: checkReasonCodes,
  reasonRequired: checkSwitch,
  ticketRequired: checkSwitch,
  ticketPattern: checkTicketPattern,
  composeNotes: checkSwitch,
  retype: wordOf(settingsRegistry.retype.shape),
  coolingOffMinutes: numberOf(settingsRegistry.coolingOffMinutes.shape),
  coolingOffThen: wordOf(settingsRegistry.coolingOffThen.shape),
  warnTimes: checkWarnTimes,
  readOnly: checkSwitch,
  alarmThen: wordOf(settingsRegistry.alarmThen.shape),
  keepApiKeys: checkSwitch,
  journalCopyFolder: (path, { platform }) => checkCopyFolder(path, platform),
  theme: wordOf(settingsRegistry.theme.shape),
  firstSteps: checkSwitch,
};

/** Whether a value is one of the setting's, wherever it comes from: the policy, the user's file, the page. Never throws. */
export function checkSetting<K extends CheckedName>(
  name: K,
  value: unknown,
  around: Surroundings,
): Checked<SettingValues[K]> {
  return checks[name](value, around);
}
