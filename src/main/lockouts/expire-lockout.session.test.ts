import { describe, expect, it } from 'vitest';
import type { Request, Response } from '../https/exchange';
import { OrderSetting } from '../../../tests/lockouts/order-setting';

describe('an order with a session', () => {
  const token = 'tok-0123456789-abcdef';
  const withToken = (): OrderSetting => {
    const setting = new OrderSetting();
    setting.session = { kind: 'token', token, fingerprint: 'c0ffee42' };
    return setting;
  };
  const says = (status: number, text: string): (() => Promise<Response>) => {
    const bytes = new TextEncoder().encode(text);
    return async () => ({ kind: 'answer', status, headers: {}, bytes, complete: true });
  };

  it('carries the token in its header alone, and is recorded with the fingerprint alone', async () => {
    const setting = withToken();
    const answer = await setting.expire();
    const sent = setting.happened.find((what): what is Request => typeof what !== 'string' && 'url' in what);
    expect(sent?.headers['Authorization']).toBe(`Bearer ${token}`);
    expect(sent?.body).not.toContain(token);
    expect(setting.happened[0]).toMatchObject({ data: { tokenFingerprint: 'c0ffee42' } });
    const others = setting.happened.filter((what) => what !== sent);
    expect(JSON.stringify([others, answer])).not.toContain(token);
  });

  it.each([
    [{ kind: 'none' }, 'session-none'],
    [{ kind: 'rejected' }, 'session-rejected'],
    [{ kind: 'expired' }, 'session-expired'],
    [{ kind: 'unavailable', why: 'locked' }, 'keychain-locked'],
    [{ kind: 'unavailable', why: 'timed-out' }, 'keychain-timed-out'],
  ] as const)('leaves no trace where the session is %j', async (session, why) => {
    const setting = new OrderSetting();
    setting.session = session;
    expect(await setting.expire()).toEqual({ kind: 'stopped', why });
    expect(setting.happened).toEqual([]);
  });

  it('is stopped where its notes hold the token', async () => {
    const setting = withToken();
    const notes = `See ${token}.`;
    expect(await setting.expire({ notes })).toEqual({ kind: 'stopped', why: 'text-holds-token' });
    expect(setting.happened).toEqual([]);
  });

  it('marks the session as rejected after a 401, once the outcome is recorded', async () => {
    const setting = withToken();
    setting.answer = says(401, 'Access is denied');
    expect(await setting.expire()).toMatchObject({ report: { verdict: { reason: 'unauthorized' } } });
    expect(setting.kinds().slice(-2)).toEqual(['order.outcome', 'rejected c0ffee42']);
  });

  it.each([403, 408, 500])('leaves the session as it is after a %i', async (status) => {
    const setting = withToken();
    setting.answer = says(status, '');
    await setting.expire();
    expect(setting.kinds().slice(-2)).toEqual(['order.outcome', `heard ${String(status)} of c0ffee42`]);
  });

  it('keeps the token out of the record of a server that says it back', async () => {
    const setting = withToken();
    setting.answer = says(500, `Error in request: Authorization: Bearer ${token}`);
    const answer = await setting.expire();
    expect(JSON.stringify([setting.happened.at(-1), answer])).not.toContain(token);
    expect(answer).toMatchObject({
      report: { serverText: 'Error in request: Authorization: Bearer [token]' },
    });
  });
});
