import { describe, expect, it } from 'vitest';
import {
  demo,
  MINUTE,
  signedIn,
  token,
  SessionSetting as Setting,
} from '../../../tests/sessions/session-setting';
import { settled } from '../../../tests/stand-ins/time';

describe('a renewal by hand', () => {
  it.each([
    [() => undefined, { kind: 'stopped', why: 'no-session' }],
    [
      (setting: Setting) => (setting.keychain.trouble = { verb: 'read', why: 'locked' }),
      { kind: 'stopped', why: 'keychain-locked' },
    ],
  ] as const)('%# of nothing sends nothing', async (prepare, answer) => {
    const setting = new Setting();
    prepare(setting);
    expect(await setting.sessions.renew(demo)).toEqual(answer);
    expect(setting.calls).toEqual([]);
  });

  it('is stopped while another is under way', async () => {
    const setting = await signedIn(80);
    setting.renewReply = () => new Promise(() => undefined);
    void setting.sessions.renew(demo);
    await settled();
    expect(await setting.sessions.state(demo)).toMatchObject({ renewal: { kind: 'under-way' } });
    expect(await setting.sessions.renew(demo)).toEqual({ kind: 'stopped', why: 'under-way' });
    expect(setting.sent('renew')).toHaveLength(1);
  });

  it('is stopped after 15 in an hour, over a restart too, and goes on after it', async () => {
    const setting = await signedIn(80);
    for (let index = 0; index < 15; index += 1)
      expect(await setting.sessions.renew(demo)).toMatchObject({ kind: 'renewed' });
    expect(await setting.sessions.renew(demo)).toMatchObject({ kind: 'failed', why: 'used-up' });
    setting.open();
    expect(await setting.sessions.renew(demo)).toMatchObject({ kind: 'failed', why: 'used-up' });
    expect(setting.sent('renew')).toHaveLength(15);
    await setting.time.pass(60 * MINUTE + 2_000);
    expect(setting.sent('renew')).toHaveLength(16);
  });

  it('whose token the keychain doesn’t take leaves the old one', async () => {
    const setting = await signedIn(80);
    setting.keychain.trouble = { verb: 'write', why: 'denied' };
    expect(await setting.sessions.renew(demo)).toMatchObject({ kind: 'failed', why: 'keychain-denied' });
    expect(await setting.sessions.read(demo)).toMatchObject({ kind: 'token', token });
  });
});
