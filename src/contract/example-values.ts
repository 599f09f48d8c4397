import type { SettingValues } from './setting-values';

/** What an organization could put into its policy where that is text; for docs/policy.md and the schema. */
export const exampleEnvironments: SettingValues['environments'] = [
  {
    id: 'acme-live',
    name: 'Acme Gateway',
    word: 'ACME GATEWAY',
    kind: 'live',
    baseUrl: 'https://gateway.acme.example/v1',
  },
];

/** Reasons to choose from. */
export const exampleReasonCodes: SettingValues['reasonCodes'] = [
  { code: 'MISTAKE', label: 'Locked himself out by mistake' },
  { code: 'CLOSE', label: 'Has to close a position' },
];

/** Hours in which nobody is at the desk. */
export const exampleWarnTimes: SettingValues['warnTimes'] = [
  {
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    from: '18:00',
    to: '07:00',
    zone: 'America/Chicago',
    says: 'The desk is closed. Ask the manager on duty first.',
  },
];
