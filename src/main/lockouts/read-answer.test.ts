import { describe, expect, it } from 'vitest';
import type { Response } from '../https/exchange';
import { readAnswer, type ReadAnswer } from './read-answer';

const answeredAt = new Date('2026-11-23T18:30:05.123Z');
const fault = 'Internal Server Error, error id: 3f1c9a52-7d0e-4b7a-9a55-0c4c6d2f8e11';

function answer(status: number, body: string | Uint8Array, more: { complete?: boolean } = {}): Response {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { kind: 'answer', status, headers: {}, bytes, complete: more.complete ?? true };
}

const read = (status: number, body: string | Uint8Array, more?: { complete?: boolean }): ReadAnswer =>
  readAnswer(answer(status, body, more), answeredAt);

/** `outcome/reason`, or `penalty seconds ticket`. */
function wordOf(came: ReadAnswer): string {
  if (came.kind === 'penalty') return `penalty ${String(came.seconds)} ${came.ticket}`;
  return `${came.verdict.outcome}/${came.verdict.reason}`;
}

const done = 'done/expired';
const byRules = 'refused/refused-by-rules';
const violations = 'refused/violations';
const captcha = 'refused/penalty-captcha';
const time = 'refused/penalty-time';
const contradicts = 'unknown/answer-contradicts';
const unreadable = 'unknown/answer-unreadable';
const unexpected = 'unknown/status-unexpected';
const notAdmin = 'Unauthorized: only org admins may expire a trading lockout.';

/** Status, body, what it comes to, and the server's words that are kept ('' for none). */
type Row = readonly [status: number, body: string, comes: string, words: string];

/** Statuses that an `ok: true` does not change. */
const eachOf = (statuses: string, comes: string): Row[] =>
  statuses.split(' ').map((status) => [Number(status), '{"ok":true}', comes, '{"ok":true}']);

/** Bodies of a 200 that are kept as they came. */
const bodies = (comes: string, ...all: string[]): Row[] => all.map((body) => [200, body, comes, body]);

