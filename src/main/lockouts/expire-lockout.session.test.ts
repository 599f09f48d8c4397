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

  it('is under way for its session from its start to its record, however it ends', async () => {
    const setting = withToken();
    let during = 0;
    setting.answer = async () => {
      during = setting.held;
      return says(200, '{"ok":true}')();
    };
    await setting.expire();
    setting.session = { kind: 'none' };
    await setting.expire();
    expect([during, setting.held]).toEqual([1, 0]);
  });

  it.each([
    [{ name: 'Dana Whitfield', userId: '9007199254740993' }, 'Dana Whitfield (9007199254740993)'],
    [{ name: 'api-dana' }, 'api-dana'],
    [{ name: 'd'.repeat(200), userId: '42' }, `${'d'.repeat(195)} (42)`],
  ])('names the API’s user %j in each of its records and in its report', async (who, admin) => {
    const setting = new OrderSetting();
    setting.session = { kind: 'token', token, fingerprint: 'c0ffee42', who };
    const penalty = says(200, '{"p-ticket":"t","p-time":5}');
    setting.answer = () => {
      setting.answer = says(200, '{"ok":true}');
      return penalty();
    };
    const answer = await setting.expire();
    const records = setting.happened.filter((what) => typeof what !== 'string' && 'type' in what);
    expect(records).toMatchObject([
      { type: 'order.intent', admin },
      { type: 'order.penalty', admin },
      { type: 'order.outcome', admin },
    ]);
    expect(answer).toMatchObject({ report: { actor: { osUser: 'dana', host: 'desk', admin } } });
  });
});

describe('an order whose session changes while the server makes it wait', () => {
  const first = { kind: 'token', token: 'tok-first-0123456789', fingerprint: 'c0ffee42' } as const;
  /** The first answer asks for a wait, after which the session is another. */
  const changing = (after: OrderSetting['session']): OrderSetting => {
    const setting = new OrderSetting();
    setting.session = first;
    const answer = (text: string): Response => ({
      ...{ kind: 'answer', status: 200, headers: {}, complete: true },
      bytes: new TextEncoder().encode(text),
    });
    setting.answer = async () => {
      setting.session = after;
      setting.answer = async () => answer('{"ok":true}');
      return answer('{"p-ticket":"t","p-time":5}');
    };
    return setting;
  };
  const sent = (setting: OrderSetting): (string | undefined)[] =>
    setting.happened.flatMap((what) =>
      typeof what !== 'string' && 'url' in what ? [what.headers['Authorization']] : [],
    );

  it('goes on with the renewed token, and its outcome names that', async () => {
    const setting = changing({ kind: 'token', token: 'tok-second-0123456789', fingerprint: 'deadbeef' });
    const answer = await setting.expire();
    expect(sent(setting)).toEqual(['Bearer tok-first-0123456789', 'Bearer tok-second-0123456789']);
    expect(setting.happened[0]).toMatchObject({ data: { tokenFingerprint: 'c0ffee42' } });
    expect(setting.happened.at(-2)).toMatchObject({ data: { tokenFingerprint: 'deadbeef' } });
    expect(answer).toMatchObject({ report: { tokenFingerprint: 'deadbeef' } });
    expect(setting.kinds().at(-1)).toBe('heard 200 of deadbeef');
  });

  it.each([{ kind: 'expired' }, { kind: 'none' }, { kind: 'rejected' }] as const)(
    'is not sent again where it is %j, and nothing was performed',
    async (after) => {
      const setting = changing(after);
      const answer = await setting.expire();
      expect(sent(setting)).toEqual(['Bearer tok-first-0123456789']);
      expect(answer).toMatchObject({
        report: { verdict: { outcome: 'refused', reason: 'penalty-no-session' } },
      });
    },
  );
});
