import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { policyHome, type PolicyHome } from '../../tests/stand-ins/policy-home';
import { settingsIn, type SettingsPlace } from './real-settings';
import { openSettings, type Settings } from './settings/settings';

let home: PolicyHome;
let settings: Settings | undefined;
beforeEach(() => (home = policyHome()));
afterEach(() => {
  settings?.end();
  home.end();
});

const place = (): SettingsPlace => ({
  policyFolder: home.folder,
  stateFolder: join(home.folder, '..', 'state'),
  disk: home.tools.disk,
});
const open = (): Settings => (settings = openSettings({ ...settingsIn(place()), record: async () => true }));

it('a policy that is made, changed and taken away while the application runs counts within seconds, all on a real disk', async () => {
  const { read, current } = open();
  expect((await read()).policy.state).toBe('missing');
  const minutes = (): number => current().settings.coolingOffMinutes.value;
  const soon = { timeout: 6000, interval: 20 };
  home.write('{"version":1,"enforced":{"coolingOffMinutes":5}}');
  await vi.waitFor(() => expect(minutes()).toBe(5), soon);
  home.write('{"version":1,"enforced":{"coolingOffMinutes":500}}');
  await vi.waitFor(() => expect(minutes()).toBe(500), soon);
  rmSync(home.file);
  await vi.waitFor(() => expect(current().policy.state).toBe('gone'), soon);
  expect(minutes()).toBe(60);
}, 20_000);

it('who only looks writes nothing down', async () => {
  home.write('{"version":1}');
  expect((await settingsIn(place(), true).readPolicy()).state).toBe('read');
  home.write('{"version":1,"enforced":{"readOnly":true}}');
  await settingsIn(place(), true).readPolicy();
  expect(existsSync(place().stateFolder)).toBe(false);
});
