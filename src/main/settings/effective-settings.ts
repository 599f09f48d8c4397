import { isDeepStrictEqual } from 'node:util';
import { settingNames, settingsRegistry } from '../../contract/settings-registry';
import type { SettingName, SettingValues } from '../../contract/setting-values';
import type { EffectiveSetting, EffectiveSettings, SettingSource } from '../../contract/settings';
import type { Checked } from './checked';
import type { PolicySays, Said } from './policy-says';
import { strictness } from './strictness';

/** What the user's own file says, each value checked; a setting that it does not name is not there. */
export type UserSays = { readonly [K in SettingName]?: Checked<SettingValues[K]> };

interface From<K extends SettingName> {
  readonly value: SettingValues[K];
  readonly source: SettingSource;
}

/** The stricter of two; the first where neither is. */
function stricterOf<K extends SettingName>(name: K, one: From<K>, other: From<K>): From<K> {
  return strictness(name, one.value) >= strictness(name, other.value) ? one : other;
}

/** What counts where the policy says nothing. */
function withoutPolicy<K extends SettingName>(name: K, own: Checked<SettingValues[K]> | undefined): From<K> {
  if (own?.kind === 'good') return { value: own.value, source: 'user' };
  return { value: settingsRegistry[name].builtIn, source: 'built-in' };
}

/** What counts of what the policy says, over what would count without it. */
function withPolicy<K extends SettingName>(name: K, said: Said<SettingValues[K]>, without: From<K>): From<K> {
  const { onBroken, builtIn } = settingsRegistry[name];
  if (said.kind === 'passed-over') return without;
  if (said.kind === 'broken') {
    if (onBroken === 'unsaid') return without;
    // A user who was stricter than that stays so.
    return stricterOf(name, { value: onBroken.value, source: 'broken' }, without);
  }
  const { section, value, mayOnlyRestrict } = said;
  const decided: From<K> = { value, source: section };
  if (section === 'enforced') {
    // SECURITY: what others than administrators can write takes away and never gives.
    return mayOnlyRestrict ? stricterOf(name, decided, without) : decided;
  }
  if (without.source === 'user') return without;
  return mayOnlyRestrict ? stricterOf(name, decided, { value: builtIn, source: 'built-in' }) : decided;
}

/** A setting as it counts: enforced, then the user's own, then the policy's defaults, then built-in. */
function effectiveOne<K extends SettingName>(
  name: K,
  said: Said<SettingValues[K]> | undefined,
  own: Checked<SettingValues[K]> | undefined,
): EffectiveSetting<K> {
  const { users } = settingsRegistry[name];
  const mine = users ? own : undefined;
  const without = withoutPolicy(name, mine);
  const { value, source } = said ? withPolicy(name, said, without) : without;
  const locked = !users || source === 'enforced' || source === 'broken';
  const problem = said?.problem ?? (mine?.kind === 'wrong' ? mine.sentence : undefined);
  return { value, source, locked, ...(problem !== undefined && { problem }) };
}

/** The value of the start goes on where a change counts from the next start on. */
function sinceStart<K extends SettingName>(
  name: K,
  one: EffectiveSetting<K>,
  started: SettingValues[K],
): EffectiveSetting<K> {
  if (!settingsRegistry[name].restart || isDeepStrictEqual(one.value, started)) return one;
  return { ...one, value: started, afterRestart: one.value };
}

function addEffective<K extends SettingName>(
  settings: { -readonly [P in K]?: EffectiveSetting<P> },
  name: K,
  one: EffectiveSetting<K>,
): void {
  settings[name] = one;
}

type Whole = { -readonly [K in SettingName]?: EffectiveSetting<K> };

const isWhole = (settings: Whole): settings is EffectiveSettings =>
  settingNames.every((name) => settings[name] !== undefined);

/**
 * Every setting as it counts, from what the policy and the user say. `started` is what counted at this start; without it
 * this is the start.
 */
export function effectiveSettings(
  policy: PolicySays,
  user: UserSays,
  started?: EffectiveSettings,
): EffectiveSettings {
  const settings: Whole = {};
  const add = <K extends SettingName>(name: K): void => {
    const one: EffectiveSetting<K> = effectiveOne<K>(name, policy[name], user[name]);
    addEffective<K>(settings, name, started ? sinceStart(name, one, started[name].value) : one);
  };
  settingNames.forEach((name) => add(name));
  if (!isWhole(settings)) throw new Error('A setting has no effective value.');
  return settings;
}

/** A setting that has another value than before; what counts from the next start on has changed, too. */
export interface SettingChange {
  readonly name: SettingName;
  readonly from: SettingValues[SettingName];
  readonly to: SettingValues[SettingName];
  /** Where the new value comes from. */
  readonly source: SettingSource;
}

const decided = <K extends SettingName>(one: EffectiveSetting<K>): SettingValues[K] =>
  one.afterRestart ?? one.value;

/** What is different between two times, in the registry's order. */
export function changesBetween(
  before: EffectiveSettings,
  after: EffectiveSettings,
): readonly SettingChange[] {
  const changes: SettingChange[] = [];
  const compare = <K extends SettingName>(name: K): void => {
    const from = decided<K>(before[name]);
    const to = decided<K>(after[name]);
    if (!isDeepStrictEqual(from, to)) changes.push({ name, from, to, source: after[name].source });
  };
  settingNames.forEach((name) => compare(name));
  return changes;
}
