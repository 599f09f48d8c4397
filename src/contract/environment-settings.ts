import { exampleEnvironments } from './example-values';
import { bothSections, enforcedAlone, type SettingSpecs } from './setting-spec';

/** Where calls go, and how they get there. */
export const environmentSettings: SettingSpecs<
  'environments' | 'environmentsOffered' | 'defaultEnvironment' | 'proxy'
> = {
  environments: {
    group: 'environments',
    shape: { kind: 'environments' },
    builtIn: [],
    stricter: 'none',
    onBroken: 'unsaid',
    sections: enforcedAlone,
    users: false,
    restart: false,
    example: exampleEnvironments,
  },
  environmentsOffered: {
    group: 'environments',
    shape: { kind: 'environment-ids' },
    builtIn: [],
    stricter: 'none',
    onBroken: 'unsaid',
    sections: enforcedAlone,
    users: false,
    restart: false,
    example: ['demo', 'acme-live'],
  },
  defaultEnvironment: {
    group: 'environments',
    shape: { kind: 'environment-id' },
    builtIn: 'practice',
    stricter: 'none',
    onBroken: { value: 'practice' },
    sections: bothSections,
    users: true,
    restart: true,
    example: 'demo',
  },
  proxy: {
    group: 'environments',
    shape: { kind: 'proxy' },
    builtIn: { mode: 'system' },
    stricter: 'none',
    onBroken: 'unsaid',
    sections: bothSections,
    users: false,
    restart: true,
    example: { mode: 'given', server: 'proxy.acme.example:8080', bypass: ['*.acme.example'] },
  },
};
