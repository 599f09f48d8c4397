import { settingsRegistry } from '../../contract/settings-registry';
import type { Section, SettingSpec } from '../../contract/setting-spec';
import type { SettingName, SettingValues } from '../../contract/setting-values';
import { words } from '../../words/words';
import { checkSetting, type CheckedName, type Surroundings } from './check-setting';
import type { Said } from './policy-says';
import type { Trust } from './policy-trust';
import { placeWithin, valueAt, type Place } from './policy-tree';
import { shown, type Tell } from './problem-list';
import { readEnvironments } from './read-environments';

/** A setting where the policy names it. */
export interface Named {
  readonly section: Section;
  readonly place: Place;
  /** A name that is given twice in its section counts neither time, which has been told. */
  readonly doubled: boolean;
}

/** What reading a setting needs beside its place. */
export interface Reader {
  readonly tell: Tell;
  readonly trust: Trust;
  readonly around: Surroundings;
}

const { policyProblems: said } = words;

/** What counts in place of a setting that can't be read, and what to do. */
function countsInstead<K extends SettingName>({ onBroken }: SettingSpec<K>): string {
  return onBroken === 'unsaid'
    ? said.countsAsUnsaid
    : said.countsUntilCorrected(shown(String(onBroken.value)));
}

/** Why a setting does not count whatever its value is, which is told; undefined where it may. */
function refusal(
  name: SettingName,
  { section, doubled, place }: Named,
  { tell, trust }: Pick<Reader, 'tell' | 'trust'>,
): Said<never> | undefined {
  const told = (kind: 'broken' | 'passed-over', problem: string): Said<never> => {
    tell(problem, place.node.offset, place.key);
    return { kind, problem };
  };
  const { sections, stricter } = settingsRegistry[name];
  if (doubled) return told('broken', said.givenTwice);
  if (!sections.includes(section)) return told('broken', said.notHere(shown(name), sections));
  // SECURITY: see policy-trust.ts; what others can write may take away and never give.
  if (stricter !== 'none' || trust.kind === 'trusted') return undefined;
  return told('passed-over', said.mayOnlyRestrict(trust.why));
}

/** What the policy says of a setting that it names; what is wrong is told with its place. */
export function readSetting<K extends CheckedName>(
  name: K,
  named: Named,
  { tell, trust, around }: Reader,
): Said<SettingValues[K]> {
  const refused = refusal(name, named, { tell, trust });
  if (refused) return refused;
  const { section, place } = named;
  const value = valueAt(place);
  const checked = value.kind === 'good' ? checkSetting(name, value.value, around) : value;
  if (checked.kind === 'good')
    return { kind: 'value', section, value: checked.value, mayOnlyRestrict: trust.kind !== 'trusted' };
  const problem = `${checked.sentence} ${countsInstead<K>(settingsRegistry[name])}`;
  const { key, node } = placeWithin(place, checked.at ?? []);
  tell(problem, node.offset, key);
  return { kind: 'broken', problem };
}

/** What the policy says of its environments; each that is wrong is left out and told, the others count. */
export function readOwnEnvironments(
  named: Named,
  { tell, trust }: Pick<Reader, 'tell' | 'trust'>,
): Said<SettingValues['environments']> {
  const refused = refusal('environments', named, { tell, trust });
  if (refused) return refused;
  const { section, place } = named;
  let first: string | undefined;
  const noted: Tell = (sentence, offset, key) => {
    first ??= sentence;
    tell(sentence, offset, key);
  };
  const value = readEnvironments(noted, place);
  if (value === undefined) return { kind: 'broken', problem: first ?? '' };
  const problem = first === undefined ? {} : { problem: first };
  return { kind: 'value', section, value, mayOnlyRestrict: false, ...problem };
}
