import { bothSections, enforcedAlone, type SettingSpecs } from './setting-spec';

/** The journal, sessions and the window. */
export const deskSettings: SettingSpecs<
  'alarmThen' | 'keepApiKeys' | 'journalCopyFolder' | 'theme' | 'firstSteps'
> = {
  alarmThen: {
    title: 'While the journal has an alarm',
    description: 'What an alarm that nobody has acknowledged does to orders.',
    group: 'journal',
    shape: {
      kind: 'words',
      words: [
        { word: 'warn', says: 'orders go on, under a banner' },
        { word: 'refuse', says: 'no order is taken' },
      ],
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
    title: 'API keys are kept',
    description:
      'A key that was used to sign in stays in the system’s keychain. Otherwise it is asked for each time, and keys that were kept are removed.',
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
    title: 'Second copy of the journal',
    description:
      'A folder, as a rule on a server, below which each journal of real orders has a copy that follows it.',
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
    title: 'Appearance',
    description: 'Light, dark, or as the system has it.',
    group: 'window',
    shape: {
      kind: 'words',
      words: [
        { word: 'system', says: 'as the system has it' },
        { word: 'light', says: 'light' },
        { word: 'dark', says: 'dark' },
      ],
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
    title: 'First steps',
    description: 'Three steps above the form show in Practice how an order goes.',
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
