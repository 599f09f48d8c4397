import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { policyHome, type PolicyHome } from '../../../tests/stand-ins/policy-home';
import { noteFile, type NoteFile } from '../note-file';
import type { SettingChange } from './effective-settings';
import { readPolicy } from './read-policy';
import { openSettings, type Settings, type SettingsTools } from './settings';

let home: PolicyHome;
beforeEach(() => (home = policyHome()));
afterEach(() => home.end());

interface Rig extends Settings {
  readonly file: string;
  readonly recorded: (readonly SettingChange[])[];
  readonly sums: (string | undefined)[];
  /** Has the policy changed, and waits until that was read. */
  readonly changePolicy: (text: string) => Promise<void>;
}

function rig(more: Partial<SettingsTools> = {}): Rig {
  const file = join(home.folder, 'settings.json');
  const recorded: (readonly SettingChange[])[] = [];
  const sums: (string | undefined)[] = [];
  let nudge = (): void => undefined;
  const settings = openSettings({
    platform: 'linux',
    readPolicy: () => readPolicy(home.tools),
    watchPolicy: (changed) => {
      nudge = changed;
      return { end: () => (nudge = () => undefined) };
    },
    user: { path: file, note: noteFile(file), unread: noteFile(`${file}.unread`) },
    // What settles does so at once.
    after: (_, then) => {
      then();
      return () => undefined;
    },
    record: async (changes, sum) => {
      recorded.push(changes);
      sums.push(sum);
      return true;
    },
    ...more,
  });
  return {
    ...settings,
    file,
    recorded,
    sums,
    changePolicy: async (text) => {
      home.write(text);
      const heard = new Promise<void>((resolve) => {
        const stop = settings.onChange(() => {
          stop();
          resolve();
        });
      });
      nudge();
      await heard;
    },
  };
}

const enforcing = (enforced: object): string => JSON.stringify({ version: 1, enforced });

