import { builtInEnvironments, type EnvironmentView } from '../contract/environments';

/** The environments with what each still misses: sign-in is not built yet, so Practice alone takes orders. */
export const environments: readonly EnvironmentView[] = builtInEnvironments.map((environment) => ({
  ...environment,
  readiness:
    environment.kind === 'practice' ? { kind: 'ready' } : { kind: 'not-ready', missing: 'sign-in-not-built' },
}));

export function environmentWithId(id: string): EnvironmentView | undefined {
  return environments.find((environment) => environment.id === id);
}
