import type { ConfigWords } from '../../contract/config-text';
import type { PolicyView } from '../../contract/settings';
import { counted } from './forms';

/** The organization’s policy on the page of settings, and beside what may be missing for it. */
export const policy = {
  /** Over where settings come from. */
  title: 'Where they come from',
  about:
    'First what the policy of your organization enforces, then your own, then the policy’s defaults, then what is built in.',
  /** What stands before the facts of the policy. */
  facts: { policy: 'Policy', state: 'State', sha256: 'SHA-256', own: 'Your own' },
  states: {
    missing: 'There is none. What is built in counts, and what users have set themselves.',
    read: 'It was read.',
    'not-read': 'Nothing in it counts. Settings have the values that are kept for that case.',
    gone: 'There was one before, and now there is none. Settings have the values that are kept for that case.',
  } satisfies Readonly<Record<PolicyView['state'], string>>,
  copy: 'Copy what counts',
  ownProblem: 'Your own settings file has a problem.',
  hasProblems: (problems: number): string =>
    `The policy of your organization has ${counted(problems, { one: 'problem', other: 'problems' })}.`,
  restCounts: 'What counts nevertheless is said at each setting.',
  nothingCounts: 'Nothing in it counts.',
  /** The list of problems, for screen readers. */
  problems: 'Problems of the policy',
  /** Where a problem is; `column`: undefined where the whole line is meant. */
  place: (line: number, column: number | undefined): string =>
    column === undefined ? `line ${line}` : `line ${line}, column ${column}`,
  mayBeMissing: 'An environment of your organization may be missing here for that.',
  show: 'Show in Settings',
};

/** What `--print-config` prints, and what is copied on the page of settings. */
export const printedConfig: ConfigWords = {
  application: (version) => `Lockout Desk ${version}`,
  policy: (file, state) => `policy: ${file} (${state})`,
  states: {
    missing: 'there is none',
    read: 'was read',
    'not-read': 'nothing in it counts',
    gone: 'there was one before, and now there is none',
  },
  sha256: (hash) => `SHA-256: ${hash}`,
  problem: (sentence) => `problem: ${sentence}`,
  own: (file) => `user’s own settings: ${file}`,
  sources: {
    enforced: 'the policy, which decides',
    user: 'the user',
    defaults: 'the policy, which the user may change',
    'built-in': 'built in',
    broken: 'built in for a policy that can’t be read',
  },
  from: (source, locked) => `from: ${source}${locked ? '; users can’t change it' : ''}`,
  afterRestart: (value) => `from the next start on: ${value}`,
};
