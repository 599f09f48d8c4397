import { bothSections, enforcedAlone, type SettingSpecs } from './setting-spec';

/** The journal, sessions and the window. */
export const deskSettings: SettingSpecs<
  'alarmThen' | 'keepApiKeys' | 'journalCopyFolder' | 'theme' | 'firstSteps'
> = {
  alarmThen: {
    group: 'journal',
    shape: {
      kind: 'words',
      words: ['warn', 'refuse'],
    },
    builtIn: 'warn',
    stricter: 'later',
    onBroken: 'unsaid',
    sections: bothSections,
    users: false,
    restart: false,
    example: 'refuse',
  },
  keepApiKeys: {
    group: 'sessions',
    shape: { kind: 'switch' },
    builtIn: true,
    stricter: 'off',
    onBroken: 'unsaid',
    sections: bothSections,
    users: true,
    restart: false,
    example: false,
  },
  journalCopyFolder: {
    group: 'journal',
    shape: { kind: 'folder' },
    builtIn: '',
    stricter: 'none',
    onBroken: 'unsaid',
    sections: enforcedAlone,
    users: false,
    restart: true,
    example: '/srv/lockout-desk-journals',
  },
  theme: {
    group: 'window',
    shape: {
      kind: 'words',
      words: ['system', 'light', 'dark'],
    },
    builtIn: 'system',
    stricter: 'none',
    onBroken: 'unsaid',
    sections: bothSections,
    users: true,
    restart: false,
    example: 'dark',
  },
  firstSteps: {
    group: 'window',
    shape: { kind: 'switch' },
    builtIn: true,
    stricter: 'none',
    onBroken: 'unsaid',
    sections: bothSections,
    users: true,
    restart: false,
    example: false,
  },
};
