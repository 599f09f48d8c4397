import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { words } from '../../words/words';
import { good, wrong, type Checked, type Path } from './checked';
import { shown, type Tell } from './problem-list';

/** A policy holds some dozens of brackets; the parser calls itself once a bracket, and more would overflow its stack. */
const MAX_BRACKETS = 1000;

/** A value in the policy, and where it stands. */
export interface Place {
  /** "enforced.environments[0]"; the whole file's is empty. */
  readonly key: string;
  readonly node: Node;
}

const { policyProblems: said, policySyntax } = words;
/** By the parser's words for what is wrong. */
const faults: Readonly<Record<string, string>> = policySyntax.faults;

const syntaxSentence = (error: ParseError): string =>
  `${faults[printParseErrorCode(error.error)] ?? policySyntax.noJson} ${policySyntax.whatToDo}`;

/**
 * Reads JSON with comments and trailing commas. Undefined where it is at fault, each place of which is told, or has more
 * than 1000 brackets. Never throws.
 */
export function parsePolicyTree(text: string, tell: Tell): Place | undefined {
  if ((text.match(/[[{]/g)?.length ?? 0) > MAX_BRACKETS) {
    tell(said.tooManyBrackets(MAX_BRACKETS));
    return undefined;
  }
  const errors: ParseError[] = [];
  const node = parseTree(text, errors, { allowTrailingComma: true });
  for (const error of errors) tell(syntaxSentence(error), error.offset);
  // SECURITY: of a text at fault nobody knows what was meant: half a number is another number, half a list another list.
  return node === undefined || errors.length > 0 ? undefined : { key: '', node };
}

/** An object's members by name. A name that is given twice is in `doubled` alone: which of the two counts would be a guess. */
export interface Members {
  readonly once: ReadonlyMap<string, Place>;
  readonly doubled: ReadonlyMap<string, Place>;
}

const memberKey = (parent: string, name: string): string => {
  const plain = name.length <= 60 && /^[$\w-]+$/.test(name) ? name : shown(name);
  return parent === '' ? plain : `${parent}.${plain}`;
};

/** The members of an object; undefined for any other value. */
export function membersOf({ key, node }: Place): Members | undefined {
  if (node.type !== 'object') return undefined;
  const once = new Map<string, Place>();
  const doubled = new Map<string, Place>();
  for (const { type, children = [] } of node.children ?? []) {
    const [name, value] = children;
    const word: unknown = name?.value;
    if (type !== 'property' || name === undefined || value === undefined || typeof word !== 'string')
      continue;
    const place = { key: memberKey(key, word), node: value };
    // Of a member named twice the second name is pointed at.
    if (once.delete(word) || doubled.has(word)) doubled.set(word, { ...place, node: name });
    else once.set(word, place);
  }
  return { once, doubled };
}

/** The entries of a list; undefined for any other value. */
export function entriesOf({ key, node }: Place): readonly Place[] | undefined {
  if (node.type !== 'array') return undefined;
  return (node.children ?? []).map((entry, at) => ({ key: `${key}[${at}]`, node: entry }));
}

function holdsDoubled(place: Place): boolean {
  const members = membersOf(place);
  if (members !== undefined) return members.doubled.size > 0 || [...members.once.values()].some(holdsDoubled);
  return (entriesOf(place) ?? []).some(holdsDoubled);
}

/** The plain value at a place; wrong where it names a member twice. */
export function valueAt(place: Place): Checked<unknown> {
  if (holdsDoubled(place)) return wrong(said.nameTwice);
  return good(getNodeValue(place.node));
}

/** The part of a value that a path names, or the nearest around it that is there. */
export function placeWithin({ key, node }: Place, path: Path): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const steps = path.slice(0, length);
    const found = findNodeAtLocation(node, [...steps]);
    if (found === undefined) continue;
    const partKey = steps.reduce<string>(
      (above, step) => (typeof step === 'number' ? `${above}[${step}]` : memberKey(above, step)),
      key,
    );
    return { key: partKey, node: found };
  }
  return { key, node };
}
