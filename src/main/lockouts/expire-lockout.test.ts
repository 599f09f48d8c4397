import { describe, expect, it } from 'vitest';
import type { OrderRequest } from '../../contract/lockouts';
import { OrderSetting } from '../../../tests/lockouts/order-setting';

describe('one order', () => {
  it('is recorded, then sent, then its outcome recorded, in this order', async () => {
    const setting = new OrderSetting();
    const answer = await setting.expire();
    expect(setting.kinds()).toEqual([
      'order.intent',
      'heard recorded',
      'heard sent',
      'sent',
      'order.outcome',
    ]);
    expect(answer).toMatchObject({
      kind: 'ended',
      report: {
        orderId: 'order-1',
        verdict: { outcome: 'done', reason: 'expired' },
        target: { userId: '77', name: 'Dana Whitfield', source: 'sample' },
        intentRecord: { seq: 1, id: 'id-1' },
        outcomeRecord: { seq: 5, id: 'id-5' },
      },
    });
  });

  it('writes the intent as the journal’s format asks, and nothing that the report does not say', async () => {
    const setting = new OrderSetting();
    await setting.expire({ repeatOf: 'earlier' });
    expect(setting.happened[0]).toEqual({
      type: 'order.intent',
      data: {
        orderId: 'order-1',
        operation: 'expireuserlockout',
        environment: { id: 'practice', name: 'Practice', kind: 'practice' },
        target: { userId: '77', name: 'Dana Whitfield', source: 'sample' },
        notes: 'By phone.',
        policySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        repeatOf: 'earlier',
        repeats24h: 2,
      },
    });
    expect(setting.happened.at(-1)).toEqual({
      type: 'order.outcome',
      data: {
        orderId: 'order-1',
        outcome: 'done',
        reason: 'expired',
        httpStatus: 200,
        durationMs: 0,
        attempts: 1,
      },
    });
  });

  it('sends nothing when the intent cannot be written', async () => {
    const setting = new OrderSetting();
    setting.refuses = 'order.intent';
    expect(await setting.expire()).toEqual({ kind: 'stopped', why: 'journal-not-writable' });
    expect(setting.happened).toEqual([]);
  });

  it('sends and records nothing when the journal cannot be asked', async () => {
    const setting = new OrderSetting();
    setting.unread = true;
    expect(await setting.expire()).toEqual({ kind: 'stopped', why: 'journal-not-writable' });
    expect(setting.happened).toEqual([]);
  });

  it('shows an outcome that cannot be written, says so, and takes no further order until it is', async () => {
    const setting = new OrderSetting();
    setting.refuses = 'order.outcome';
    const answer = await setting.expire();
    expect(answer).toMatchObject({ kind: 'ended', report: { verdict: { outcome: 'done' } } });
    expect(answer.kind === 'ended' && 'outcomeRecord' in answer.report).toBe(false);
    const sofar = setting.kinds();
    expect(await setting.expire()).toEqual({ kind: 'stopped', why: 'outcome-unrecorded' });
    expect(setting.kinds()).toEqual(sofar);
    setting.refuses = undefined;
    expect((await setting.expire()).kind).toBe('ended');
    expect(setting.kinds().slice(sofar.length, sofar.length + 2)).toEqual(['order.outcome', 'order.intent']);
  });

  it('looks at what is to be repeated only once every known outcome is on disk', async () => {
    const setting = new OrderSetting();
    setting.refuses = 'order.outcome';
    await setting.expire();
    const repeat = { repeatOf: 'other' };
    expect(await setting.expire(repeat)).toEqual({ kind: 'stopped', why: 'outcome-unrecorded' });
    setting.refuses = undefined;
    expect(await setting.expire(repeat)).toEqual({ kind: 'stopped', why: 'repeat-not-known' });
    expect(setting.kinds().at(-1)).toBe('order.outcome');
  });

  it.each<[string, Partial<OrderRequest>, string]>([
    ['an id that is none', { userId: '007' }, 'user-id'],
    ['a repeat of an order that nobody knows', { repeatOf: 'other' }, 'repeat-not-known'],
    ['a repeat for another trader', { repeatOf: 'earlier', userId: '78' }, 'repeat-not-known'],
    ['an environment that is not there', { environmentId: 'moon' }, 'environment-not-known'],
  ])('leaves no trace of %s', async (_what, request, why) => {
    const setting = new OrderSetting();
    expect(await setting.expire(request)).toEqual({ kind: 'stopped', why });
    expect(setting.happened).toEqual([]);
  });
});