describe('settings', () => {
  it('are the policy’s, then the user’s', async () => {
    home.write(enforcing({ coolingOffMinutes: 60 }));
    const { read, current, file } = rig();
    writeFileSync(file, '{"version":1,"settings":{"coolingOffMinutes":5,"theme":"dark"}}');
    const { settings, policy, userFile } = await read();
    expect(settings.coolingOffMinutes).toEqual({ value: 60, source: 'enforced', locked: true });
    expect(settings.theme).toEqual({ value: 'dark', source: 'user', locked: false });
    expect(policy).toMatchObject({
      file: home.file,
      state: 'read',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(userFile).toEqual({ file });
    expect(current()).toEqual(await read());
  });

  it('that nobody has read are asked for by mistake', () => {
    expect(() => rig().current()).toThrow('before they were read');
  });

  it('follow the policy, and what changed is told and recorded with its checksum', async () => {
    const { read, current, onChange, changePolicy, recorded, sums } = rig();
    const before = await read();
    const told: (readonly SettingChange[])[] = [];
    onChange((view, changes) => {
      expect(view).toEqual(current());
      told.push(changes);
    });
    await changePolicy(enforcing({ ticketRequired: true, journalCopyFolder: '/srv/copies' }));
    const changes = [
      { name: 'ticketRequired', from: false, to: true, source: 'enforced' },
      { name: 'journalCopyFolder', from: '', to: '/srv/copies', source: 'enforced' },
    ];
    expect(told).toEqual([changes]);
    expect(recorded).toEqual([changes]);
    expect(sums).toEqual([current().policy.sha256]);
    expect(before.settings.ticketRequired.value).toBe(false);
    expect(current().settings.ticketRequired.value).toBe(true);
    expect(current().settings.journalCopyFolder).toMatchObject({ value: '', afterRestart: '/srv/copies' });
  });

  it('tell of a policy that says the same otherwise, and record nothing', async () => {
    home.write(enforcing({ readOnly: false }));
    const { read, changePolicy, current, recorded } = rig();
    await read();
    await changePolicy(enforcing({ readOnly: 'no' }));
    expect(current().policy.problems).toHaveLength(1);
    expect(recorded).toEqual([]);
  });

  it('are not watched any more once they are closed', async () => {
    const { read, end, onChange, changePolicy } = rig();
    await read();
    let heard = 0;
    onChange(() => (heard += 1));
    end();
    void changePolicy(enforcing({ readOnly: true }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toBe(0);
  });
});

describe('a setting of the user’s own', () => {
  it('counts at once, is on disk, and is recorded', async () => {
    const { set, read, file, recorded } = rig();
    expect(await set('theme', 'dark')).toEqual({ kind: 'set', view: await read(), recorded: true });
    expect((await read()).settings.theme).toEqual({ value: 'dark', source: 'user', locked: false });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, settings: { theme: 'dark' } });
    expect(recorded).toEqual([[{ name: 'theme', from: 'system', to: 'dark', source: 'user' }]]);
  });

  it('is taken back, and the policy’s beginning counts again', async () => {
    home.write('{"version":1,"defaults":{"theme":"light"}}');
    const { set, current, file } = rig();
    await set('theme', 'dark');
    await set('theme', undefined);
    expect(current().settings.theme).toEqual({ value: 'light', source: 'defaults', locked: false });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, settings: {} });
  });

  it('leaves what else is in the file, also what does not count', async () => {
    const { set, file } = rig();
    writeFileSync(file, '{"version":1,"settings":{"retype":"never","later":[1]}}');
    await set('theme', 'dark');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      version: 1,
      settings: { retype: 'never', later: [1], theme: 'dark' },
    });
  });

  it('in a file that can’t be read begins a new one, and the old text is kept beside it', async () => {
    const { set, file } = rig();
    writeFileSync(file, 'by hand');
    await set('theme', 'dark');
    await set('theme', 'light');
    expect(readFileSync(`${file}.unread`, 'utf8')).toBe('by hand');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, settings: { theme: 'light' } });
  });

  it('set twice at once is set in turn, and nothing is lost', async () => {
    const { set, file } = rig();
    await Promise.all([set('theme', 'dark'), set('coolingOffMinutes', 5), set('theme', 'light')]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      version: 1,
      settings: { theme: 'light', coolingOffMinutes: 5 },
    });
  });

  it('is said to be in no record where the journal refuses', async () => {
    const { set } = rig({ record: async () => false });
    expect(await set('theme', 'dark')).toMatchObject({ kind: 'set', recorded: false });
  });

  it.each([
    ['is the organization’s', 'coolingOffMinutes', 5, { why: 'managed' }],
    ['is no user’s', 'readOnly', true, { why: 'not-users' }],
    ['are the environments', 'environments', [], { why: 'not-users' }],
    ['is wrong', 'theme', 'pink', { why: 'wrong', detail: expect.stringContaining('"dark"') }],
    [
      'is no environment',
      'defaultEnvironment',
      'acme',
      { why: 'wrong', detail: expect.stringContaining('acme') },
    ],
  ] as const)('that %s is not set, and nothing is written', async (_, name, value, why) => {
    home.write(enforcing({ coolingOffMinutes: 60 }));
    const { set, file } = rig();
    expect(await set(name, value)).toEqual({ kind: 'stopped', ...why });
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });

  it('is not set where the disk refuses, and what counted before still counts', async () => {
    const note: NoteFile = {
      read: async () => undefined,
      replace: async () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    };
    const { set, current } = rig({ user: { path: 'settings.json', note, unread: note } });
    expect(await set('theme', 'dark')).toEqual({ kind: 'stopped', why: 'not-saved', detail: 'ENOSPC' });
    expect(current().settings.theme.value).toBe('system');
  });

  it('is not set in a file of a newer version, which stays as it is', async () => {
    const { set, file } = rig();
    const text = '{"version":2,"settings":{"theme":"dark"}}';
    writeFileSync(file, text);
    expect(await set('theme', 'light')).toMatchObject({ kind: 'stopped', why: 'not-saved' });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
