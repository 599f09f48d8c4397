import { describe, expect, it } from 'vitest';
import {
  demo,
  given,
  later,
  live,
  MINUTE,
  signedIn,
  token,
  SessionSetting as Setting,
} from '../../../tests/sessions/session-setting';
import { settled } from '../../../tests/stand-ins/time';
import type { RenewReply } from './auth-replies';

describe('an order', () => {
  it('is not disturbed by a renewal that is due, but for the last minutes', async () => {
    const setting = await signedIn(80);
    const letGo = setting.sessions.hold(demo);
    await setting.time.pass(76 * MINUTE);
    expect(setting.sent('renew')).toEqual([]);
    await setting.time.pass(1 * MINUTE + 1_000);
    expect(setting.sent('renew')).toHaveLength(1);
    letGo();
  });

  it('that ends lets a renewal begin at once', async () => {
    const setting = await signedIn(80);
    const letGo = setting.sessions.hold(demo);
    await setting.time.pass(70 * MINUTE);
    letGo();
    await settled();
    expect(setting.sent('renew')).toHaveLength(1);
  });

  it('waits 5 seconds at most for a renewal under way, then goes with the token that is kept', async () => {
    const setting = await signedIn(80);
    setting.renewReply = () => new Promise(() => undefined);
    await setting.time.pass(68 * MINUTE + 1_000);
    let read: unknown;
    void setting.sessions.read(demo).then((session) => (read = session));
    await setting.time.pass(4_999);
    expect(read).toBeUndefined();
    await setting.time.pass(1);
    expect(read).toMatchObject({ kind: 'token', token });
  });

  it('is never sent with a token whose time is over; it is removed, and that is recorded', async () => {
    const setting = await signedIn(2);
    setting.renewReply = () => ({ kind: 'not-reached', failure: 'offline' });
    await setting.time.pass(2 * MINUTE);
    expect(await setting.sessions.read(demo)).toEqual({ kind: 'expired' });
    expect(setting.keychain.items.has('session/demo')).toBe(false);
    expect(setting.records.at(-1)).toMatchObject({
      type: 'session.forgotten',
      data: { environment: 'demo', how: 'expired' },
    });
    expect(setting.changes.at(-1)?.session).toMatchObject({ kind: 'expired', expiredAt: later(2) });
  });
});

describe('read-only', () => {
  it('has nothing renewed by itself while it lasts, and what is due at once when it is over', async () => {
    const setting = new Setting();
    setting.renewReply = () => given(80);
    await setting.pasted();
    await setting.sessions.renew(demo);
    setting.mayRenew = () => false;
    await setting.time.pass(72 * MINUTE);
    expect(setting.sent('renew')).toHaveLength(1);
    setting.mayRenew = () => true;
    await setting.time.pass(MINUTE);
    expect(setting.sent('renew')).toHaveLength(2);
  });
});

describe('an environment that is not on offer any more', () => {
  it('has its session renewed no longer, and the others go on', async () => {
    const setting = new Setting();
    setting.renewReply = () => given(80);
    await setting.pasted();
    await setting.sessions.renew(demo);
    const asked: string[] = [];
    setting.mayRenew = (id) => {
      asked.push(id);
      return id !== demo.id;
    };
    await setting.time.pass(72 * MINUTE);
    expect(setting.sent('renew')).toHaveLength(1);
    expect(new Set(asked)).toEqual(new Set([demo.id]));
  });
});

describe('a pasted token', () => {
  it('is renewed at the administrator’s word alone, and by itself from then on', async () => {
    const setting = new Setting();
    setting.renewReply = () => given(80);
    await setting.pasted();
    await setting.time.pass(600 * MINUTE);
    expect(setting.sent('renew')).toEqual([]);
    expect(setting.time.timers()).toBe(0);
    expect(await setting.sessions.renew(demo)).toMatchObject({
      kind: 'renewed',
      session: { kind: 'kept', how: 'pasted', renewal: { kind: 'planned' } },
      recorded: true,
    });
    await setting.time.pass(69 * MINUTE);
    expect(setting.sent('renew')).toHaveLength(2);
  });

  it('is marked at once where the server says that it is none', async () => {
    const setting = new Setting();
    setting.whoReply = () => ({ kind: 'rejected', httpStatus: 401 });
    await setting.pasted();
    await settled();
    expect(await setting.sessions.read(demo)).toEqual({ kind: 'rejected' });
    expect(setting.changes.at(-1)?.session).toMatchObject({ kind: 'rejected', closedElsewhere: false });
  });

  it('is named by the server once it has answered', async () => {
    const setting = new Setting();
    const who = { name: 'Dana Whitfield', userId: '9007199254740993', organization: 'Northgate' };
    setting.whoReply = () => ({ kind: 'who', who });
    await setting.pasted();
    await settled();
    expect(setting.changes.at(-1)?.session).toMatchObject({ kind: 'kept', who });
    expect(await setting.sessions.read(demo)).toMatchObject({ who });
  });
});

describe('a restart', () => {
  it('takes up the sessions that are known to be there, and asks the keychain for no other', async () => {
    const setting = await signedIn(80);
    await setting.time.pass(10 * MINUTE);
    setting.keychain.calls.length = 0;
    await setting.open().resume([demo, live]);
    expect(setting.keychain.calls).toEqual(['read session/demo']);
    await setting.time.pass(59 * MINUTE);
    expect(setting.sent('renew')).toHaveLength(1);
  });

  it('asks the keychain for nothing where there was no session', async () => {
    const setting = new Setting();
    await setting.sessions.resume([demo, live]);
    expect(setting.keychain.calls).toEqual([]);
    expect(setting.time.timers()).toBe(0);
  });

  it.each([-600, 0, 600])('with the clock set by %i minutes never lengthens a session', async (minutes) => {
    const setting = await signedIn(80);
    setting.time.dropListeners();
    setting.time.setClockBy(minutes * MINUTE);
    await setting.time.pass(80 * MINUTE);
    setting.open();
    expect(await setting.sessions.read(demo)).toEqual({ kind: 'expired' });
  });
});

describe('the end of the application', () => {
  it('waits for a renewal under way, and begins no other', async () => {
    const setting = await signedIn(80);
    let answer: (reply: RenewReply) => void = () => undefined;
    setting.renewReply = () => new Promise((resolve) => (answer = resolve));
    await setting.time.pass(69 * MINUTE);
    let ended = false;
    void setting.sessions.end().then(() => (ended = true));
    await settled();
    expect(ended).toBe(false);
    answer(given(80));
    await settled();
    expect(ended).toBe(true);
    await setting.time.pass(600 * MINUTE);
    expect(setting.sent('renew')).toHaveLength(1);
  });
});
