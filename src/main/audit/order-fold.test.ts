import fc from 'fast-check';
import { bookOf } from '../../../tests/journal/order-book';
import { closed, done, intent, penalty, unknown } from '../../../tests/journal/order-samples';
import { describe, expect, it } from 'vitest';

describe('records of strangers', () => {
  it.each([
    ['an id that is a number', { ...intent('a'), target: { userId: 1001, source: 'typed' } }],
    ['an id out of range', { ...intent('a'), target: { userId: '9223372036854775808', source: 'typed' } }],
    ['no environment', { ...intent('a'), environment: undefined }],
    ['another operation', { ...intent('a'), operation: 'expireaccountlockout' }],
    ['nothing', {}],
  ])('with %s begin no order', (_what, data) => {
    const book = bookOf(['order.intent', data]);
    expect([book.get('a'), book.unknowns()]).toEqual([undefined, []]);
  });

  it.each([
    ['a reason of another outcome', { ...done('a'), reason: 'forbidden' }],
    ['an outcome that is no word of ours', { ...done('a'), outcome: 'fine' }],
    ['no duration', { ...done('a'), durationMs: undefined }],
    ['another order’s id', done('b')],
  ])('with %s leave an order unknown', (_what, data) => {
    const book = bookOf(['order.intent', intent('a')], ['order.outcome', data]);
    expect(book.report('a')?.verdict).toEqual({ outcome: 'unknown', reason: 'application-ended' });
  });

  it('may hold members that we do not know', () => {
    const book = bookOf(
      ['order.intent', { ...intent('a'), colour: 'red' }],
      ['order.outcome', { ...done('a'), x: 1 }],
    );
    expect(book.report('a')?.verdict.outcome).toBe('done');
    expect(book.report('a')).not.toHaveProperty('colour');
  });

  it('never make the book fail, whatever they hold', () => {
    const types = fc.constantFrom('order.intent', 'order.penalty', 'order.outcome', 'order.closed', 'x');
    const data = fc.oneof(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.record({ orderId: fc.constantFrom('a', 'b', 1, null), outcome: fc.jsonValue(), as: fc.jsonValue() }),
      fc.constantFrom<object>(intent('a'), done('a'), unknown('b'), penalty('a'), closed('a')),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(types, data)), (records) => {
        const book = bookOf(...records);
        for (const { orderId, closed: closing, verdict } of book.unknowns()) {
          expect([orderId === 'a' || orderId === 'b', closing, verdict.outcome]).toEqual([
            true,
            undefined,
            'unknown',
          ]);
        }
      }),
    );
  });
});
