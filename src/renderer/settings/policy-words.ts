import type { PolicyProblem, PolicyView } from '../../contract/settings';
import { words } from '../../words/words';

/** How many problems the policy has, and what counts of it nevertheless. */
export function policyTitle({ state, problems }: PolicyView): string {
  const { hasProblems, restCounts, nothingCounts } = words.policy;
  return `${hasProblems(problems.length)} ${state === 'read' ? restCounts : nothingCounts}`;
}

/** Where a problem is: "line 3, column 5, enforced.theme"; empty where the file as a whole is meant. */
export function placeOf({ line, column, key }: PolicyProblem): string {
  const at = line === undefined ? '' : words.policy.place(line, column);
  return [at, key ?? ''].filter((part) => part !== '').join(', ');
}
