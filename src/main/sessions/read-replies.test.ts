import { describe, expect, it } from 'vitest';
import type { FailureWord } from '../../contract/failures';
import type { Response } from '../https/exchange';
import { authAnswer as answer } from '../../../tests/sessions/auth-answer';
import { readRenewal, readSignIn, readWho } from './read-replies';

const token = 'tok-0123456789-abcdef';
const asked = { sent: [], answeredAt: new Date('2026-11-23T12:00:00.000Z') };

/** The replies to a sign-in, a renewal and the question whose token it is, for the same answer. */
const replies = (response: Response): readonly unknown[] => [
  readSignIn(response, asked),
  readRenewal(response, asked),
  readWho(response, asked),
];
const kinds = (response: Response): readonly unknown[] => [
  readSignIn(response, asked).kind,
  readRenewal(response, asked).kind,
  readWho(response, asked).kind,
];

const given = { accessToken: token, name: 'pia' };
const penalty = { 'p-ticket': 't1', 'p-time': 15 };
const unreadable = 'answer-unreadable';
const html = '<!doctype html><title>Sign in to the guest network</title>';

describe('an answer about a token, to a sign-in, a renewal, and whose it is', () => {
  it.each([
    ['with a token', given, 'token', 'token', 'who'],
    ['with a token and words', { ...given, errorText: 'Password expires soon.' }, 'token', 'token', 'who'],
    [
      'with a token and nothing beside it',
      { ...given, 'p-ticket': null, 'p-captcha': false },
      'token',
      'token',
      'who',
    ],
    ['with a token of 16 signs', { accessToken: 'x'.repeat(16) }, 'token', 'token', unreadable],
    ['with a token of 8192 signs', { accessToken: 'x'.repeat(8192) }, 'token', 'token', unreadable],
    ['with a token too short', { accessToken: 'x'.repeat(15) }, unreadable, unreadable, unreadable],
    ['with a token too long', { accessToken: 'x'.repeat(8193) }, unreadable, unreadable, unreadable],
    [
      'with a token that could end a header',
      { accessToken: `${token}\r\nX: 1` },
      unreadable,
      unreadable,
      unreadable,
    ],
    ['with a token of other letters', { accessToken: `${token}é` }, unreadable, unreadable, unreadable],
    ['with a token that is no text', { accessToken: 1234567890123456 }, unreadable, unreadable, unreadable],
    [
      'with words alone',
      { errorText: 'Incorrect username or password.' },
      'credentials',
      'refused',
      'refused',
    ],
    [
      'with words and an empty token',
      { errorText: 'No.', accessToken: '' },
      'credentials',
      'refused',
      'refused',
    ],
    [
      'with words and an odd token',
      { errorText: 'No.', accessToken: 'no' },
      unreadable,
      unreadable,
      'refused',
    ],
    ['with violations', { violations: [{ constraint: 'NotBlank' }] }, 'refused', 'refused', 'refused'],
    ['with a penalty', penalty, 'penalty', 'limited', 'limited'],
    ['with a penalty and words', { ...penalty, errorText: 'Wait.' }, 'penalty', 'limited', 'limited'],
    ['with a penalty beside a token', { ...penalty, ...given }, 'penalty', 'limited', 'limited'],
    ['with a penalty without captcha', { ...penalty, 'p-captcha': false }, 'penalty', 'limited', 'limited'],
    ['with a captcha', { ...penalty, 'p-captcha': true }, 'captcha', 'limited', 'limited'],
    ['with a captcha in other words', { ...penalty, 'p-captcha': 'yes' }, 'captcha', 'limited', 'limited'],
    ['with a captcha alone', { 'p-captcha': true }, 'captcha', 'limited', 'limited'],
    ['with a captcha beside a token', { ...given, 'p-captcha': true }, 'token', 'token', 'limited'],
    ['with a wait of 1 second', { ...penalty, 'p-time': 1 }, 'penalty', 'limited', 'limited'],
    ['with a wait of an hour', { ...penalty, 'p-time': 3600 }, 'penalty', 'limited', 'limited'],
    ['with no wait', { 'p-ticket': 't1' }, 'limited', 'limited', 'limited'],
    ['with a wait of nothing', { ...penalty, 'p-time': 0 }, 'limited', 'limited', 'limited'],
    ['with a wait too long', { ...penalty, 'p-time': 3601 }, 'limited', 'limited', 'limited'],
    ['with a wait in words', { ...penalty, 'p-time': '15' }, 'limited', 'limited', 'limited'],
    ['with a ticket that is no text', { ...penalty, 'p-ticket': 5 }, 'limited', 'limited', 'limited'],
    ['with nothing in it', {}, unreadable, unreadable, unreadable],
    ['with blank words', { errorText: ' ' }, unreadable, unreadable, unreadable],
    ['with words that are no text', { errorText: 5 }, unreadable, unreadable, unreadable],
    ['that is empty', '', unreadable, unreadable, unreadable],
    ['that is null', 'null', unreadable, unreadable, unreadable],
    ['that is a list', [given], unreadable, unreadable, unreadable],
    [
      'that names its token twice',
      `{"accessToken":"${token}","accessToken":"${token}"}`,
      unreadable,
      unreadable,
      unreadable,
    ],
    ['that is a page', html, unreadable, unreadable, unreadable],
  ])('is with status 200 and %s: %s', (_what, body, ...expected) => {
    expect(kinds(answer(200, body))).toEqual(expected);
  });

  it.each([
    [400, 'refused', 'refused'],
    [401, 'credentials', 'rejected'],
    [403, 'refused', 'refused'],
    [404, 'refused', 'refused'],
    [408, 'server-trouble', 'server-trouble'],
    [423, 'limited', 'limited'],
    [429, 'limited', 'limited'],
    [500, 'server-trouble', 'server-trouble'],
    [503, 'server-trouble', 'server-trouble'],
    [599, 'server-trouble', 'server-trouble'],
    ...[100, 201, 204, 301, 302, 307, 418, 600, 999].map(
      (status) => [status, unreadable, unreadable] as const,
    ),
  ] as const)('is with status %i, whatever its body says: %s, %s', (status, signIn, other) => {
    for (const body of ['', 'Words', html, given, penalty]) {
      expect(kinds(answer(status, body))).toEqual([signIn, other, other]);
      expect(replies(answer(status, body))).toMatchObject(Array(3).fill({ httpStatus: status }));
    }
  });

  it('is not reached where the proxy wants a sign-in', () => {
    const reply = { kind: 'not-reached', failure: 'proxy-sign-in' };
    expect(replies(answer(407, ''))).toEqual([reply, reply, reply]);
  });

  it.each<FailureWord>([
    'request-invalid',
    'name-not-resolved',
    'connection-refused',
    'no-connection',
    'tls-failed',
    'proxy-failed',
    'proxy-sign-in',
    'offline',
  ])('is none and was not reached: %s', (failure) => {
    const reply = { kind: 'not-reached', failure };
    expect(replies({ kind: 'failure', failure })).toEqual([reply, reply, reply]);
  });

  it.each<FailureWord>(['no-answer', 'connection-cut', 'answer-too-large', 'network-other'])(
    'is none although the server may have heard it: %s',
    (failure) => {
      const reply = { kind: 'no-answer' };
      expect(replies({ kind: 'failure', failure })).toEqual([reply, reply, reply]);
    },
  );

  it.each([200, 401, 429, 500])('is no answer where it was cut, with status %i too', (status) => {
    const cut = answer(status, `{"accessToken":"${token}"`, { complete: false });
    const reply = { kind: 'no-answer', httpStatus: status };
    expect(replies(cut)).toEqual([reply, reply, reply]);
  });
});
