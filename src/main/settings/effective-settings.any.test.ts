import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { others, saying, trusted, view } from '../../../tests/settings/what-counts';
import { settingNames, settingsRegistry } from '../../contract/settings-registry';
import type { SettingName } from '../../contract/setting-values';
import type { EffectiveSettings } from '../../contract/settings';
import { strictness } from './strictness';

describe('of any policy and any user’s own file', () => {
  const any = fc.oneof(
    fc.jsonValue(),
    fc.boolean(),
    fc.nat(2000),
    fc.constantFrom('refuse', 'everywhere', 'later'),
  );
  const named = fc.constantFrom<string>(...settingNames, 'unknown');
  const some = fc.dictionary(named, any, { maxKeys: 8 });
  const trusts = fc.constantFrom(trusted, others);
  const looser = (settings: EffectiveSettings, than: EffectiveSettings): readonly SettingName[] =>
    settingNames.filter(
      (name) => strictness(name, settings[name].value) < strictness(name, than[name].value),
    );
  const builtIn = view('{"version":1}').settings;

  it('nothing is looser than what is built in', () => {
    fc.assert(
      fc.property(some, some, some, trusts, (enforced, defaults, own, trust) => {
        expect(looser(view(saying(enforced, defaults), own, { trust }).settings, builtIn)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('one that others could have written takes away and never gives', () => {
    fc.assert(
      fc.property(some, some, some, (enforced, defaults, own) => {
        const { settings } = view(saying(enforced, defaults), own, { trust: others });
        const without = view('{"version":1}', own).settings;
        expect(looser(settings, without)).toEqual([]);
        for (const name of settingNames.filter((one) => settingsRegistry[one].stricter === 'none'))
          if (settings[name].source !== 'broken') expect(settings[name].value).toEqual(without[name].value);
      }),
      { numRuns: 150 },
    );
  });

  it('a good policy that was cut off anywhere counts for nothing, not even where it says read-only', () => {
    const good = saying(
      { readOnly: true, coolingOffMinutes: 10080, retype: 'live' },
      { notesRequired: true },
    );
    for (let length = 0; length < good.trimEnd().length; length += 1) {
      const { settings, policy } = view(good.slice(0, length), {}, { trust: trusted });
      expect(policy.state).toBe('not-read');
      expect([settings.readOnly, settings.coolingOffMinutes]).toMatchObject([
        { value: false },
        { value: 60 },
      ]);
      expect(looser(settings, builtIn)).toEqual([]);
    }
  });

  it('any bytes, and any damage to a good policy, leave nothing looser than built in, nothing read-only and nothing without environments', () => {
    const good = saying({ coolingOffMinutes: 60, environmentsOffered: ['demo'] }, { notesRequired: true });
    const damaged = fc
      .tuple(fc.nat(good.length), fc.nat(8), fc.uint8Array({ maxLength: 4 }))
      .map(([at, cut, put]) =>
        Buffer.concat([Buffer.from(good.slice(0, at)), put, Buffer.from(good.slice(at + cut))]),
      );
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), damaged), trusts, (bytes, trust) => {
        const { settings, policy } = view(bytes, {}, { trust });
        expect(looser(settings, builtIn)).toEqual([]);
        expect(settings.readOnly.value).toBe(false);
        expect(settings.environmentsOffered.value.every((id) => id === 'demo')).toBe(true);
        if (policy.state === 'not-read') expect(settings.coolingOffMinutes.value).toBe(60);
      }),
      { numRuns: 150 },
    );
  });
});
