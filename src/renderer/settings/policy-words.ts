import type { PolicyProblem, PolicyView } from '../../contract/settings';
import { counted } from '../ui/numbers';

/** How the policy was read, in words; complete by type. */
export const policyStates: Readonly<Record<PolicyView['state'], string>> = {
  missing: 'There is none. What is built in counts, and what users have set themselves.',
  read: 'It was read.',
  'not-read': 'Nothing in it counts. Settings have the values that are kept for that case.',
  gone: 'There was one before, and now there is none. Settings have the values that are kept for that case.',
};

/** How many problems the policy has, and what counts of it nevertheless. */
export function policyTitle({ state, problems }: PolicyView): string {
  const counts = state === 'read' ? 'The rest of it counts.' : 'Nothing in it counts.';
  return `The policy of your organization has ${counted(problems.length, 'problem')}. ${counts}`;
}

/** Where a problem is: "line 3, column 5, enforced.theme"; empty where the file as a whole is meant. */
export function placeOf({ line, column, key }: PolicyProblem): string {
  const at = line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}`;
  return [at, key ?? ''].filter((part) => part !== '').join(', ');
}
