import type { Environment } from '../../contract/environments';
import { settingsRegistry } from '../../contract/settings-registry';
import type { SettingShape } from '../../contract/setting-spec';
import type {
  ProxySetting,
  SettingName,
  SettingValues,
  Weekday,
  WarnTime,
} from '../../contract/setting-values';
import type { SettingSource } from '../../contract/settings';
import { counted } from '../ui/numbers';

/** Where a value comes from, as the page says it; complete by type. */
export const sourceWords: Readonly<Record<SettingSource, string>> = {
  enforced: 'Managed by your organization',
  user: 'Your own',
  defaults: 'Your organization’s default',
  'built-in': 'Built-in',
  broken: 'Policy can’t be read: strict value',
};

/** Every environment that has a name: the built-in ones and the policy's, on offer or not. */
type Named = readonly Pick<Environment, 'id' | 'name'>[];

type Words<T> = (value: T, named: Named) => readonly string[];

/** With a capital at the beginning. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const onOff: Words<boolean> = (on) => [on ? 'On' : 'Off'];

function amountOf({ shape }: { readonly shape: SettingShape<number> }): Words<number> {
  const unit = shape.kind === 'number' && shape.unit === 'minutes' ? 'minute' : 'character';
  return (amount) => [counted(amount, unit)];
}

function wordOf<T>({ shape }: { readonly shape: SettingShape<T> }): Words<T> {
  const words = shape.kind === 'words' ? shape.words : [];
  return (value) => [capital(words.find(({ word }) => word === value)?.says ?? String(value))];
}

const environmentIn = (named: Named, id: string): string => {
  const name = named.find((one) => one.id === id)?.name;
  return name === undefined ? id : `${name} (${id})`;
};

const orNone = (lines: readonly string[], none: string): readonly string[] =>
  lines.length > 0 ? lines : [none];

const dayWords: Readonly<Record<Weekday, string>> = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
};

function warnLine({ days, from, to, zone, says }: WarnTime): string {
  const until = to <= from ? `${to} on the next day` : to;
  return `${days.map((day) => dayWords[day]).join(', ')}, ${from} to ${until} (${zone}): ${says}`;
}

function proxyLines(proxy: ProxySetting): readonly string[] {
  if (proxy.mode === 'system') return ['As the system does it'];
  if (proxy.mode === 'direct') return ['None: calls go straight to their host'];
  return [
    `Through ${proxy.server}`,
    ...(proxy.bypass.length > 0 ? [`Without it: ${proxy.bypass.join(', ')}`] : []),
  ];
}

/** Each setting's value in words, a line for each part of it; complete by type. */
const inWords: { readonly [K in SettingName]: Words<SettingValues[K]> } = {
  environments: (all) =>
    orNone(
      all.map(({ id, name, kind, baseUrl }) => `${name} (${id}), ${kind}: ${baseUrl ?? 'no address'}`),
      'None beside the built-in ones',
    ),
  environmentsOffered: (ids, named) =>
    orNone(
      ids.map((id) => environmentIn(named, id)),
      'All',
    ),
  defaultEnvironment: (id, named) => [environmentIn(named, id)],
  proxy: proxyLines,
  notesRequired: onOff,
  notesMinLength: amountOf(settingsRegistry.notesMinLength),
  reasonCodes: (codes) =>
    orNone(
      codes.map(({ code, label }) => `${code}: ${label}`),
      'None',
    ),
  reasonRequired: onOff,
  ticketRequired: onOff,
  ticketPattern: (pattern) => [pattern === '' ? 'Any text' : pattern],
  composeNotes: onOff,
  retype: wordOf(settingsRegistry.retype),
  coolingOffMinutes: amountOf(settingsRegistry.coolingOffMinutes),
  coolingOffThen: wordOf(settingsRegistry.coolingOffThen),
  warnTimes: (times) => orNone(times.map(warnLine), 'None'),
  alarmThen: wordOf(settingsRegistry.alarmThen),
  readOnly: onOff,
  keepApiKeys: onOff,
  journalCopyFolder: (folder) => [folder === '' ? 'None' : folder],
  theme: wordOf(settingsRegistry.theme),
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
