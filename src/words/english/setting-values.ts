import type { SettingValues, WarnTime, Weekday } from '../../contract/setting-values';
import { counted } from './forms';

/** The settings that are one of several words. */
type Choosing = 'retype' | 'coolingOffThen' | 'alarmThen' | 'theme';

/** What each word of such a setting means, within a sentence; the page begins it with a capital. */
export const settingChoices: { readonly [K in Choosing]: Readonly<Record<SettingValues[K], string>> } = {
  retype: { live: 'on Live and what is of its kind', everywhere: 'in every environment' },
  coolingOffThen: {
    warn: 'the form warns',
    'second-reason': 'a second reason is asked for, and kept',
    refuse: 'the order is refused',
  },
  alarmThen: { warn: 'orders go on, under a banner', refuse: 'no order is taken' },
  theme: { system: 'as the system has it', light: 'light', dark: 'dark' },
};

const weekdays: Readonly<Record<Weekday, string>> = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
};

/** The values of settings in words, on the page and where it tells of a change. */
export const settingValues = {
  on: 'On',
  off: 'Off',
  none: 'None',
  minutes: (minutes: number): string => counted(minutes, { one: 'minute', other: 'minutes' }),
  characters: (characters: number): string => counted(characters, { one: 'character', other: 'characters' }),
  noEnvironments: 'None beside the built-in ones',
  allEnvironments: 'All',
  environment: (name: string, id: string): string => `${name} (${id})`,
  /** `kind`: the policy’s own word; `address`: undefined where there is none. */
  ownEnvironment: (name: string, id: string, kind: string, address: string | undefined): string =>
    `${name} (${id}), ${kind}: ${address ?? 'no address'}`,
  reason: (code: string, label: string): string => `${code}: ${label}`,
  anyTicket: 'Any text',
  /** `endsNextDay`: the end is on the day after. */
  warnTime: ({ days, from, to, zone, says }: WarnTime, endsNextDay: boolean): string =>
    `${days.map((day) => weekdays[day]).join(', ')}, ${from} to ${endsNextDay ? `${to} on the next day` : to} (${zone}): ${says}`,
  proxy: {
    system: 'As the system does it',
    direct: 'None: calls go straight to their host',
    given: (server: string): string => `Through ${server}`,
    bypass: (hosts: readonly string[]): string => `Without it: ${hosts.join(', ')}`,
  },
};
