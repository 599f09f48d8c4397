import type { Environment } from './environments';

/** Something in the policy that does not count as it was written. */
export interface PolicyProblem {
  /** The policy file's full path. */
  readonly file: string;
  /** From 1; absent where the file as a whole is meant. */
  readonly line?: number;
  /** From 1, in UTF-16 code units; only ever together with the line. */
  readonly column?: number;
  /** Where in the policy: "enforced.environments[0].baseUrl". */
  readonly key?: string;
  /** What is wrong, what was left out for it, and what to do. Text from the file is quoted, cut and escaped. */
  readonly sentence: string;
}

/** What the policy says, as far as it counts. Settings that it does not name have the value that stands for "unsaid". */
export interface PolicyValues {
  /** Environments of the organization's own, in the file's order, after the built-in ones. */
  readonly environments: readonly Environment[];
  /** A full path: below it each journal of real environments has a second copy. */
  readonly journalCopyFolder?: string;
  /** Whether API keys may be kept in the keychain; `isEnforced`: the user can't decide otherwise. */
  readonly keepApiKeys?: { readonly keep: boolean; readonly isEnforced: boolean };
}

/** The policy as it was read at the start. */
export interface PolicyView {
  /** The policy file's full path, also where there is none. */
  readonly file: string;
  /** `not-read`: there is something, of which nothing counts; the problems say why. */
  readonly state: 'missing' | 'read' | 'not-read';
  readonly values: PolicyValues;
  /** In the file's order, 100 at most; one more says how many were left out. */
  readonly problems: readonly PolicyProblem[];
}
