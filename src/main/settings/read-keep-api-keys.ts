import type { PolicyValues } from '../../contract/settings';
import type { Place, PolicyTree } from './policy-tree';

/** Reads whether API keys may be kept; left out and told where it is neither true nor false. */
export function readKeepApiKeys(
  tree: PolicyTree,
  { key, node }: Place,
  isEnforced: boolean,
): Pick<PolicyValues, 'keepApiKeys'> {
  const value: unknown = node.value;
  if (typeof value === 'boolean' && !tree.isGuess(node)) return { keepApiKeys: { keep: value, isEnforced } };
  const sentence = 'Whether API keys are kept is true or false, without quotes.';
  tree.tell(`${sentence} It is left to each user; correct it and start again.`, node.offset, key);
  return {};
}
