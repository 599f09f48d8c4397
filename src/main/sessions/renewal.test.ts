import { describe, expect, it } from 'vitest';
import { demo, given, later, MINUTE, next, signedIn, token } from '../../../tests/sessions/session-setting';
import { settled } from '../../../tests/stand-ins/time';

describe('a renewal', () => {
  it('comes 12 minutes before the end by itself, and is recorded', async () => {
    const setting = await signedIn(80);
    expect(await setting.sessions.state(demo)).toMatchObject({
      kind: 'kept',
      expiresAt: later(80),
      renewal: { kind: 'planned', at: later(68) },
    });
    await setting.time.pass(68 * MINUTE - 1);
    expect(setting.sent('renew')).toEqual([]);
    await setting.time.pass(1_000);
    expect(setting.sent('renew')).toEqual([`renew ${demo.baseUrl} ${token}`]);
    expect(await setting.sessions.read(demo)).toMatchObject({ kind: 'token', token: next });
    expect(setting.records.at(-1)).toMatchObject({
      type: 'session.renewed',
      data: { environment: 'demo', expiresAt: later(148), how: 'by-itself' },
    });
    expect(JSON.stringify([setting.records, setting.changes, setting.notes])).not.toContain('tok-');
  });

  it('of a short session comes at half its time', async () => {
    const setting = await signedIn(2);
    await setting.time.pass(MINUTE - 1);
    expect(setting.sent('renew')).toHaveLength(0);
    await setting.time.pass(1_000);
    expect(setting.sent('renew')).toHaveLength(1);
  });

  it('comes at once when the computer wakes, and is not sent for a session that ended meanwhile', async () => {
    const woken = await signedIn(80);
    await woken.time.sleep(75 * MINUTE);
    await settled();
    expect(woken.sent('renew')).toHaveLength(1);
    const late = await signedIn(80);
    await late.time.sleep(80 * MINUTE);
    expect(late.sent('renew')).toEqual([]);
    expect(await late.sessions.state(demo)).toMatchObject({ kind: 'expired' });
  });

  it('is neither early nor late for a clock that was set', async () => {
    const setting = await signedIn(80);
    setting.time.setClockBy(-180 * MINUTE);
    await setting.time.pass(67 * MINUTE);
    expect(setting.sent('renew')).toEqual([]);
    setting.time.setClockBy(600 * MINUTE);
    await setting.time.pass(2 * MINUTE);
    expect(setting.sent('renew')).toHaveLength(1);
  });

  it('that fails is said at once, tried again in time, and the session is expiring before it ends', async () => {
    const setting = await signedIn(80);
    setting.renewReply = () => ({ kind: 'server-trouble', httpStatus: 503 });
    await setting.time.pass(68 * MINUTE + 1_000);
    expect(setting.changes.at(-1)?.session).toMatchObject({
      kind: 'kept',
      renewal: { kind: 'failed', why: 'server-trouble', nextAt: expect.any(String) },
    });
    await setting.time.pass(4 * MINUTE);
    expect(setting.sent('renew')).toHaveLength(3);
    expect(await setting.sessions.state(demo)).toMatchObject({ kind: 'expiring' });
    expect(setting.changes.some(({ session }) => session.kind === 'expiring')).toBe(true);
    setting.renewReply = () => given(80);
    await setting.time.pass(4 * MINUTE);
    expect(await setting.sessions.state(demo)).toMatchObject({ kind: 'kept' });
  });

  it.each([
    [{ kind: 'limited', httpStatus: 429 }, 'limited'],
    [{ kind: 'refused', httpStatus: 403 }, 'refused'],
  ] as const)('that ended with %j is not tried again by itself', async (reply, why) => {
    const setting = await signedIn(80);
    setting.renewReply = () => reply;
    await setting.time.pass(79 * MINUTE);
    expect(setting.sent('renew')).toHaveLength(1);
    const state = await setting.sessions.state(demo);
    expect(state).toMatchObject({ kind: 'expiring', renewal: { kind: 'failed', why } });
    expect('renewal' in state && 'nextAt' in state.renewal).toBe(false);
  });

  it('that is rejected while time is left says that it was closed elsewhere', async () => {
    const setting = await signedIn(80);
    setting.renewReply = () => ({ kind: 'rejected', httpStatus: 401 });
    await setting.time.pass(69 * MINUTE);
    expect(setting.changes.at(-1)?.session).toMatchObject({ kind: 'rejected', closedElsewhere: true });
    expect(await setting.sessions.read(demo)).toEqual({ kind: 'rejected' });
    await setting.time.pass(60 * MINUTE);
    expect(setting.sent('renew')).toHaveLength(1);
  });

  it.each([408, 429, 500])(
    'that failed, and then an order’s %i, tell of a closed session',
    async (status) => {
      const setting = await signedIn(80);
      setting.renewReply = () => ({ kind: 'server-trouble', httpStatus: 500 });
      await setting.time.pass(68 * MINUTE + 1_000);
      const session = await setting.sessions.read(demo);
      if (session.kind !== 'token') throw new Error(session.kind);
      await setting.sessions.heard(demo, session.fingerprint, 200);
      expect(await setting.sessions.state(demo)).toMatchObject({ renewal: { why: 'server-trouble' } });
      await setting.sessions.heard(demo, session.fingerprint, status);
      expect(await setting.sessions.state(demo)).toMatchObject({ renewal: { why: 'perhaps-closed' } });
    },
  );

  it('whose counting takes longer than the session lasts is not sent', async () => {
    const slow = await signedIn(2);
    const { replace } = slow.countsFile;
    Object.assign(slow.countsFile, {
      replace: async (text: string) => {
        await slow.time.waitOut(90_000, new AbortController().signal);
        return replace(text);
      },
    });
    await slow.time.pass(5 * MINUTE);
    expect(slow.sent('renew')).toEqual([]);
  });
});
