import { describe, expect, it } from 'vitest';
import { others, saying, view } from '../../../tests/settings/what-counts';
import { settingNames, settingsRegistry } from '../../contract/settings-registry';
import { changesBetween } from './effective-settings';
import { notRead } from './parse-policy';
import { settingsView } from './settings-view';
import { strictness } from './strictness';
import { parseUserFile } from './user-settings';

describe('what counts', () => {
  it.each<[string, object, object, Readonly<Record<string, unknown>>, unknown, string, boolean]>([
    ['nothing was said', {}, {}, {}, 0, 'built-in', false],
    ['the policy begins with', {}, { coolingOffMinutes: 30 }, {}, 30, 'defaults', false],
    ['the user chose over it', {}, { coolingOffMinutes: 30 }, { coolingOffMinutes: 5 }, 5, 'user', false],
    ['the user chose', {}, {}, { coolingOffMinutes: 5 }, 5, 'user', false],
    [
      'the policy decided over him',
      { coolingOffMinutes: 60 },
      {},
      { coolingOffMinutes: 90 },
      60,
      'enforced',
      true,
    ],
    ['the policy says both', { coolingOffMinutes: 60 }, { coolingOffMinutes: 30 }, {}, 60, 'enforced', true],
    ['the policy is wrong', { coolingOffMinutes: '60' }, {}, { coolingOffMinutes: 5 }, 60, 'broken', true],
    ['its beginning is wrong', {}, { coolingOffMinutes: -1 }, {}, 60, 'broken', true],
    [
      'the policy is wrong and the user stricter',
      { coolingOffMinutes: '60' },
      {},
      { coolingOffMinutes: 90 },
      90,
      'user',
      false,
    ],
    ['the user is wrong', {}, { coolingOffMinutes: 30 }, { coolingOffMinutes: 'x' }, 30, 'defaults', false],
  ])('where %s', (_, enforced, defaults, own, value, source, locked) => {
    expect(view(saying(enforced, defaults), own).settings.coolingOffMinutes).toMatchObject({
      value,
      source,
      locked,
    });
  });

  it('is never a user’s where users have no value, and that is said of the file', () => {
    const { settings, userFile } = view(saying({}), { readOnly: true, ticketRequired: true, nonsense: 1 });
    expect(settings.readOnly).toEqual({ value: false, source: 'built-in', locked: true });
    expect(userFile.problem).toMatch(
      /“readOnly” is not the user’s.*“ticketRequired” is.*“nonsense” is no setting/,
    );
  });

  it('says what is wrong beside the setting, the policy’s first', () => {
    const { settings } = view(saying({ retype: 'always' }), { retype: 1, theme: 'pink' });
    expect(settings.retype.problem).toMatch(/"live", "everywhere".*“everywhere” counts/);
    expect(settings.theme).toMatchObject({ value: 'system', source: 'built-in', locked: false });
    expect(settings.theme.problem).toContain('"dark"');
  });

  it('is as if the policy did not name it where the setting says so', () => {
    const { settings } = view(saying({ keepApiKeys: 'no', proxy: { mode: 'given' } }), {
      keepApiKeys: false,
    });
    expect(settings.keepApiKeys).toMatchObject({ value: false, source: 'user', locked: false });
    expect(settings.proxy).toMatchObject({ value: { mode: 'system' }, source: 'built-in', locked: true });
  });

  it('knows environments of the policy wherever they are named', () => {
    const acme = { id: 'acme', name: 'Acme', kind: 'live', baseUrl: 'https://a.example' };
    const policy = saying({ environmentsOffered: ['acme'], environments: [acme] });
    const { settings, policy: read } = view(policy, { defaultEnvironment: 'acme' });
    expect(read.problems).toEqual([]);
    expect(settings.environmentsOffered.value).toEqual(['acme']);
    expect(settings.defaultEnvironment).toMatchObject({ value: 'acme', source: 'user' });
  });
});

describe('a policy of which nothing counts', () => {
  it('has each setting take the value that it has for that case, locked, with the reason', () => {
    const { settings } = settingsView({
      platform: 'linux',
      policy: notRead('policy.json', 'gone', [{ file: 'policy.json', sentence: 'It is gone.' }]),
      userPath: 'settings.json',
      user: parseUserFile(undefined),
    });
    for (const name of settingNames) {
      const { onBroken, builtIn, users } = settingsRegistry[name];
      const expected =
        onBroken === 'unsaid'
          ? { value: builtIn, source: 'built-in', locked: !users }
          : strictness(name, onBroken.value) >= strictness(name, builtIn)
            ? { value: onBroken.value, source: 'broken', locked: true }
            : expect.unreachable();
      expect(settings[name], name).toEqual({ ...expected, problem: 'It is gone.' });
    }
    expect(settings.readOnly.value).toBe(false);
    expect(settings.environmentsOffered.value).toEqual([]);
  });
});

describe('a policy that others could have written', () => {
  it('counts as far as it restricts', () => {
    const policy = saying(
      { coolingOffMinutes: 60, retype: 'everywhere', readOnly: true, keepApiKeys: true, notesMinLength: 3 },
      { notesRequired: true },
    );
    const { settings } = view(
      policy,
      { notesMinLength: 8, keepApiKeys: false, notesRequired: false },
      { trust: others },
    );
    expect(settings.coolingOffMinutes).toEqual({ value: 60, source: 'enforced', locked: true });
    expect(settings.retype.value).toBe('everywhere');
    expect(settings.readOnly.value).toBe(true);
    expect(settings.keepApiKeys).toEqual({ value: false, source: 'user', locked: false });
    expect(settings.notesMinLength).toEqual({ value: 8, source: 'user', locked: false });
    expect(settings.notesRequired).toEqual({ value: false, source: 'user', locked: false });
  });

  it('is passed over where a value could give something, and that is said', () => {
    const given = { mode: 'given', server: 'evil.example:1' };
    const { settings, policy } = view(
      saying({ proxy: given, reasonCodes: [] }, { theme: 'dark' }),
      {},
      { trust: others },
    );
    expect(settings.proxy.value).toEqual({ mode: 'system' });
    expect(settings.theme.value).toBe('system');
    for (const name of ['proxy', 'theme', 'reasonCodes'] as const)
      expect(settings[name].problem).toContain('others than administrators could have written it');
    expect(policy.problems).toHaveLength(3);
  });
});

describe('a setting that counts from the next start on', () => {
  it('keeps the value of this start, says what comes, and is among what changed', () => {
    const started = view(saying({ defaultEnvironment: 'demo' })).settings;
    const { settings } = view(saying({ defaultEnvironment: 'live', theme: 'dark' }), {}, { started });
    expect(settings.defaultEnvironment).toEqual({
      value: 'demo',
      afterRestart: 'live',
      source: 'enforced',
      locked: true,
    });
    expect(settings.theme).toEqual({ value: 'dark', source: 'enforced', locked: true });
    expect(changesBetween(started, settings)).toEqual([
      { name: 'defaultEnvironment', from: 'demo', to: 'live', source: 'enforced' },
      { name: 'theme', from: 'system', to: 'dark', source: 'enforced' },
    ]);
    const again = view(saying({ defaultEnvironment: 'demo' }), {}, { started }).settings;
    expect(again.defaultEnvironment).not.toHaveProperty('afterRestart');
    expect(changesBetween(started, again)).toEqual([]);
  });
});
