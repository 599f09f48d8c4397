import type { EnvironmentKind, EnvironmentView, Missing } from '../../contract/environments';

/** What an environment lacks, complete by type. */
const missingWords: Readonly<Record<Missing, string>> = {
  'sign-in-not-built': 'it needs a sign-in, which this version does not have',
};

/** Why no order can be placed here, or undefined where one can. */
export function missingSentence(environment: EnvironmentView): string | undefined {
  const { readiness, name } = environment;
  if (readiness.kind === 'ready') return undefined;
  return `${name} cannot be used yet: ${missingWords[readiness.missing]}. Nothing can be sent there. Choose Practice in the menu at the top left to place an order.`;
}

/** The short form for a menu. */
export function missingWord(environment: EnvironmentView): string {
  return environment.readiness.kind === 'ready' ? 'ready' : 'not ready: sign-in is not built yet';
}

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