const answers: readonly Row[] = [
  // Done: 200 and a boolean `ok: true`, with or without text.
  [200, '{"ok":true}', done, ''],
  [200, '{"ok":true,"errorText":null}', done, ''],
  [200, '{"ok":true,"errorText":""}', done, ''],
  [200, '{"errorText":"string","ok":true}', done, 'string'],
  [200, '{"ok":true,"p-ticket":null,"violations":null}', done, ''],
  [200, '{"ok":true,"more":{"ok":false}}', done, ''],
  [200, '\ufeff{"ok":true}', done, ''],
  [200, ' \r\n\t{ "ok" : true } \n', done, ''],

  // Refused by the server's rules.
  [200, '{"ok":false,"errorText":"User not found."}', byRules, 'User not found.'],
  [200, `{"ok":false,"errorText":"${notAdmin}"}`, byRules, notAdmin],
  [200, '{"ok":false}', byRules, '{"ok":false}'],
  [200, '{"ok":false,"errorText":5}', byRules, '{"ok":false,"errorText":5}'],
  [200, '{"ok":false,"violations":[]}', byRules, '{"ok":false,"violations":[]}'],

  // Refused for invalid input.
  [
    200,
    '{"violations":[{"constraint":"Max","value":"9000","description":"too long"}]}',
    violations,
    'Max: too long (9000)',
  ],
  [
    200,
    '{"violations":[{"constraint":"A"},{"value":9007199254740993}]}',
    violations,
    'A\n(9007199254740993)',
  ],
  [200, '{"ok":false,"errorText":"Bad","violations":[{"description":"b"}]}', violations, 'Bad\nb'],
  [200, '{"violations":[7]}', violations, '{"violations":[7]}'],
  ...bodies(violations, '{"violations":["x"],"p-ticket":"t","p-time":5}'),

  // A penalty: nothing was performed.
  [200, '{"p-ticket":"t-1","p-time":15}', 'penalty 15 t-1', ''],
  [200, '{"p-ticket":"t-1","p-time":15,"p-captcha":false}', 'penalty 15 t-1', ''],
  [200, '{"ok":false,"errorText":"Slow down","p-ticket":"t-1","p-time":1}', 'penalty 1 t-1', 'Slow down'],
  [200, '{"p-ticket":"t-1","p-time":3600}', 'penalty 3600 t-1', ''],
  [200, '{"p-ticket":"t-1","p-time":4.1}', 'penalty 5 t-1', ''],
  [200, '{"p-ticket":"t-1","p-time":1.5e1}', 'penalty 15 t-1', ''],
  [200, '{"p-ticket":"t-1","p-time":15,"p-captcha":true}', captcha, ''],
  [200, '{"p-ticket":"t-1","p-captcha":true}', captcha, ''],
  [200, '{"p-ticket":"t-1","p-time":15,"p-captcha":"true"}', captcha, ''],
  [200, '{"p-ticket":"t-1"}', time, ''],
  [200, '{"p-ticket":"t-1","p-time":0}', time, ''],
  [200, '{"p-ticket":"t-1","p-time":0.5}', time, ''],
  [200, '{"p-ticket":"t-1","p-time":3601}', time, ''],
  [200, '{"p-ticket":"t-1","p-time":3600.5}', time, ''],
  [200, '{"p-ticket":"t-1","p-time":-15}', time, ''],
  [200, '{"p-ticket":"t-1","p-time":1e999}', time, ''],
  [200, '{"p-ticket":"t-1","p-time":"15"}', time, ''],
  [200, '{"p-ticket":"t-1","p-time":null}', time, ''],
  [200, '{"p-ticket":"t-1","p-time":{"isLosslessNumber":true,"value":"15"}}', time, ''],

  // Contradictions are never read as success.
  ...bodies(
    contradicts,
    '{"ok":true,"p-ticket":"t-1","p-time":15}',
    '{"ok":true,"p-ticket":""}',
    '{"ok":true,"p-ticket":false}',
    '{"ok":true,"violations":[]}',
    '{"ok":true,"violations":[{"constraint":"x"}]}',
    '{"ok":true,"violations":{}}',
  ),

  // A 200 with anything else.
  ...bodies(
    unreadable,
    '',
    '{}',
    'null',
    'true',
    '15',
    '"ok"',
    '[]',
    '{"ok":"true"}',
    '{"ok":1}',
    '{"ok":null}',
    '{"ok":[true]}',
    '{"OK":true}',
    '{"result":{"ok":true}}',
    '{"__proto__":{"ok":true}}',
    '{"ok":true',
    '{"ok":true,"ok":true}',
    '{"ok":false,"ok":true}',
    '{"ok":true,"errorText":5}',
    '{"ok":true,"errorText":false}',
    '{"ok":true,"errorText":{"text":"x"}}',
    '{"ok":"true","p-ticket":"t-1","p-time":5}',
    '{"p-ticket":""}',
    '{"p-ticket":5,"p-time":15}',
    '{"p-ticket":["t"],"p-time":15}',
    '{"ok":false,"p-ticket":true}',
    '{"p-time":15}',
    '{"p-captcha":true}',
    '{"violations":[]}',
    '{"violations":{"constraint":"x"}}',
    '{"errorText":"User not found."}',
    '<!doctype html><title>Sign in</title>',
  ),

  // Other statuses, whatever the body says.
  [400, 'Bad request', 'refused/malformed', 'Bad request'],
  [401, '{"errorText":"Access is denied"}', 'refused/unauthorized', 'Access is denied'],
  [401, '{"ok":true}', 'refused/unauthorized', '{"ok":true}'],
  [403, '', 'refused/forbidden', ''],
  [404, '<h1>Not found</h1>', 'refused/not-found', '<h1>Not found</h1>'],
  [407, 'Sign in', 'not-sent/proxy-sign-in', 'Sign in'],
  [408, '', 'unknown/server-timeout', ''],
  [423, 'Locked', 'refused/calls-limited', 'Locked'],
  [429, '', 'refused/too-many-calls', ''],
  [500, fault, 'unknown/server-error', fault],
  [502, '<html>', 'unknown/server-error', '<html>'],
  [503, '{"ok":true}', 'unknown/server-error', '{"ok":true}'],
  [599, '', 'unknown/server-error', ''],
  ...eachOf('300 301 302 303 304 307 308 399', 'unknown/redirected'),
  ...eachOf('-1 0 99 100 101 103 199 199.5 200.5 201 202 204 206 299', unexpected),
  ...eachOf('402 405 409 418 451 499 600 999 NaN', unexpected),
];

describe('what an answer comes to', () => {
  it.each(answers)('%d %s is %s', (status, body, comes, words) => {
    const came = read(status, body);
    expect(wordOf(came)).toBe(comes);
    expect(came.serverText ?? '').toBe(words);
  });

  it.each([200, 301, 400, 401, 404, 407, 429, 500, 999])(
    'is unknown when a %d was cut, and keeps what came',
    (status) => {
      const came = read(status, '{"ok":true}', { complete: false });
      expect(wordOf(came)).toBe('unknown/answer-cut');
      expect(came).toMatchObject({ httpStatus: status, serverText: '{"ok":true}' });
    },
  );

  it.each([
    ['request-invalid', 'not-sent/request-invalid'],
    ['no-connection', 'not-sent/no-connection'],
    ['name-not-resolved', 'not-sent/name-not-resolved'],
    ['connection-refused', 'not-sent/connection-refused'],
    ['tls-failed', 'not-sent/tls-failed'],
    ['proxy-failed', 'not-sent/proxy-failed'],
    ['proxy-sign-in', 'not-sent/proxy-sign-in'],
    ['offline', 'not-sent/offline'],
    ['no-answer', 'unknown/no-answer'],
    ['connection-cut', 'unknown/connection-cut'],
    ['answer-too-large', 'unknown/answer-too-large'],
    ['network-other', 'unknown/network-other'],
  ] as const)('%s is %s', (failure, comes) => {
    expect(wordOf(readAnswer({ kind: 'failure', failure }, answeredAt))).toBe(comes);
  });

  it('is never done for bytes that are no UTF-8, and shows them with replacement characters', () => {
    const bytes = Uint8Array.from([...Buffer.from('{"ok":true,"x":"'), 0xff, ...Buffer.from('"}')]);
    expect(wordOf(read(200, bytes))).toBe(unreadable);
    expect(read(200, bytes).serverText).toBe('{"ok":true,"x":"\ufffd"}');
  });
});
