import { describe, expect, it } from 'vitest';
import { demo, live, SessionSetting as Setting, token } from '../../../tests/sessions/session-setting';

const at = '2026-11-23T12:00:00.000Z';

describe('a pasted token', () => {
  it('is kept, used for its environment alone, recorded by its fingerprint, and gone from the clipboard', async () => {
    const setting = new Setting();
    const answer = await setting.sessions.paste(demo);
    expect(answer).toMatchObject({ kind: 'saved', clipboard: 'cleared', recorded: true });
    expect(setting.clipboard).toBe('');
    const state = await setting.sessions.state(demo);
    expect(state).toEqual({
      ...{ kind: 'kept', fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/), savedAt: at, how: 'pasted' },
      renewal: { kind: 'not-planned' },
    });
    expect(await setting.sessions.read(demo)).toMatchObject({ kind: 'token', token });
    expect(await setting.sessions.read(live)).toEqual({ kind: 'none' });
    const fingerprint = state.kind === 'kept' ? state.fingerprint : '';
    expect(setting.records).toEqual([
      {
        type: 'session.saved',
        data: { environment: 'demo', tokenFingerprint: fingerprint, how: 'pasted' },
      },
    ]);
  });

  it('stands in nothing that the page or the journal gets', async () => {
    const setting = new Setting();
    const told = [
      await setting.sessions.paste(demo),
      await setting.sessions.state(demo),
      await setting.sessions.forget(demo),
      setting.records,
    ];
    expect(JSON.stringify(told)).not.toContain(token);
  });

  it('leaves the clipboard alone where something else came there meanwhile', async () => {
    const setting = new Setting();
    const write = setting.keychain.write;
    Object.assign(setting.keychain, {
      write: async (name: string, secret: string) => {
        setting.clipboard = 'somebody else’s text';
        return write(name, secret);
      },
    });
    expect(await setting.sessions.paste(demo)).toMatchObject({ kind: 'saved', clipboard: 'changed' });
    expect(setting.clipboard).toBe('somebody else’s text');
  });

  it.each([
    ['', 'clipboard-empty'],
    ['short', 'token-too-short'],
    ['x'.repeat(9000), 'token-too-long'],
    ['two words that are no token', 'token-not-visible-ascii'],
  ])('%# is refused and changes nothing', async (text, why) => {
    const setting = new Setting();
    setting.clipboard = text;
    expect(await setting.sessions.paste(demo)).toEqual({ kind: 'stopped', why });
    expect(setting.clipboard).toBe(text);
    expect(setting.keychain.items.size).toBe(0);
    expect(setting.records).toEqual([]);
  });

  it('is saved even where the journal can’t take the record, and that is said', async () => {
    const setting = new Setting();
    setting.journalWorks = false;
    expect(await setting.sessions.paste(demo)).toMatchObject({ kind: 'saved', recorded: false });
  });

  it.each(['missing', 'locked', 'denied', 'timed-out', 'damaged'] as const)(
    'stays on the clipboard where the keychain is %s',
    async (why) => {
      const setting = new Setting();
      setting.keychain.trouble = { verb: 'write', why };
      expect(await setting.sessions.paste(demo)).toEqual({ kind: 'stopped', why: `keychain-${why}` });
      expect(setting.clipboard).toBe(`Bearer ${token}`);
      setting.keychain.trouble = { verb: 'all', why };
      expect(await setting.sessions.state(demo)).toEqual({ kind: 'unavailable', why });
      expect(await setting.sessions.read(demo)).toEqual({ kind: 'unavailable', why });
    },
  );
});

