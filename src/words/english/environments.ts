import type { EnvironmentKind } from '../../contract/environments';

const kinds = {
  practice: 'practice',
  demo: 'demo',
  live: 'live',
} satisfies Readonly<Record<EnvironmentKind, string>>;

const purposes = {
  practice: 'practice, nothing leaves this computer',
  demo: 'simulation and evaluation accounts',
  live: 'real money',
} satisfies Readonly<Record<EnvironmentKind, string>>;

/** The environments that can be chosen, and what is said when the policy takes one away or changes it. */
export const environments = {
  list: 'Environments',
  /** Before the word of the environment that the window is in; read aloud alone. */
  current: 'Environment:',
  /** Before how an environment's session stands; read aloud alone. */
  session: 'Session:',
  /** Where others have their host. */
  simulator: 'simulator inside the application',

  /** What an environment is for, below its word. */
  purposes,
  ofOrganization: (kind: EnvironmentKind): string => `${purposes[kind]}, defined by your organization`,
  staging: (kind: EnvironmentKind): string => `the vendor’s staging, handled like ${kinds[kind]}`,

  gone: (name: string): string =>
    `Your organization no longer offers ${name}, so this window is in Practice now. What was filled in for it was cleared. Nothing was sent.`,
  changed: (before: string, now: { name: string; kind: EnvironmentKind; host: string | undefined }): string =>
    `Your organization changed ${before}: it is now ${now.name}, of the kind ${kinds[now.kind]}, at ${now.host ?? 'no host'}. Nothing was sent. Check what is filled in before you go on.`,
  understood: 'Understood',
};
