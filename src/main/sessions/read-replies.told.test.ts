import { describe, expect, it } from 'vitest';
import type { Response } from '../https/exchange';
import { authAnswer as answer } from '../../../tests/sessions/auth-answer';
import { readRenewal, readSignIn, readWho } from './read-replies';

const token = 'tok-0123456789-abcdef';
const asked = { sent: [], answeredAt: new Date('2026-11-23T12:00:00.000Z') };
const penalty = { 'p-ticket': 't1', 'p-time': 15 };

describe('a penalty', () => {
  it('brings its wait in whole seconds and its ticket, which stands in no word', () => {
    expect(
      readSignIn(answer(200, { ...penalty, 'p-time': 14.2, errorText: 'See t1 t1cket-0' }), asked),
    ).toEqual({
      kind: 'penalty',
      seconds: 15,
      ticket: 't1',
      httpStatus: 200,
      serverText: 'See [hidden] [hidden]cket-0',
    });
  });
});

describe('the server’s words', () => {
  const text = (response: Response): unknown => readRenewal(response, asked);

  it.each([
    ['errorText before all else', 400, { errorText: ' Wrong\n app. ', more: 1 }, 'Wrong  app.'],
    ['plain text', 503, 'Maintenance until 17:00', 'Maintenance until 17:00'],
    [
      'the number of a fault',
      500,
      'Internal Server Error, error id: 3f1c9a52-7d0e',
      'Internal Server Error, error id: 3f1c9a52-7d0e',
    ],
    ['JSON without errorText', 403, { error: 'denied' }, '{"error":"denied"}'],
    [
      'violations, but not the values that they complain of',
      200,
      { violations: [{ constraint: 'Length', value: 'hunter2', description: 'Too short.' }] },
      'Length: Too short.',
    ],
    ['without what turns a line around', 400, 'a\u202eb', 'ab'],
  ])('are shown: %s', (_what, status, body, serverText) => {
    expect(text(answer(status, body))).toMatchObject({ serverText });
  });

  it.each([
    ['an empty text', 429, ''],
    ['what a 200 holds that nobody can read', 200, '<!doctype html><title>Sign in</title>'],
    ['what may be a token', 500, `{"accessToken":"${token}"}`],
    ['what may be a token, in no JSON', 500, `mdAccessToken=${token}`],
    ['what may be a ticket', 403, '{"p-ticket":"t1"'],
  ])('are not shown: %s', (_what, status, body) => {
    expect(text(answer(status, body))).not.toHaveProperty('serverText');
  });

  it('are cut after 500 characters', () => {
    expect(text(answer(500, 'x'.repeat(9000)))).toMatchObject({ serverText: 'x'.repeat(500) });
  });

  it('hold no token that came beside them', () => {
    const both = { errorText: `See ${token}`, accessToken: token, ...penalty };
    expect(readRenewal(answer(200, both), asked)).toMatchObject({ serverText: 'See [hidden]' });
  });
});

describe('how long a token has left', () => {
  const lifetime = (expirationTime: unknown, headers: Record<string, string> = {}): number | undefined => {
    const reply = readSignIn(answer(200, { accessToken: token, expirationTime }, { headers }), asked);
    return reply.kind === 'token' ? reply.lifetimeMs : NaN;
  };
  const date = 'Mon, 23 Nov 2026 11:50:00 GMT';

  it.each([
    ['in milliseconds', '2026-11-23T13:20:00.250Z', 4_800_250],
    ['in nanoseconds', '2026-11-23T13:20:00.250000000Z', 4_800_250],
    ['in seconds', '2026-11-23T13:20:00Z', 4_800_000],
    ['in minutes', '2026-11-23T13:20Z', 4_800_000],
    ['without a zone, which is UTC', '2026-11-23T13:20:00', 4_800_000],
    ['in another zone', '2026-11-23T07:20:00-06:00', 4_800_000],
    ['in the past', '2026-11-23T11:00:00Z', 0],
    ['at the end of a week', '2026-11-30T12:00:00Z', 604_800_000],
  ])('is counted from an end %s', (_how, end, ms) => {
    expect(lifetime(end)).toBe(ms);
  });

  it('is counted by the server’s clock where it says its own', () => {
    expect(lifetime('2026-11-23T13:20:00Z', { date })).toBe(5_400_000);
    expect(lifetime('2026-11-23T11:50:00Z', { date })).toBe(0);
    expect(lifetime('2026-11-23T13:20:00Z', { date: '2026-11-23T11:50:00Z' })).toBe(4_800_000);
  });

  it.each([
    undefined,
    null,
    1795440000,
    '',
    'tomorrow',
    '2026-11-23',
    '23.11.2026 13:20',
    '2026-13-23T13:20:00Z',
    'Mon, 23 Nov 2026 13:20:00 GMT',
    '2026-11-30T12:00:01Z',
    '9999-12-31T23:59:59Z',
  ])('is not known from %o', (end) => {
    expect(lifetime(end)).toBeUndefined();
  });
});

describe('whose token it is', () => {
  const who = (body: unknown): unknown => {
    const reply = readWho(answer(200, body), asked);
    return reply.kind === 'who' ? reply.who : reply.kind;
  };
  const pia = {
    fullName: 'Pia Practice',
    name: 'pia',
    organizationName: 'Northgate',
    email: 'p@example.com',
  };

  it('is the full name, the id digit for digit, and the organization', () => {
    const body = JSON.stringify({ ...pia, userId: 0 }).replace('"userId":0', '"userId":9223372036854775807');
    expect(who(body)).toEqual({
      name: 'Pia Practice',
      userId: '9223372036854775807',
      organization: 'Northgate',
    });
  });

  it.each([
    ['no full name', { ...pia, fullName: null }, { name: 'pia', organization: 'Northgate' }],
    ['a blank full name', { ...pia, fullName: ' \n' }, { name: 'pia', organization: 'Northgate' }],
    ['a blank organization', { ...pia, organizationName: '\u200b ' }, { name: 'Pia Practice' }],
    ['a name alone', { name: ' pia ' }, { name: 'pia' }],
    ['an id in quotes', { name: 'pia', userId: '77' }, { name: 'pia', userId: '77' }],
    ['an id that is none', { name: 'pia', userId: 1.5 }, { name: 'pia' }],
    ['signs that turn a line around', { name: 'a\u202e\u0000b' }, { name: 'ab' }],
    ['a very long name', { name: 'n'.repeat(300) }, { name: 'n'.repeat(200) }],
    ['no name', { organizationName: 'Northgate', userId: 77 }, 'answer-unreadable'],
    ['names that are no text', { fullName: ['Pia'], name: 5 }, 'answer-unreadable'],
    ['a name beside a penalty', { ...pia, ...penalty }, 'limited'],
  ])('is told with %s', (_what, body, expected) => {
    expect(who(body)).toEqual(expected);
  });
});