describe('a session', () => {
  it('has the same fingerprint for the same token on this computer, and another elsewhere', async () => {
    const here = new Setting();
    const first = await here.pasted();
    here.clipboard = token;
    expect(await here.pasted()).toBe(first);
    expect(await new Setting().pasted()).not.toBe(first);
  });

  it('is read with one call of the keychain', async () => {
    const setting = new Setting();
    await setting.pasted();
    setting.keychain.calls.length = 0;
    await setting.sessions.read(demo);
    expect(setting.keychain.calls).toEqual(['read session/demo']);
  });

  it.each(['https://other.example/v1', 'https://demo.example:444/v1'])(
    'is dropped at another address, %s, and that is recorded: a token is never sent to another host',
    async (baseUrl) => {
      const setting = new Setting();
      const tokenFingerprint = await setting.pasted();
      const moved = { id: 'demo', baseUrl };
      expect(await setting.sessions.read(moved)).toEqual({ kind: 'none' });
      expect(await setting.sessions.state(moved)).toEqual({ kind: 'none', why: 'address-changed' });
      expect(setting.keychain.items.has('session/demo')).toBe(false);
      expect(setting.records.at(-1)).toEqual({
        type: 'session.forgotten',
        data: { environment: 'demo', tokenFingerprint, how: 'address-changed' },
      });
    },
  );

  it('stays where the address changed below the same host', async () => {
    const setting = new Setting();
    await setting.pasted();
    const samePlace = { id: 'demo', baseUrl: 'https://demo.example/v2' };
    expect(await setting.sessions.read(samePlace)).toMatchObject({ kind: 'token' });
  });

  it('is damaged where the keychain holds something else', async () => {
    const setting = new Setting();
    for (const text of ['', '{', '{"v":1}', JSON.stringify({ v: 1, token: 'a b', origin: '' })]) {
      setting.keychain.items.set('session/demo', text);
      expect(await setting.sessions.read(demo)).toEqual({ kind: 'unavailable', why: 'damaged' });
    }
    expect(await setting.sessions.forget(demo)).toEqual({ kind: 'forgotten', recorded: true });
    expect(await setting.sessions.read(demo)).toEqual({ kind: 'none' });
  });

  it('is forgotten on demand, and that is recorded once', async () => {
    const setting = new Setting();
    const tokenFingerprint = await setting.pasted();
    expect(await setting.sessions.forget(demo)).toEqual({ kind: 'forgotten', recorded: true });
    expect(await setting.sessions.forget(demo)).toEqual({ kind: 'forgotten', recorded: true });
    expect(await setting.sessions.state(demo)).toEqual({ kind: 'none' });
    expect(setting.records.slice(1)).toEqual([
      {
        type: 'session.forgotten',
        data: { environment: 'demo', tokenFingerprint, how: 'by-administrator' },
      },
    ]);
  });

  it('that the server rejected is marked at once and over a restart, until it is pasted anew', async () => {
    const setting = new Setting();
    const fingerprint = await setting.pasted();
    const marking = setting.sessions.heard(demo, fingerprint, 401);
    expect(await setting.sessions.read(demo)).toEqual({ kind: 'rejected' });
    await marking;
    expect(setting.records.at(-1)).toEqual({
      type: 'session.rejected',
      data: { environment: 'demo', tokenFingerprint: fingerprint, how: 'status-401' },
    });
    const restarted = new Setting();
    setting.keychain.items.forEach((secret, name) => restarted.keychain.items.set(name, secret));
    expect(await restarted.sessions.state(demo)).toMatchObject({ kind: 'rejected', rejectedAt: at });
    expect(await restarted.sessions.read(demo)).toEqual({ kind: 'rejected' });
    await restarted.pasted();
    expect(await restarted.sessions.read(demo)).toMatchObject({ kind: 'token' });
    setting.clipboard = token;
    await setting.pasted();
    expect(await setting.sessions.read(demo)).toMatchObject({ kind: 'token' });
  });

  it('that replaced the rejected one is left alone', async () => {
    const setting = new Setting();
    const first = await setting.pasted();
    setting.clipboard = 'another-token-0123456789';
    await setting.pasted();
    await setting.sessions.heard(demo, first, 401);
    expect(await setting.sessions.read(demo)).toMatchObject({
      kind: 'token',
      token: 'another-token-0123456789',
    });
  });
});
