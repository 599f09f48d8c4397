import { bothSections, enforcedAlone, type SettingSpecs } from './setting-spec';

/** Where calls go, and how they get there. */
export const environmentSettings: SettingSpecs<
  'environments' | 'environmentsOffered' | 'defaultEnvironment' | 'proxy'
> = {
  environments: {
    title: 'Environments of the organization',
    description:
      'Hosts of the organization’s own that tokens and orders may go to, beside the built-in ones.',
    group: 'environments',
    shape: { kind: 'environments' },
    builtIn: [],
    stricter: 'none',
    onBroken: 'unsaid',
    sections: enforcedAlone,
    users: false,
    restart: false,
    example: [
      {
        id: 'acme-live',
        name: 'Acme Gateway',
        word: 'ACME GATEWAY',
        kind: 'live',
        baseUrl: 'https://gateway.acme.example/v1',
      },
    ],
  },
  environmentsOffered: {
    title: 'Environments on offer',
    description:
      'The ids of the environments that can be chosen; an empty list offers all. Practice is always there.',
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
    title: 'Environment at the start',
    description:
      'The id of the environment that the window opens in. One that is not on offer is passed over.',
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
    title: 'Proxy',
    description:
      'How calls find their way: as the system does it, without any proxy, or through the one that is given.',
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
