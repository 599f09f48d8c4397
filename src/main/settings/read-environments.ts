import { builtInEnvironments, type Environment } from '../../contract/environments';
import { words } from '../../words/words';
import type { Checked } from './checked';
import { checkBaseUrl, checkId, checkKind, checkName, kindFault } from './environment-rules';
import { entriesOf, membersOf, type Members, type Place } from './policy-tree';
import { shown, type Tell } from './problem-list';

/** So many environments may a policy list. */
const MAX_ENVIRONMENTS = 20;

const knownMembers: readonly string[] = ['id', 'name', 'kind', 'baseUrl'];
const { environmentFaults: said } = words;
const leftOut = (sentence: string): string => `${sentence} ${said.leftOut}`;

/** The values of an entry that keep the rules; undefined once one does not, which is told. */
function checked(
  tell: Tell,
  entry: Place,
  { once }: Members,
  taken: readonly Environment[],
): Environment | undefined {
  const value = (name: string): unknown => once.get(name)?.node.value;
  const kept = <T>(name: string, answer: Checked<T>): T | undefined => {
    if (answer.kind === 'good') return answer.value;
    const place = once.get(name) ?? entry;
    tell(leftOut(answer.sentence), place.node.offset, `${entry.key}.${name}`);
    return undefined;
  };
  const id = kept('id', checkId(value('id'), taken));
  const name = kept('name', checkName(value('name'), taken));
  const kind = kept('kind', checkKind(value('kind')));
  const baseUrl = kept('baseUrl', checkBaseUrl(value('baseUrl')));
  if (id === undefined || name === undefined || kind === undefined || baseUrl === undefined) return undefined;
  const fault = kindFault(kind, baseUrl);
  if (fault !== undefined) kept('kind', { kind: 'wrong', sentence: fault });
  return fault === undefined ? { id, name, word: name.toUpperCase(), kind, baseUrl } : undefined;
}

function readEntry(tell: Tell, entry: Place, taken: readonly Environment[]): Environment | undefined {
  const members = membersOf(entry);
  if (members === undefined) {
    tell(leftOut(said.noObject), entry.node.offset, entry.key);
    return undefined;
  }
  for (const { key, node } of members.doubled.values()) tell(leftOut(said.givenTwice), node.offset, key);
  for (const [name, { key, node }] of members.once) {
    if (knownMembers.includes(name)) continue;
    tell(said.unknownPart(shown(name)), node.offset, key);
  }
  return members.doubled.size > 0 ? undefined : checked(tell, entry, members, taken);
}

/**
 * Reads the list of environments; one that does not keep the rules is left out and told, the others still count.
 * Undefined, and told, where there is no list.
 */
export function readEnvironments(tell: Tell, place: Place): readonly Environment[] | undefined {
  const entries = entriesOf(place);
  if (entries === undefined) {
    tell(said.noList, place.node.offset, place.key);
    return undefined;
  }
  const own: Environment[] = [];
  for (const entry of entries.slice(0, MAX_ENVIRONMENTS)) {
    const environment = readEntry(tell, entry, [...builtInEnvironments, ...own]);
    if (environment) own.push(environment);
  }
  const tooMany = entries[MAX_ENVIRONMENTS];
  if (tooMany) tell(said.tooMany(MAX_ENVIRONMENTS), tooMany.node.offset, tooMany.key);
  return own;
}
