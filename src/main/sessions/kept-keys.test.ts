import { expect, it } from 'vitest';
import { demo, live, SessionSetting as Setting } from '../../../tests/sessions/session-setting';

it('one environment’s key is removed, and its session and the other keys stay', async () => {
  const setting = new Setting();
  await setting.signedIn(80);
  setting.keychain.items.set('api-key/live', 'kept by somebody');
  expect(await setting.sessions.forgetKey(demo)).toEqual({ kind: 'forgotten' });
  expect(setting.keychain.items.has('api-key/demo')).toBe(false);
  expect(setting.keychain.items.has('api-key/live')).toBe(true);
  expect(await setting.sessions.signInView(demo)).toMatchObject({ hasKey: false });
  expect(await setting.sessions.state(demo)).toMatchObject({ kind: 'kept' });
  expect(setting.countsFile.text).not.toMatch(/"keys":\["demo/);
  const again = await setting.sessions.signIn(demo, { key: { kind: 'kept' }, lastTry: false });
  expect(again).toEqual({ kind: 'stopped', why: 'no-kept-key' });
});

it('a key that can’t be read is removed too, and one that is not there is gone already', async () => {
  const setting = new Setting();
  setting.keychain.items.set('api-key/demo', 'half a ke');
  expect(await setting.sessions.forgetKey(demo)).toEqual({ kind: 'forgotten' });
  expect(setting.keychain.items.has('api-key/demo')).toBe(false);
  expect(await setting.sessions.forgetKey(live)).toEqual({ kind: 'forgotten' });
});

it('a keychain that does not remove it is told of, and the key stays listed', async () => {
  const setting = new Setting();
  await setting.signedIn(80);
  setting.keychain.trouble = { verb: 'remove', why: 'locked' };
  expect(await setting.sessions.forgetKey(demo)).toMatchObject({ kind: 'unavailable', why: 'locked' });
  setting.keychain.trouble = undefined;
  expect(await setting.sessions.signInView(demo)).toMatchObject({ hasKey: true });
});
