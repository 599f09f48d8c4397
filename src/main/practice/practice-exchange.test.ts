import { describe, expect, it } from 'vitest';
import { EXPIRE_PATH, orderBody } from '../../contract/lockouts';
import type { Request, Response } from '../https/exchange';
import { practiceExchange } from './practice-exchange';
import { samples } from './samples';

const id = '3f1c9a52-7d0e-4b7a-9a55-0c4c6d2f8e11';

/** Practice with a clock that only waiting moves. */
function practice(): {
  order: (userId: string, more?: { notes?: string; penaltyTicket?: string }) => Promise<Response>;
  send: (request: Partial<Request>) => Promise<Response>;
  wait: (ms: number) => Promise<void>;
  time: () => number;
} {
  let time = Date.UTC(2026, 10, 23, 18, 30);
  const wait = async (ms: number): Promise<void> => void (time += ms);
  const exchange = practiceExchange({ wait, now: () => new Date(time), newId: () => id });
  const headers = { 'Content-Type': 'application/json' };
  const send = (request: Partial<Request>): Promise<Response> =>
    exchange({ method: 'POST', url: EXPIRE_PATH, headers, ...request });
  const order = (userId: string, more = {}): Promise<Response> =>
    send({ body: orderBody({ userId, ...more }) });
  return { order, send, wait, time: () => time };
}

/** `status body`, `status body, cut`, or the failure's word. */
function wordOf(came: Response): string {
  if (came.kind === 'failure') return came.failure;
  return `${String(came.status)} ${new TextDecoder().decode(came.bytes)}${came.complete ? '' : ', cut'}`;
}

function idOf(name: string): string {
  const found = samples.find((sample) => sample.name?.startsWith(name));
  if (!found) throw new Error(`no sample ${name}`);
  return found.userId;
}

const ok = '200 {"ok":true}';
const noLockout = '200 {"ok":false,"errorText":"No active lockout."}';
const notAdmin = '200 {"ok":false,"errorText":"Unauthorized: only org admins may expire a trading lockout."}';
const notFound = '200 {"ok":false,"errorText":"User not found."}';

describe('what Practice answers for each sample trader', () => {
  it.each([
    ['Marisol', ok],
    ['Tobias', ok],
    ['عبد الرحمن', ok],
    ['Elena Expired', ok],
    ['Noah No-Lockout', noLockout],
    ['Uma Unknown-User', notFound],
    ['Otto Other-Organization', notAdmin],
    ['Nadia Not-Administrator', notAdmin],
    [
      'Vera Violations',
      '200 {"violations":[{"constraint":"NotBlank","value":"notes","description":"Say why the lockout is expired."}]}',
    ],
    ['Petra Penalty', `200 {"p-ticket":"${id}","p-time":5}`],
    ['Carl Captcha', `200 {"p-ticket":"${id}","p-time":5,"p-captcha":true}`],
    ['Tess Token-Expired', '401 Access is denied'],
    ['Frank Forbidden', '403 Forbidden'],
    ['Nina Not-Found', '404 Not found'],
    ['Lars Limited', '423 Calls are being limited'],
    ['Tom Too-Many', '429 '],
    ['Sam Server-Error', `500 Internal Server Error, error id: ${id}`],
    ['Hana Hangs', 'no-answer'],
    ['Cuno Cut-Body', '200 {"ok":t, cut'],
    ['Hugo Html', /^200 <!doctype html>/],
    ['Ottilie Offline', 'offline'],
  ])('%s', async (name, answer) => {
    const came = wordOf(await practice().order(idOf(name)));
    if (typeof answer === 'string') expect(came).toBe(answer);
    else expect(came).toMatch(answer);
  });

  it('knows no other user, also where a number would take him for a sample', async () => {
    const { order } = practice();
    for (const userId of ['1', '9223372036854775806', '9007199254740993']) {
      expect(wordOf(await order(userId))).toBe(notFound);
    }
  });

  it('has a sample for each id once, and says what each shows', () => {
    expect(new Set(samples.map(({ userId }) => userId)).size).toBe(samples.length);
    for (const sample of samples) expect(sample).toMatchObject({ source: 'sample', shows: /\.$/ });
  });
});

describe('Practice', () => {
  it('starts a plain trader’s next lockout a minute later', async () => {
    const { order, wait } = practice();
    const marisol = idOf('Marisol');
    expect(wordOf(await order(marisol))).toBe(ok);
    expect(wordOf(await order(marisol))).toBe(noLockout);
    await wait(58_000);
    expect(wordOf(await order(marisol))).toBe(noLockout);
    await wait(2_000);
    expect(wordOf(await order(marisol))).toBe(ok);
  });

  it('never locks Elena out again', async () => {
    const { order, wait } = practice();
    await order(idOf('Elena'));
    await wait(1e10);
    expect(wordOf(await order(idOf('Elena')))).toBe(noLockout);
  });

  it('shows what a repeat after a cut answer says: it had been done', async () => {
    const { order } = practice();
    await order(idOf('Cuno'));
    expect(wordOf(await order(idOf('Cuno')))).toBe(noLockout);
  });

  it('answers within half a second, and hangs for ten', async () => {
    const { order, time } = practice();
    const started = time();
    await order(idOf('Marisol'));
    expect(time() - started).toBe(400);
    await order(idOf('Hana'));
    expect(time() - started).toBe(10_400);
  });

  it('refuses notes that the server would refuse', async () => {
    const { order } = practice();
    expect(wordOf(await order(idOf('Marisol'), { notes: 'x'.repeat(8193) }))).toContain('"violations"');
    expect(wordOf(await order(idOf('Marisol'), { notes: 'x'.repeat(8192) }))).toBe(ok);
  });

  it('gives the headers of a server', async () => {
    expect(await practice().order('1')).toMatchObject({
      headers: { date: 'Mon, 23 Nov 2026 18:30:00 GMT', 'content-type': 'application/json; charset=utf-8' },
    });
  });
});
