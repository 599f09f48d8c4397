import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUserId, MAX_NOTES, notesFault, orderBody, reasons } from './lockouts';

describe('a user id', () => {
  it.each([
    '1',
    '9',
    '10',
    '4820913',
    '9007199254740993',
    '1000000000000000000',
    '9223372036854775799',
    '9223372036854775806',
    '9223372036854775807',
  ])('%s is one', (text) => {
    expect(isUserId(text)).toBe(true);
  });

  it.each([
    '',
    '0',
    '00',
    '01',
    '-1',
    '+1',
    ' 1',
    '1 ',
    '1\n',
    '1\u0000',
    '1_000',
    '1,000',
    '1.0',
    '1e3',
    '0x1',
    '1n',
    '١٢٣',
    '１２３',
    '²',
    '9223372036854775808',
    '9300000000000000000',
    '9999999999999999999',
    '10000000000000000000',
    '1'.repeat(10_000),
    'NaN',
    'Infinity',
  ])('%j is none', (text) => {
    expect(isUserId(text)).toBe(false);
  });

  it('is exactly a number from 1 to 2^63-1 written the one plain way', () => {
    const near = fc.bigInt({ min: 2n ** 63n - 1000n, max: 2n ** 63n + 1000n });
    fc.assert(
      fc.property(fc.oneof(near, fc.bigInt({ min: -10n, max: 2n ** 65n })), (number) => {
        expect(isUserId(String(number))).toBe(number >= 1n && number < 2n ** 63n);
      }),
    );
  });

  it('is no text that a number would be read from in another way', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9+\-. eE_]{1,21}$/)),
        (text) => {
          if (isUserId(text)) expect(String(BigInt(text))).toBe(text);
        },
      ),
    );
  });
});

describe('notes', () => {
  it.each([
    ['', undefined],
    ['Call back: 14:00\n“wrong size”\t🙂', undefined],
    ['x'.repeat(MAX_NOTES), undefined],
    ['🙂'.repeat(MAX_NOTES / 2), undefined],
    ['x'.repeat(MAX_NOTES + 1), 'notes-too-long'],
    [`${'🙂'.repeat(MAX_NOTES / 2)}x`, 'notes-too-long'],
    ['\ud83d', 'notes-not-text'],
    ['\ude42 a', 'notes-not-text'],
  ])('are counted in UTF-16 code units and must be text', (notes, fault) => {
    expect(notesFault(notes)).toBe(fault);
  });
});

describe('the body of an order', () => {
  it.each([
    [{ userId: '4820913' }, '{"userId":4820913}'],
    [{ userId: '4820913', notes: '' }, '{"userId":4820913}'],
    [
      { userId: '9223372036854775807', notes: 'wrong\n"size"' },
      '{"userId":9223372036854775807,"notes":"wrong\\n\\"size\\""}',
    ],
    [{ userId: '1', notes: 'a', penaltyTicket: 't"1' }, '{"userId":1,"notes":"a","p-ticket":"t\\"1"}'],
    [{ userId: '1', penaltyTicket: '' }, '{"userId":1,"p-ticket":""}'],
  ])('of %j is written out exactly', (order, body) => {
    expect(orderBody(order)).toBe(body);
  });

  it('holds the id’s own digits and gives notes and ticket back unchanged', () => {
    const userId = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(userId, text, text, (id, notes, penaltyTicket) => {
        const body = orderBody({ userId: id, notes, penaltyTicket });
        expect(body.startsWith(`{"userId":${id},`)).toBe(true);
        expect(JSON.parse(body)).toEqual({ userId: Number(id), notes, 'p-ticket': penaltyTicket });
      }),
    );
  });

  it('is resent as it was, with the ticket added at its end', () => {
    const order = { userId: '4820913', notes: 'phone call' };
    const resent = orderBody({ ...order, penaltyTicket: 't' });
    expect(resent).toBe(orderBody(order).replace(/\}$/, ',"p-ticket":"t"}'));
  });
});

describe('the reasons', () => {
  it('belong to one outcome each, so that one sentence for each is enough', () => {
    const all = Object.values(reasons).flat();
    expect(new Set(all).size).toBe(all.length);
  });
});
