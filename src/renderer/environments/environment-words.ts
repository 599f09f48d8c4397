import type { EnvironmentKind, EnvironmentView } from '../../contract/environments';

/** Where calls go, without the scheme. */
export function hostAndPath(environment: Pick<EnvironmentView, 'baseUrl'>): string | undefined {
  return environment.baseUrl?.replace(/^https:\/\//, '');
}

/** The host alone; Practice has none. */
export function hostOf(environment: Pick<EnvironmentView, 'baseUrl'>): string | undefined {
  return hostAndPath(environment)?.replace(/\/.*$/, '');
}

/** An environment's shape in words, for those who neither see colour nor shape. */
export const shapeWords: Readonly<Record<EnvironmentKind, string>> = {
  practice: 'practice, nothing leaves this computer',
  demo: 'simulation and evaluation accounts',
  live: 'real money',
};
