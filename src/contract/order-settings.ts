import { exampleWarnTimes } from './example-values';
import { bothSections, enforcedAlone, type SettingSpecs } from './setting-spec';
import type { SettingValues } from './setting-values';

/** What counts where no policy has hours of its own: a value, in the words of whoever would write the policy. */
// eslint-disable-next-line no-restricted-syntax -- It stands in documents, records and on the page as the same value.
const MAINTENANCE = 'The vendor maintains its servers now.';

/** Times in which the vendor maintains its servers; Fridays differ by edition, and the earlier start is taken. Source: docs/api.md, "Limits". */
const maintenance: SettingValues['warnTimes'] = [
  {
    days: ['mon', 'tue', 'wed', 'thu'],
    from: '16:00',
    to: '17:00',
    zone: 'America/Chicago',
    says: MAINTENANCE,
  },
  {
    days: ['fri'],
    from: '16:00',
    to: '20:00',
    zone: 'America/Chicago',
    says: MAINTENANCE,
  },
  {
    days: ['sat'],
    from: '22:00',
    to: '06:30',
    zone: 'America/Chicago',
    says: MAINTENANCE,
  },
];

/** When an order goes, and how it is confirmed. */
export const orderSettings: SettingSpecs<
  'retype' | 'coolingOffMinutes' | 'coolingOffThen' | 'warnTimes' | 'readOnly'
> = {
  retype: {
    group: 'orders',
    shape: {
      kind: 'words',
      words: ['live', 'everywhere'],
    },
    builtIn: 'live',
    stricter: 'later',
    onBroken: { value: 'everywhere' },
    sections: bothSections,
    users: true,
    restart: false,
    example: 'everywhere',
  },
  coolingOffMinutes: {
    group: 'orders',
    shape: { kind: 'number', least: 0, most: 10_080, unit: 'minutes' },
    builtIn: 0,
    stricter: 'more',
    onBroken: { value: 60 },
    sections: bothSections,
    users: true,
    restart: false,
    example: 120,
  },
  coolingOffThen: {
    group: 'orders',
    shape: {
      kind: 'words',
      words: ['warn', 'second-reason', 'refuse'],
    },
    builtIn: 'warn',
    stricter: 'later',
    onBroken: { value: 'second-reason' },
    sections: bothSections,
    users: true,
    restart: false,
    example: 'second-reason',
  },
  warnTimes: {
    group: 'orders',
    shape: { kind: 'warn-times' },
    builtIn: maintenance,
    stricter: 'none',
    onBroken: 'unsaid',
    sections: bothSections,
    users: false,
    restart: false,
    example: exampleWarnTimes,
  },
  readOnly: {
    group: 'orders',
    shape: { kind: 'switch' },
    builtIn: false,
    stricter: 'on',
    onBroken: { value: false },
    sections: enforcedAlone,
    users: false,
    restart: false,
    example: true,
  },
};
