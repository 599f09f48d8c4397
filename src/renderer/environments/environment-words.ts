import type { EnvironmentView } from '../../contract/environments';
import { words } from '../../words/words';

/** Where calls go, without the scheme. */
export function hostAndPath(environment: Pick<EnvironmentView, 'baseUrl'>): string | undefined {
  return environment.baseUrl?.replace(/^https:\/\//, '');
}

/** The host alone; Practice has none. */
export function hostOf(environment: Pick<EnvironmentView, 'baseUrl'>): string | undefined {
  return hostAndPath(environment)?.replace(/\/.*$/, '');
}

/** What an environment is for, in words, for those who neither see colour nor shape. */
export function purposeOf({ id, kind, source }: EnvironmentView): string {
  const { ofOrganization, staging, purposes } = words.environments;
  if (source === 'policy') return ofOrganization(kind);
  return id.startsWith('staging-') ? staging(kind) : purposes[kind];
}
