import type { PolicyView } from '../../contract/settings';
import { isSetting, policySettings, unsaid, type Section } from './policy-settings';
import type { Trust } from './policy-trust';
import { membersOf, parsePolicyTree, type Members, type Place, type PolicyTree } from './policy-tree';
import { problemList, shown } from './problem-list';

/** The format that is read; a file of another may mean something else by the same words. */
const VERSION = 1;

/** In the order in which they are read: what is enforced is read last, and stands. */
const sections: readonly Section[] = ['defaults', 'enforced'];
const topLevel: readonly string[] = ['$schema', 'version', ...sections];

type Values = PolicyView['values'];

/** What a value's meaning depends on beside the file: who could have written it, and the system that it is for. */
interface Reader {
  readonly trust: Trust;
  readonly platform: NodeJS.Platform;
}

function tellDoubled({ tell }: PolicyTree, { doubled }: Members): void {
  for (const { key, node } of doubled.values()) {
    tell('This is given twice, and neither counts. Keep one of them.', node.offset, key);
  }
}

/** Whether the file is of the format that is read. A missing or unreadable number is told and passes for it. */
function isOurVersion({ tell }: PolicyTree, root: Place, { once, doubled }: Members): boolean {
  const place = once.get('version');
  const version: unknown = place?.node.value;
  if (version === VERSION || doubled.has('version')) return true;
  const offset = (place ?? root).node.offset;
  if (typeof version === 'number') {
    const words = `This policy is of version ${version}, and this application reads version ${VERSION}.`;
    tell(
      `${words} Nothing in it counts; write one of version ${VERSION}, or update the application.`,
      offset,
      'version',
    );
    return false;
  }
  tell(`The policy does not say its version. It was read as version 1; add "version": 1.`, offset, 'version');
  return true;
}

function readSetting(
  tree: PolicyTree,
  section: Section,
  name: string,
  place: Place,
  { trust, platform }: Reader,
): Partial<Values> {
  const told = (sentence: string): Partial<Values> => {
    tree.tell(sentence, place.node.offset, place.key);
    return {};
  };
  if (!isSetting(name))
    return told(
      `${shown(name)} is no setting that this version knows. It is passed over; correct its name or take it out.`,
    );
  const setting = policySettings[name];
  if (!setting.sections.includes(section)) {
    return told(
      `${shown(name)} does not belong here and does not count. It belongs in ${setting.sections.join(', ')}.`,
    );
  }
  // SECURITY: see policy-trust.ts; what others can write may take away and never give.
  if (setting.mayLoosen(place.node.value) && trust.kind === 'may-only-restrict') {
    return told(
      `This is left out: others than administrators could have written it, so that this policy may only restrict. ${trust.why} Correct that and start again.`,
    );
  }
  return setting.read(tree, place, { platform, section });
}

function readSection(tree: PolicyTree, section: Section, place: Place, reader: Reader): Partial<Values> {
  const members = membersOf(place);
  if (members === undefined) {
    tree.tell(
      `${shown(section)} is an object in braces. Nothing in it counts; correct it and start again.`,
      place.node.offset,
      place.key,
    );
    return {};
  }
  tellDoubled(tree, members);
  let values: Partial<Values> = {};
  for (const [name, setting] of members.once) {
    values = { ...values, ...readSetting(tree, section, name, setting, reader) };
  }
  return values;
}

function readRoot(tree: PolicyTree, root: Place, reader: Reader): Values | undefined {
  const members = membersOf(root);
  if (members === undefined) {
    tree.tell('A policy is an object in braces. Nothing in it counts; write it anew.', root.node.offset);
    return undefined;
  }
  tellDoubled(tree, members);
  for (const [name, { key, node }] of members.once) {
    if (topLevel.includes(name)) continue;
    tree.tell(
      `${shown(name)} is nothing that a policy has here. It is passed over; correct its name or take it out.`,
      node.offset,
      key,
    );
  }
  if (!isOurVersion(tree, root, members)) return undefined;
  let values = unsaid;
  for (const section of sections) {
    const place = members.once.get(section);
    if (place) values = { ...values, ...readSection(tree, section, place, reader) };
  }
  return values;
}

/** Reads UTF-8 with or without a byte order mark; undefined for other bytes, and for the zeros that UTF-16 is full of. */
function decoded(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * What a policy file's bytes say, with each problem's line, column and key. Whatever is wrong, the rest still counts.
 * Never throws, whatever the bytes are.
 */
export function parsePolicy(
  file: string,
  bytes: Uint8Array,
  trust: Trust,
  platform: NodeJS.Platform,
): PolicyView {
  const text = decoded(bytes);
  const list = problemList(file, text ?? '');
  if (text === undefined) list.tell('The policy is no UTF-8 text. Nothing in it counts; save it as UTF-8.');
  const parsed = text === undefined ? undefined : parsePolicyTree(text, list.tell);
  const values = parsed && readRoot(parsed.tree, parsed.root, { trust, platform });
  return { file, state: values ? 'read' : 'not-read', values: values ?? unsaid, problems: list.problems() };
}
