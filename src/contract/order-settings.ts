import { bothSections, enforcedAlone, type SettingSpecs } from './setting-spec';
import type { SettingValues } from './setting-values';

/** Times in which the vendor maintains its servers; Fridays differ by edition, and the earlier start is taken. Source: docs/api.md, "Limits". */
const maintenance: SettingValues['warnTimes'] = [
  {
    days: ['mon', 'tue', 'wed', 'thu'],
    from: '16:00',
    to: '17:00',
    zone: 'America/Chicago',
    says: 'The vendor maintains its servers now.',
  },
  {
    days: ['fri'],
    from: '16:00',
    to: '20:00',
    zone: 'America/Chicago',
    says: 'The vendor maintains its servers now.',
  },
  {
    days: ['sat'],
    from: '22:00',
    to: '06:30',
    zone: 'America/Chicago',
    says: 'The vendor maintains its servers now.',
  },
];

/** When an order goes, and how it is confirmed. */
export const orderSettings: SettingSpecs<
  'retype' | 'coolingOffMinutes' | 'coolingOffThen' | 'warnTimes' | 'readOnly'
> = {
  retype: {
    title: 'The id is typed again',
    description: 'Where an order is confirmed by typing the trader’s id once more.',
    group: 'orders',
    shape: {
      kind: 'words',
      words: [
        { word: 'live', says: 'on Live and what is of its kind' },
        { word: 'everywhere', says: 'in every environment' },
      ],
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
    title: 'Cooling-off',
    description:
      'So many minutes after an order that took effect, or may have, another one for the same trader is not a matter of course. 0: no cooling-off. A repeat of an unknown is exempt.',
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
    title: 'Within the cooling-off',
    description: 'What happens to another order for the same trader within the cooling-off.',
    group: 'orders',
    shape: {
      kind: 'words',
      words: [
        { word: 'warn', says: 'the form warns' },
        { word: 'second-reason', says: 'a second reason is asked for, and kept' },
        { word: 'refuse', says: 'the order is refused' },
      ],
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
    title: 'Hours to warn in',
    description:
      'Hours and maintenance windows in which the form warns before an order; the order still goes.',
    group: 'orders',
    shape: { kind: 'warn-times' },
    builtIn: maintenance,
    stricter: 'none',
    onBroken: 'unsaid',
    sections: bothSections,
    users: false,
    restart: false,
    example: [
      {
        days: ['mon', 'tue', 'wed', 'thu', 'fri'],
        from: '18:00',
        to: '07:00',
        zone: 'America/Chicago',
        says: 'The desk is closed. Ask the manager on duty first.',
      },
    ],
  },
  readOnly: {
    title: 'Read-only',
    description: 'The journals can be read, verified and exported; no order is taken and no session is made.',
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
