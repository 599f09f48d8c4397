import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXPIRE_PATH, orderBody } from '../../contract/lockouts';
import type { Request } from '../https/exchange';
import { readOrder } from './read-order';

const request = (more: Partial<Request>): Request => ({
  method: 'POST',
  url: EXPIRE_PATH,
  headers: { 'Content-Type': 'application/json' },
  body: '{"userId":1}',
  ...more,
});

describe('an order as Practice’s server reads it', () => {
  it('is read digit for digit and character for character', () => {
    const userId = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(userId, text, text, (id, notes, ticket) => {
        const body = orderBody({ userId: id, notes, penaltyTicket: ticket });
        expect(readOrder(request({ body }))).toEqual({ kind: 'order', order: { userId: id, notes, ticket } });
      }),
    );
  });

  it.each([
    ['a whole address', { url: `https://practice.example${EXPIRE_PATH}` }],
    [
      'a content type with a character set',
      { headers: { 'content-type': 'Application/JSON; charset=utf-8' } },
    ],
    ['an id of zero', { body: '{"userId":0}' }],
    ['a negative id', { body: '{"userId":-9223372036854775808}' }],
  ])('is taken with %s', (_what, more) => {
    expect(readOrder(request(more))).toHaveProperty('kind', 'order');
  });

  it.each([
    ['another method', { method: 'GET' }, 404],
    ['another path', { url: '/user/expireaccountlockout' }, 404],
    ['an address that is none', { url: 'https://[' }, 404],
    ['no content type', { headers: {} }, 400],
    ['another content type', { headers: { 'Content-Type': 'text/plain' } }, 400],
    ['no body', { body: '' }, 400],
    ['a cut body', { body: '{"userId":1' }, 400],
    ['a list', { body: '[{"userId":1}]' }, 400],
    ['a number', { body: '1' }, 400],
    ['no id', { body: '{}' }, 400],
    ['an id in quotes', { body: '{"userId":"1"}' }, 400],
    ['an id with a fraction', { body: '{"userId":1.0}' }, 400],
    ['an id with an exponent', { body: '{"userId":1e3}' }, 400],
    ['an id above int64', { body: '{"userId":9223372036854775808}' }, 400],
    ['notes that are no text', { body: '{"userId":1,"notes":null}' }, 400],
    ['a ticket that is no text', { body: '{"userId":1,"p-ticket":5}' }, 400],
    ['a member that the API does not name', { body: '{"userId":1,"note":"x"}' }, 400],
    ['two ids', { body: '{"userId":1,"userId":2}' }, 400],
  ] as const)('is refused with %s', (_what, more, status) => {
    expect(readOrder(request(more))).toMatchObject({ kind: 'refused', status });
  });

  it('never throws, whatever comes', () => {
    const anything = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(
        anything,
        fc.oneof(anything, fc.json()),
        fc.dictionary(anything, anything),
        (url, body, headers) => {
          readOrder(request({ url, body, headers }));
          readOrder(request({ body }));
        },
      ),
    );
  });
});
