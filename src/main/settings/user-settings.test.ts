import { describe, expect, it } from 'vitest';
import { MemoryFile } from '../../../tests/sessions/session-setting';
import type { PolicyValues } from '../../contract/settings';
import { keyKeepingSetting, type KeyKeepingSetting } from './key-keeping';
import { userSettingsIn } from './user-settings';

function settingOver(
  keepApiKeys: PolicyValues['keepApiKeys'],
  file = new MemoryFile(),
  broken = new MemoryFile(),
): KeyKeepingSetting {
  const values = { environments: [], ...(keepApiKeys ? { keepApiKeys } : {}) };
  return keyKeepingSetting(async () => ({ values }), userSettingsIn(file, broken));
}

describe('whether keys are kept', () => {
  it.each([
    [undefined, undefined, { keep: true, locked: false }],
    [undefined, false, { keep: false, locked: false }],
    [{ keep: false, isEnforced: false }, undefined, { keep: false, locked: false }],
    [{ keep: false, isEnforced: false }, true, { keep: true, locked: false }],
    [{ keep: false, isEnforced: true }, true, { keep: false, locked: true }],
    [{ keep: true, isEnforced: true }, false, { keep: true, locked: true }],
  ])('with a policy of %j and a user who said %j is %j', async (policy, user, keeping) => {
    const file = new MemoryFile();
    if (user !== undefined) file.text = JSON.stringify({ version: 1, keepApiKeys: user });
    expect(await settingOver(policy, file).read()).toEqual(keeping);
  });

  it('is the user’s to decide, and stays so over a restart', async () => {
    const file = new MemoryFile();
    const keeping = { keep: false, locked: false };
    expect(await settingOver(undefined, file).set(false)).toEqual({ kind: 'set', keeping });
    expect(await settingOver(undefined, file).read()).toEqual(keeping);
  });

  it('is not the user’s where the policy enforces it', async () => {
    const file = new MemoryFile();
    const setting = settingOver({ keep: false, isEnforced: true }, file);
    expect(await setting.set(true)).toEqual({ kind: 'stopped', why: 'managed' });
    expect(file.text).toBeUndefined();
  });

  it('stays as it was where the disk refuses the change', async () => {
    const file = new MemoryFile();
    file.refuses = 'ENOSPC';
    const setting = settingOver(undefined, file);
    expect(await setting.set(false)).toEqual({ kind: 'stopped', why: 'not-saved', code: 'ENOSPC' });
    expect(await setting.read()).toEqual({ keep: true, locked: false });
  });
});

describe('a settings file', () => {
  it.each(['', '{', '[]', '{"version":2}', '{"version":1,"keepApiKeys":"no"}', '{"version":1,"other":1}'])(
    'that holds %j says nothing, and is kept under another name once it is replaced',
    async (text) => {
      const [file, broken] = [new MemoryFile(), new MemoryFile()];
      file.text = text;
      const setting = settingOver(undefined, file, broken);
      expect(await setting.read()).toEqual({ keep: true, locked: false });
      expect(file.text).toBe(text);
      await setting.set(false);
      expect(broken.text).toBe(text);
      expect(file.text).toBe('{\n  "version": 1,\n  "keepApiKeys": false\n}\n');
    },
  );

  it('is left alone where its broken text can’t be kept', async () => {
    const [file, broken] = [new MemoryFile(), new MemoryFile()];
    file.text = 'my own words';
    broken.refuses = 'EACCES';
    expect(await settingOver(undefined, file, broken).set(false)).toMatchObject({ code: 'EACCES' });
    expect(file.text).toBe('my own words');
  });
});
