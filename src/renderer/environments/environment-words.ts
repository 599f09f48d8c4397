import type { EnvironmentKind, EnvironmentView } from '../../contract/environments';

/** Where calls go, without the scheme. */
export function hostAndPath(environment: Pick<EnvironmentView, 'baseUrl'>): string | undefined {
  return environment.baseUrl?.replace(/^https:\/\//, '');
}

/** The host alone; Practice has none. */
export function hostOf(environment: Pick<EnvironmentView, 'baseUrl'>): string | undefined {
  return hostAndPath(environment)?.replace(/\/.*$/, '');
}

const kindWords: Readonly<Record<EnvironmentKind, string>> = {
  practice: 'practice, nothing leaves this computer',
  demo: 'simulation and evaluation accounts',
  live: 'real money',
};

/** What an environment is for, in words, for those who neither see colour nor shape. */
export function purposeOf({ id, kind, source }: EnvironmentView): string {
  if (source === 'policy') return `${kindWords[kind]}, defined by your organization`;
  return id.startsWith('staging-') ? `the vendor’s staging, handled like ${kind}` : kindWords[kind];
}
