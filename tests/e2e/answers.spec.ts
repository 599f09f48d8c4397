import { answer, broken, cut, dribble, headOf, huge, never, reset, type Script } from '../stand-ins/scripts';
import { ended, expect, nextTrader, order, signIn, test } from './real-desk';
import { newToken } from './secret';

const json = (value: unknown): string => JSON.stringify(value);
const ticket = json({ 'p-ticket': 'a-ticket', 'p-time': 1 });
const refusal = json({ ok: false, errorText: 'User not found.' });
const errorId = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** Every row of docs/api.md, "Answers", that a server can give: what it does, the outcome, the reason. */
const rows: readonly (readonly [string, readonly Script[], string, string])[] = [
  ['ok', [answer(200, '{"ok":true}')], 'done', 'expired'],
  ['ok with null text', [answer(200, '{"ok":true,"errorText":null}')], 'done', 'expired'],
  ['ok with a text', [answer(200, '{"ok":true,"errorText":"Done."}')], 'done', 'expired'],
  ['ok:false', [answer(200, refusal)], 'refused', 'refused-by-rules'],
  [
    'violations',
    [answer(200, json({ violations: [{ constraint: 'NotNull', value: null, description: 'userId' }] }))],
    'refused',
    'violations',
  ],
  ['a ticket, then ok', [answer(200, ticket), answer(200, '{"ok":true}')], 'done', 'expired'],
  [
    'four tickets',
    [answer(200, ticket), answer(200, ticket), answer(200, ticket), answer(200, ticket)],
    'refused',
    'penalty-again',
  ],
  [
    'a captcha',
    [answer(200, json({ 'p-ticket': 't', 'p-time': 1, 'p-captcha': true }))],
    'refused',
    'penalty-captcha',
  ],
  ['a wait of 0 s', [answer(200, json({ 'p-ticket': 't', 'p-time': 0 }))], 'refused', 'penalty-time'],
  [
    'ok and a ticket',
    [answer(200, json({ ok: true, 'p-ticket': 't', 'p-time': 1 }))],
    'unknown',
    'answer-contradicts',
  ],
  ['HTML', [answer(200, '<html>Sign in</html>')], 'unknown', 'answer-unreadable'],
  ['nothing', [answer(200, '')], 'unknown', 'answer-unreadable'],
  ['a cut body', [broken(`${headOf(200, 11)}{"ok":`)], 'unknown', 'answer-cut'],
  ['a body cut by a reset', [broken(`${headOf(200, 11)}{"ok":`, 'reset')], 'unknown', 'answer-cut'],
  ['a cut head', [broken('HTTP/1.1 200 O')], 'unknown', 'connection-cut'],
  ['a cut before the answer', [cut], 'unknown', 'connection-cut'],
  ['a reset before the answer', [reset], 'unknown', 'connection-cut'],
  ['400', [answer(400, 'Bad request')], 'refused', 'malformed'],
  ['403', [answer(403, 'Forbidden')], 'refused', 'forbidden'],
  ['404', [answer(404, 'Not found')], 'refused', 'not-found'],
  ['408', [answer(408, '')], 'unknown', 'server-timeout'],
  ['418', [answer(418, '')], 'unknown', 'status-unexpected'],
  ['423', [answer(423, 'Limited')], 'refused', 'calls-limited'],
  ['429', [answer(429, '')], 'refused', 'too-many-calls'],
  ['500', [answer(500, `Internal Server Error, error id: ${errorId}`)], 'unknown', 'server-error'],
  ['503', [answer(503, '')], 'unknown', 'server-error'],
  ['never an answer', [never], 'unknown', 'no-answer'],
  ['a byte a second', [dribble('{"ok":true}', 1_000)], 'unknown', 'answer-cut'],
  ['300 MB', [huge(300 * 1024 * 1024, () => undefined)], 'unknown', 'answer-too-large'],
  ['401', [answer(401, 'Access is denied')], 'refused', 'unauthorized'],
];

test('every row of the answers, served for real: its outcome on the screen and in the journal', async ({
  desk,
  server,
}) => {
  test.setTimeout(180_000);
  await signIn(desk, newToken());
  let sent = 0;
  for (const [name, scripts, outcome, reason] of rows) {
    await test.step(name, async () => {
      server.next(...scripts);
      await order(desk.page, '4242');
      const came = await ended(desk, 15_000);
      expect(came, name).toMatchObject({ outcome, reason });
      sent += scripts.length;
      // Nothing was sent twice, and what a ticket asks for once each.
      expect(server.received, name).toHaveLength(sent);
      await nextTrader(desk.page);
    });
  }
  const body = (index: number): string => server.received[index]?.body.toString('utf8') ?? '';
  expect(body(6)).toBe('{"userId":4242,"p-ticket":"a-ticket"}');
  expect(await desk.complaints()).toEqual([]);
});
