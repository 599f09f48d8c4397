import type { Environment } from '../../src/contract/environments';
import type { PolicyView } from '../../src/contract/settings';
import type { PolicyRead } from '../../src/main/settings/parse-policy';

/** A policy with two of its settings as plain values: what counts where nothing else does. */
export interface ValuedPolicy extends PolicyView {
  readonly values: {
    readonly environments: readonly Environment[];
    readonly journalCopyFolder?: string;
  };
}

/** The policy with its environments and the folder of the journal's copy, where they count. */
export function policyView({ says, isEmpty: _, ...read }: PolicyRead): ValuedPolicy {
  const { environments, journalCopyFolder: folder } = says;
  return {
    ...read,
    values: {
      environments: environments?.kind === 'value' ? environments.value : [],
      ...(folder?.kind === 'value' && { journalCopyFolder: folder.value }),
    },
  };
}
