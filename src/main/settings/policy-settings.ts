import type { PolicyValues } from '../../contract/settings';
import type { Place, PolicyTree } from './policy-tree';
import { readCopyFolder } from './read-copy-folder';
import { readEnvironments } from './read-environments';
import { readKeepApiKeys } from './read-keep-api-keys';

/** The parts of a policy: what users can't change, and what they can. */
export type Section = 'enforced' | 'defaults';

/** One setting that a policy may hold. */
export interface PolicySetting<K extends keyof PolicyValues> {
  /** Where it may stand. */
  readonly sections: readonly Section[];
  /** Whether this value can let through what was stopped before; then it counts only from a file that is the machine's own. */
  readonly mayLoosen: (value: unknown) => boolean;
  /** What stands where the policy does not name it, or where it does not count. */
  readonly unsaid: Pick<PolicyValues, K>;
  /** Reads its value, as the platform writes such values, and tells what is wrong with it. */
  readonly read: (
    tree: PolicyTree,
    place: Place,
    where: { readonly platform: NodeJS.Platform; readonly section: Section },
  ) => Pick<PolicyValues, K>;
}

/** Every setting that a policy may hold, by its name there. A value that is missing here does not compile. */
export const policySettings: {
  readonly [K in keyof Required<PolicyValues>]: PolicySetting<K>;
} = {
  environments: {
    sections: ['enforced'],
    // SECURITY: an environment is a host that tokens and orders go to.
    mayLoosen: () => true,
    unsaid: { environments: [] },
    read: (tree, place) => ({ environments: readEnvironments(tree, place) }),
  },
  journalCopyFolder: {
    sections: ['enforced'],
    // SECURITY: a copy elsewhere shows others whom orders were for, and by whom.
    mayLoosen: () => true,
    unsaid: {},
    read: (tree, place, { platform }) => readCopyFolder(tree, place, platform),
  },
  keepApiKeys: {
    sections: ['enforced', 'defaults'],
    // SECURITY: whoever says that keys are kept has others' keys kept; that they are not only takes away.
    mayLoosen: (value) => value === true,
    unsaid: {},
    read: (tree, place, { section }) => readKeepApiKeys(tree, place, section === 'enforced'),
  },
};

/** Whether a name in the policy is that of a setting. */
export function isSetting(name: string): name is keyof PolicyValues {
  return Object.hasOwn(policySettings, name);
}

/** A policy that says nothing. */
export const unsaid: PolicyValues = {
  ...policySettings.environments.unsaid,
  ...policySettings.journalCopyFolder.unsaid,
  ...policySettings.keepApiKeys.unsaid,
};
