import { builtInEnvironments, type Environment, type EnvironmentView } from '../contract/environments';
import type { RealEnvironment } from './sessions/sessions';

/** The environments that this application offers, once the policy has been read. */
export interface Environments {
  readonly all: () => readonly EnvironmentView[];
  readonly withId: (id: string) => EnvironmentView | undefined;
}

/** The built-in environments, then those of the policy; of both those on offer, where an offer was made, and Practice always. */
export function environmentsWith(
  fromPolicy: readonly Environment[],
  offered: readonly string[],
): Environments {
  const every: readonly EnvironmentView[] = [
    ...builtInEnvironments.map((environment) => ({ ...environment, source: 'built-in' as const })),
    ...fromPolicy.map((environment) => ({ ...environment, source: 'policy' as const })),
  ];
  // SECURITY: what is not on offer is not known: it can be neither chosen nor ordered in.
  const isOffered = ({ id, kind }: Environment): boolean =>
    offered.length === 0 || kind === 'practice' || offered.includes(id);
  const all = every.filter(isOffered);
  return { all: () => all, withId: (id) => all.find((environment) => environment.id === id) };
}

/** The environment with its address, where it has one: Practice has neither address nor session. */
export function realOne(environment: Environment): RealEnvironment | undefined {
  const { id, kind, baseUrl } = environment;
  return kind === 'practice' || baseUrl === undefined ? undefined : { id, baseUrl };
}

/** All environments with an address. */
export function realOnes(environments: Environments): readonly RealEnvironment[] {
  return environments.all().flatMap((environment) => realOne(environment) ?? []);
}

/** Where Practice's calls about tokens go; nothing of it ever reaches a network. */
const PRACTICE_URL = 'https://practice.invalid';

/** Practice as its own sessions know it. */
export const practiceOne: RealEnvironment = { id: 'practice', baseUrl: PRACTICE_URL };
