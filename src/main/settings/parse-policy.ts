import { createHash } from 'node:crypto';
import type { Section } from '../../contract/setting-spec';
import { isSettingName } from '../../contract/settings-registry';
import type { SettingName } from '../../contract/setting-values';
import type { PolicyView } from '../../contract/settings';
import { words } from '../../words/words';
import { checkedNames, type CheckedName } from './check-setting';
import { addSaid, brokenBeside, type PolicySays, type Saying } from './policy-says';
import type { Trust } from './policy-trust';
import { membersOf, parsePolicyTree, type Members, type Place } from './policy-tree';
import { problemList, shown, type Tell } from './problem-list';
import { readOwnEnvironments, readSetting, type Named, type Reader } from './read-setting';

/** The policy as it was read. */
export interface PolicyRead extends Omit<PolicyView, 'values'> {
  readonly says: PolicySays;
  /** Whether it was read without a problem and names no setting, and administrators alone could have written it. */
  readonly isEmpty: boolean;
}

/** The format that is read; a file of another may mean something else by the same words. */
const VERSION = 1;

const sections: readonly Section[] = ['enforced', 'defaults'];
const topLevel: readonly string[] = ['$schema', 'version', ...sections];

/** The settings that a policy names; the first place of each, as what is enforced comes before what is not. */
type NamedSettings = ReadonlyMap<SettingName, Named>;

const { policyProblems: said, unsurePolicy } = words;
const unsureOf = (what: string): string => `${what} ${unsurePolicy.cannotBeTold}`;

/** Whether the file is of the format that is read. A missing or unreadable number is told and passes for it. */
function isOurVersion(tell: Tell, root: Place, { once, doubled }: Members): boolean {
  const place = once.get('version');
  const version: unknown = place?.node.value;
  if (version === VERSION || doubled.has('version')) return true;
  const offset = (place ?? root).node.offset;
  if (typeof version === 'number') {
    tell(said.otherVersion(version, VERSION), offset, 'version');
    return false;
  }
  tell(said.noVersion, offset, 'version');
  return true;
}

/** Adds what a section names to what is named already; undefined, and told, where it is no object. */
function readSection(
  tell: Tell,
  section: Section,
  place: Place,
  named: NamedSettings,
): NamedSettings | undefined {
  const members = membersOf(place);
  if (members === undefined) {
    tell(said.sectionNoObject(shown(section)), place.node.offset, place.key);
    return undefined;
  }
  const more = new Map(named);
  for (const [doubled, entries] of [
    [false, members.once],
    [true, members.doubled],
  ] as const) {
    for (const [name, { key, node }] of entries) {
      if (!isSettingName(name)) {
        tell(doubled ? said.givenTwice : said.unknownSetting(shown(name)), node.offset, key);
      } else if (named.has(name)) {
        tell(said.enforcedAsWell, node.offset, key);
      } else more.set(name, { section, place: { key, node }, doubled });
    }
  }
  return more;
}

/** What the sections say, and why more may have been meant. */
function readSections(
  tell: Tell,
  { once, doubled }: Members,
): { readonly named: NamedSettings; readonly unsure?: string } {
  let named: NamedSettings = new Map();
  let unsure: string | undefined;
  for (const section of sections) {
    const place = once.get(section);
    const read = place && readSection(tell, section, place, named);
    if (doubled.has(section)) unsure ??= unsurePolicy.sectionTwice(shown(section));
    else if (place && read === undefined) unsure ??= unsurePolicy.sectionNoObject(shown(section));
    named = read ?? named;
  }
  return { named, ...(unsure !== undefined && { unsure }) };
}

function saysOf(
  named: NamedSettings,
  { tell, trust }: Pick<Reader, 'tell' | 'trust'>,
  platform: NodeJS.Platform,
): PolicySays {
  const says: Saying = {};
  // First of all, as other settings name environments.
  const environments = named.get('environments');
  if (environments) says.environments = readOwnEnvironments(environments, { tell, trust });
  const own = says.environments?.kind === 'value' ? says.environments.value : [];
  const around = { platform, environments: own };
  const read = <K extends CheckedName>(name: K): void => {
    const place = named.get(name);
    if (place) addSaid<K>(says, name, readSetting(name, place, { tell, trust, around }));
  };
  checkedNames.forEach((name) => read(name));
  return says;
}

/** What the whole file says; undefined where nothing in it counts, which is told. */
function readRoot(tell: Tell, root: Place, trust: Trust, platform: NodeJS.Platform): PolicySays | undefined {
  const members = membersOf(root);
  if (members === undefined) {
    tell(said.noObject, root.node.offset);
    return undefined;
  }
  for (const { key, node } of members.doubled.values()) tell(said.givenTwice, node.offset, key);
  for (const [name, { key, node }] of members.once) {
    if (topLevel.includes(name)) continue;
    tell(said.unknownPart(shown(name)), node.offset, key);
  }
  if (!isOurVersion(tell, root, members)) return undefined;
  const { named, unsure } = readSections(tell, members);
  const says = saysOf(named, { tell, trust }, platform);
  return unsure === undefined ? says : brokenBeside(says, unsureOf(unsure));
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

/** A policy of which nothing counts, so that every setting is broken; `problems` say why. */
export function notRead(
  file: string,
  state: 'not-read' | 'gone',
  problems: PolicyView['problems'],
): PolicyRead {
  const why = problems.find(({ line }) => line === undefined) ?? problems[0];
  return { file, state, problems, says: brokenBeside({}, why?.sentence ?? ''), isEmpty: false };
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
): PolicyRead {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const text = decoded(bytes);
  const list = problemList(file, text ?? '');
  if (text === undefined) list.tell(said.notUtf8);
  const root = text === undefined ? undefined : parsePolicyTree(text, list.tell);
  const says = root && readRoot(list.tell, root, trust, platform);
  const problems = list.problems();
  if (says === undefined) return { ...notRead(file, 'not-read', problems), sha256 };
  const isEmpty = trust.kind === 'trusted' && problems.length === 0 && Object.keys(says).length === 0;
  return { file, state: 'read', problems, says, isEmpty, sha256 };
}
