import { describe, expect, it } from 'vitest';
import { practiceKey, practiceKeys } from '../../contract/practice-keys';
import { words } from '../../words/words';
import type { ApiKey } from '../../contract/sign-in';
import type { Request, Response } from '../https/exchange';
import { authCalls } from '../sessions/auth-calls';
import type { RenewReply, SignInReply, WhoReply } from '../sessions/auth-replies';
import { practiceExchange } from './practice-exchange';

const baseUrl = 'https://practice.invalid';
const deviceId = '3f1c9a52-7d0e-4b7a-9a55-0c4c6d2f8e11';
const wrongKey = 'Incorrect username or password. Please try again.';

/** Practice with a clock that only waiting moves, asked as the application asks a server. */
class Setting {
  #time = Date.UTC(2026, 10, 23, 18, 30, 0, 250);
  #ids = 0;
  readonly wait = async (ms: number): Promise<void> => void (this.#time += ms);
  readonly exchange = practiceExchange({
    wait: this.wait,
    now: () => new Date(this.#time),
    newId: () => `id-0123456789-${String((this.#ids += 1))}`,
  });
  readonly #auth = authCalls({ exchange: this.exchange, clock: () => new Date(this.#time) });

  signIn(name: string, more: { ticket?: string; key?: Partial<ApiKey> } = {}): Promise<SignInReply> {
    const { key, ...ticket } = more;
    return this.#auth.signIn(baseUrl, { key: { ...practiceKey(name), ...key }, deviceId, ...ticket });
  }
  async token(name: string): Promise<string> {
    const reply = await this.signIn(name);
    if (reply.kind !== 'token') throw new Error(reply.kind);
    return reply.token;
  }
  readonly renew = (token: string): Promise<RenewReply> => this.#auth.renew(baseUrl, token);
  readonly who = (token: string): Promise<WhoReply> => this.#auth.whoAmI(baseUrl, token);
  async renewed(token: string): Promise<string> {
    const reply = await this.renew(token);
    if (reply.kind !== 'token') throw new Error(reply.kind);
    return reply.token;
  }
  send(request: Partial<Request>): Promise<Response> {
    return this.exchange({
      method: 'POST',
      url: `${baseUrl}/auth/accesstokenrequest`,
      headers: {},
      ...request,
    });
  }
}

describe('signing in to Practice', () => {
  it.each([
    ['practice', { kind: 'token', lifetimeMs: 600_000 }],
    ['practice.short', { kind: 'token', lifetimeMs: 120_000 }],
    ['practice.ends', { kind: 'token', lifetimeMs: 120_000 }],
    ['practice.closed', { kind: 'token', lifetimeMs: 180_000 }],
    ['practice.penalty', { kind: 'penalty', seconds: 10 }],
    ['practice.captcha', { kind: 'captcha' }],
    ['practice.limited', { kind: 'limited', httpStatus: 429 }],
    ['practice.trouble', { kind: 'server-trouble', httpStatus: 500 }],
    ['practice.wrong', { kind: 'credentials', httpStatus: 200, serverText: wrongKey }],
    ['somebody', { kind: 'credentials', httpStatus: 200, serverText: wrongKey }],
  ])('as %s comes to what it shows', async (name, reply) => {
    expect(await new Setting().signIn(name)).toMatchObject(reply);
  });

  it('has a sample key for each once, and says what it shows', () => {
    expect(new Set(practiceKeys).size).toBe(practiceKeys.length);
    for (const name of practiceKeys) expect(words.practiceKeys[name]).toMatch(/\.$/);
  });

  it('with another password is refused, whatever the key', async () => {
    for (const name of practiceKeys.slice(0, 5))
      expect(await new Setting().signIn(name, { key: { password: 'Practice' } })).toMatchObject({
        kind: 'credentials',
      });
  });

  it('after a penalty takes its ticket, not before its time, and once', async () => {
    const practice = new Setting();
    const ticketOf = (reply: SignInReply): string => (reply.kind === 'penalty' ? reply.ticket : reply.kind);
    const early = ticketOf(await practice.signIn('practice.penalty'));
    const ticket = ticketOf(await practice.signIn('practice.penalty', { ticket: early }));
    await practice.wait(10_000);
    expect(await practice.signIn('practice.penalty', { ticket })).toMatchObject({ kind: 'token' });
    expect(await practice.signIn('practice.penalty', { ticket })).toMatchObject({ kind: 'penalty' });
  });

  it('meets a captcha after five wrong keys in an hour, with any key', async () => {
    const practice = new Setting();
    await practice.signIn('practice.trouble');
    for (let time = 0; time < 5; time += 1) {
      expect(await practice.signIn('somebody')).toMatchObject({ kind: 'credentials' });
      await practice.wait(60_000);
    }
    expect(await practice.signIn('practice')).toMatchObject({ kind: 'captcha' });
    await practice.wait(54 * 60_000);
    expect(await practice.signIn('practice')).toMatchObject({ kind: 'captcha' });
    await practice.wait(60_000);
    expect(await practice.signIn('practice')).toMatchObject({ kind: 'token' });
  });
});

describe('a session of Practice', () => {
  it('says whose it is', async () => {
    const practice = new Setting();
    expect(await practice.who(await practice.token('practice'))).toEqual({
      kind: 'who',
      who: { name: 'Pia Practice', userId: '7001', organization: 'Northgate Evaluation' },
    });
  });

  it('is good until its end and not after it', async () => {
    const practice = new Setting();
    const token = await practice.token('practice.short');
    await practice.wait(118_000);
    expect(await practice.who(token)).toMatchObject({ kind: 'who' });
    await practice.wait(2_000);
    expect(await practice.who(token)).toMatchObject({ kind: 'rejected', httpStatus: 401 });
    expect(await practice.renew(token)).toMatchObject({ kind: 'rejected', httpStatus: 401 });
  });

  it('is renewed as often as asked, each time for as long as the first', async () => {
    const practice = new Setting();
    let token = await practice.token('practice.short');
    for (let time = 0; time < 5; time += 1) {
      await practice.wait(100_000);
      const renewed = await practice.renew(token);
      expect(renewed).toMatchObject({ kind: 'token', lifetimeMs: 120_000 });
      token = renewed.kind === 'token' ? renewed.token : '';
    }
    expect(await practice.who(token)).toMatchObject({ kind: 'who' });
  });

  it('that ends is good, but its renewals meet a fault', async () => {
    const practice = new Setting();
    const token = await practice.token('practice.ends');
    expect(await practice.renew(token)).toMatchObject({ kind: 'server-trouble', httpStatus: 500 });
    expect(await practice.who(token)).toMatchObject({ kind: 'who' });
  });

  it('that is closed is good for a minute, renewed or not', async () => {
    const practice = new Setting();
    const token = await practice.renewed(await practice.token('practice.closed'));
    await practice.wait(50_000);
    expect(await practice.who(token)).toMatchObject({ kind: 'who' });
    await practice.wait(10_000);
    expect(await practice.who(token)).toMatchObject({ kind: 'rejected' });
    expect(await practice.renew(token)).toMatchObject({ kind: 'rejected' });
  });

  it('is closed by the third of the same name, and its calls meet a fault then', async () => {
    const practice = new Setting();
    const first = await practice.token('practice');
    const second = await practice.token('practice');
    const other = await practice.token('practice.short');
    const again = await practice.renewed(first);
    expect(await practice.who(first)).toMatchObject({ kind: 'who' });
    await practice.token('practice');
    for (const token of [first, again]) {
      expect(await practice.who(token)).toMatchObject({ kind: 'server-trouble', httpStatus: 500 });
      expect(await practice.renew(token)).toMatchObject({ kind: 'server-trouble', httpStatus: 500 });
    }
    for (const token of [second, other]) expect(await practice.who(token)).toMatchObject({ kind: 'who' });
  });

  it('makes room where another of its name is over', async () => {
    const practice = new Setting();
    await practice.token('practice.short');
    await practice.wait(100_000);
    const second = await practice.token('practice.short');
    await practice.wait(30_000);
    await practice.token('practice.short');
    expect(await practice.who(second)).toMatchObject({ kind: 'who' });
  });

  it('is nobody’s with any other token', async () => {
    const practice = new Setting();
    await practice.token('practice');
    for (const token of ['practice-token-id-0123456789-9', '', 'a b'])
      expect(await practice.who(token)).toMatchObject({ kind: 'rejected' });
  });
});

describe('Practice’s server', () => {
  const json = { 'Content-Type': 'application/json' };
  const { name, password, appId, appVersion, sec } = practiceKey('practice');
  const good = { name, password, appId, appVersion, deviceId, sec, cid: 1 };

  it('takes what the documents name', async () => {
    expect(await new Setting().send({ headers: json, body: JSON.stringify(good) })).toMatchObject({
      status: 200,
    });
  });

  it.each([
    ['no content type', {}, good],
    ['no members', json, {}],
    ['no device', json, { ...good, deviceId: undefined }],
    ['an empty text', json, { ...good, sec: '' }],
    ['cid in quotes', json, { ...good, cid: '1' }],
    ['cid with a fraction', json, { ...good, cid: 1.5 }],
    ['a ticket that is no text', json, { ...good, 'p-ticket': 1 }],
    ['a member that the API does not name', json, { ...good, secret: 'x' }],
    ['a list', json, [good]],
  ])('refuses a sign-in with %s', async (_what, headers, body) => {
    expect(await new Setting().send({ headers, body: JSON.stringify(body) })).toMatchObject({ status: 400 });
  });

  it.each([
    ['GET', '/auth/accesstokenrequest'],
    ['POST', '/auth/renewaccesstoken'],
    ['POST', '/auth/me'],
    ['GET', '/auth/other'],
  ] as const)('knows no %s %s', async (method, path) => {
    expect(await new Setting().send({ method, url: baseUrl + path })).toMatchObject({ status: 404 });
  });
});
