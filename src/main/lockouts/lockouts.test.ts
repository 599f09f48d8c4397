import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExpireAnswer } from '../../contract/lockouts';
import { done, OrderDesk, penalty } from '../../../tests/lockouts/order-desk';

const busy: ExpireAnswer = { kind: 'stopped', why: 'busy' };

let desk: OrderDesk;
beforeEach(() => {
  desk = new OrderDesk();
});
afterEach(() => desk.end());

describe('one order at a time', () => {
  it('begins one for two presses; the second hears that one is under way and leaves no trace', async () => {
    const first = desk.press();
    expect(await desk.press()).toEqual(busy);
    await desk.sending();
    expect(await desk.press({ userId: '78' })).toEqual(busy);
    await desk.answer(done);
    expect(await first).toMatchObject({ kind: 'ended', report: { target: { userId: '77' } } });
    expect(desk.sent).toBe(1);
    expect(desk.records()).toEqual(['order.intent', 'order.outcome']);
  });

  it('is under way by its id, from the press until its record', async () => {
    expect(desk.lockouts.underWay()).toBeUndefined();
    const first = desk.press();
    expect(desk.lockouts.underWay()).toBe('order-1');
    await desk.sending();
    expect(desk.lockouts.underWay()).toBe('order-1');
    await desk.answer(done);
    await first;
    expect(desk.lockouts.underWay()).toBeUndefined();
  });

  it('is followed by the next, also after one that was stopped', async () => {
    expect(await desk.press({ userId: '007' })).toEqual({ kind: 'stopped', why: 'user-id' });
    const second = desk.press();
    await desk.answer(done);
    expect(await second).toMatchObject({ kind: 'ended', report: { orderId: 'order-2' } });
  });

  it('is followed by the next, also after one that a bug ended', async () => {
    desk.bug = true;
    await expect(desk.press()).rejects.toThrow('A bug.');
    desk.bug = false;
    const second = desk.press();
    await desk.answer(done);
    expect(await second).toMatchObject({ kind: 'ended' });
  });

  it('is never two with the server, and each that was begun has its outcome, whatever is pressed when', async () => {
    const act = fc.constantFrom('press', 'done', 'penalty', 'waited', 'cancel');
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const one = new OrderDesk();
        const answers: Promise<ExpireAnswer>[] = [];
        for (const what of acts) {
          if (what === 'press') answers.push(one.press());
          else if (what === 'cancel') one.lockouts.cancelPenalty(one.lockouts.underWay() ?? '');
          else if (what === 'waited') one.waits.pop()?.();
          else one.exchanges.pop()?.(what === 'done' ? done : penalty);
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
        const finished = one.lockouts.finish();
        while (one.lockouts.underWay() !== undefined) {
          one.exchanges.pop()?.(done);
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
        await finished;
        const ended = (await Promise.all(answers)).filter(({ kind }) => kind === 'ended').length;
        const orders = ended === 0 ? [] : one.records().filter((type) => type !== 'order.penalty');
        expect(orders).toEqual(Array.from({ length: ended }, () => ['order.intent', 'order.outcome']).flat());
        expect(one.mostAtOnce).toBeLessThan(2);
        await one.end();
      }),
      { numRuns: 25 },
    );
  });
});

const cancelled = {
  kind: 'ended',
  report: { verdict: { outcome: 'refused', reason: 'penalty-cancelled' } },
};

describe('Cancel', () => {
  it('ends the wait for a penalty: nothing more is sent, and the record says who ended it', async () => {
    const first = desk.press();
    await desk.answer(penalty);
    await desk.waiting();
    expect(desk.lockouts.cancelPenalty('order-1')).toEqual({ kind: 'cancelled' });
    expect(await first).toMatchObject(cancelled);
    expect(desk.sent).toBe(1);
    expect(desk.records()).toEqual(['order.intent', 'order.penalty', 'order.outcome']);
  });

  it('finds nothing to end before the penalty, after it, and for any other order', async () => {
    const nothing = { kind: 'not-waiting' };
    expect(desk.lockouts.cancelPenalty('order-1')).toEqual(nothing);
    const first = desk.press();
    await desk.sending();
    expect(desk.lockouts.cancelPenalty('order-1')).toEqual(nothing);
    await desk.answer(penalty);
    await desk.waiting();
    expect(desk.lockouts.cancelPenalty('order-2')).toEqual(nothing);
    desk.waits.pop()?.();
    await desk.sending();
    expect(desk.lockouts.cancelPenalty('order-1')).toEqual(nothing);
    await desk.answer(done);
    expect(await first).toMatchObject({
      kind: 'ended',
      report: { verdict: { outcome: 'done' }, attempts: 2 },
    });
    expect(desk.lockouts.cancelPenalty('order-1')).toEqual(nothing);
  });
});

describe('when the application ends', () => {
  it('lets the order under way come to its record first, and begins no other', async () => {
    const first = desk.press();
    await desk.sending();
    const finished = vi.fn();
    const finish = desk.lockouts.finish().then(finished);
    expect(await desk.press()).toEqual(busy);
    expect(finished).not.toHaveBeenCalled();
    await desk.answer(done);
    await finish;
    expect(desk.records()).toEqual(['order.intent', 'order.outcome']);
    await first;
    expect(await desk.press()).toEqual(busy);
  });

  it('ends the wait for a penalty', async () => {
    const first = desk.press();
    await desk.answer(penalty);
    await desk.waiting();
    await desk.lockouts.finish();
    expect(desk.records()).toEqual(['order.intent', 'order.penalty', 'order.outcome']);
    expect(await first).toMatchObject(cancelled);
  });

  it('does not wait out a penalty that comes only then', async () => {
    const first = desk.press();
    await desk.sending();
    const finish = desk.lockouts.finish();
    await desk.answer(penalty);
    await finish;
    expect(await first).toMatchObject(cancelled);
    expect(desk.sent).toBe(1);
  });

  it('waits for nothing where no order is under way, and is not kept up by a bug in one', async () => {
    await desk.lockouts.finish();
    const other = new OrderDesk();
    other.bug = true;
    const broken = other.press();
    await Promise.all([other.lockouts.finish(), expect(broken).rejects.toThrow('A bug.')]);
    await other.end();
  });
});
