import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyParts, type ApiKey } from '../../contract/sign-in';
import type { Request, Response } from '../https/exchange';
import { authAnswer } from '../../../tests/sessions/auth-answer';
import { authCalls } from './auth-calls';
import type { AuthCalls } from './auth-replies';

const baseUrl = 'https://demo.example/v1';
const token = 'tok-0123456789-abcdef';
const deviceId = '3f1c9a52-7d0e-4b7a-9a55-0c4c6d2f8e11';
const key: ApiKey = {
  name: 'desk-api',
  password: 'Pass "word" <1>',
  appId: 'Lockout Desk',
  appVersion: '1.0',
  cid: '9007199254740993',
  sec: 'f0e1d2c3-aaaa-bbbb',
};

/** Calls that all find the same answer, and what was sent. */
function calls(came: () => Promise<Response>): { readonly auth: AuthCalls; readonly sent: Request[] } {
  const sent: Request[] = [];
  const exchange = (request: Request): Promise<Response> => {
    sent.push(request);
    return came();
  };
  return { auth: authCalls({ exchange, clock: () => new Date('2026-11-23T12:00:00.000Z') }), sent };
}

const answered = (body: string, status = 500): AuthCalls => calls(async () => authAnswer(status, body)).auth;

describe('what the calls about tokens send', () => {
  const empty = async (): Promise<Response> => ({ kind: 'failure', failure: 'no-answer' });

  it('is the key once, its number digit for digit, and no token', async () => {
    const { auth, sent } = calls(empty);
    await auth.signIn(baseUrl, { key, deviceId });
    expect(sent).toEqual([
      {
        method: 'POST',
        url: `${baseUrl}/auth/accesstokenrequest`,
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body:
          '{"name":"desk-api","password":"Pass \\"word\\" <1>","appId":"Lockout Desk","appVersion":"1.0",' +
          `"deviceId":"${deviceId}","cid":9007199254740993,"sec":"f0e1d2c3-aaaa-bbbb"}`,
      },
    ]);
  });

  it('is the same with the ticket after a penalty', async () => {
    const { auth, sent } = calls(empty);
    await auth.signIn(baseUrl, { key, deviceId });
    await auth.signIn(baseUrl, { key, deviceId, ticket: 'abc"1' });
    const [first, second] = sent.map(({ body = '' }) => body);
    expect(second).toBe(`${first?.slice(0, -1) ?? ''},"p-ticket":"abc\\"1"}`);
  });

  it('is the token in its header alone to renew it and to ask whose it is', async () => {
    const { auth, sent } = calls(empty);
    await auth.renew(baseUrl, token);
    await auth.whoAmI(baseUrl, token);
    const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` };
    expect(sent).toEqual([
      { method: 'GET', url: `${baseUrl}/auth/renewaccesstoken`, headers },
      { method: 'GET', url: `${baseUrl}/auth/me`, headers },
    ]);
  });

  it('is sent once where the way to the server has a bug, and may have arrived then', async () => {
    const { auth, sent } = calls(() => Promise.reject(new Error(`Bearer ${token}`)));
    expect(await auth.signIn(baseUrl, { key, deviceId })).toEqual({ kind: 'no-answer' });
    expect(await auth.renew(baseUrl, token)).toEqual({ kind: 'no-answer' });
    expect(await auth.whoAmI(baseUrl, token)).toEqual({ kind: 'no-answer' });
    expect(sent).toHaveLength(3);
  });
});

describe('a server that says back what it was sent', () => {
  it('is shown without any part of the key and without the ticket', async () => {
    const body = `No: ${JSON.stringify(key)} ${encodeURIComponent(key.password)} t1cket ${key.password}`;
    const reply = await answered(body).signIn(baseUrl, { key, deviceId, ticket: 't1cket' });
    expect(reply).toMatchObject({ kind: 'server-trouble', httpStatus: 500 });
    const said = JSON.stringify(reply);
    for (const secret of [key.name, key.sec, key.cid, key.appId, 'Pass', 't1cket'])
      expect(said).not.toContain(secret);
  });

  it('is shown without the token', async () => {
    const echo = answered(`Bearer ${token} is unknown`, 401);
    const reply = { kind: 'rejected', httpStatus: 401, serverText: 'Bearer [hidden] is unknown' };
    expect(await echo.renew(baseUrl, token)).toEqual(reply);
    expect(await echo.whoAmI(baseUrl, token)).toEqual(reply);
    const named = answered(JSON.stringify({ name: `a ${token}`, organizationName: token }), 200);
    expect(await named.whoAmI(baseUrl, token)).toEqual({
      kind: 'who',
      who: { name: 'a [hidden]', organization: '[hidden]' },
    });
  });

  it('never brings a part of the key or a token into its words, whatever stands around them', async () => {
    const signs = fc.constantFrom('a', 'B', '7', ' ', '"', '\\', '<', '&', '%', 'é', '😀', '\u202e');
    const part = fc.string({ unit: signs, minLength: 4, maxLength: 20 });
    const parts = fc
      .record({ name: part, password: part, appId: part, appVersion: part, sec: part })
      .map((made) => ({ ...made, cid: '90071992' }))
      .filter((made) => Object.values(made).every((text) => text.trim().length > 3));
    const words = fc.string({ unit: fc.oneof(signs, fc.constantFrom('\u0000', '\n', '\ud83d')) });
    const status = fc.constantFrom(200, 400, 401, 429, 500);
    const spelling = fc.constantFrom(
      (text: string) => text,
      (text: string) => JSON.stringify({ errorText: text }),
      (text: string) => JSON.stringify({ errorText: text, accessToken: token, 'p-ticket': token }),
      (text: string) =>
        JSON.stringify({ violations: [{ constraint: text, value: text, description: text }] }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.record({ made: parts, before: words, after: words, status, spelling }),
        async ({ made, before, after, status, spelling }) => {
          for (const secret of [...keyParts.map((name) => made[name]), token]) {
            const auth = answered(spelling(`${before}${secret}${after}`), status);
            const replies = [
              await auth.signIn(baseUrl, { key: made, deviceId }),
              await auth.signIn(baseUrl, { key: made, deviceId, ticket: token }),
              await auth.renew(baseUrl, secret),
            ];
            for (const reply of replies) {
              const shown = 'serverText' in reply ? (reply.serverText ?? '') : '';
              // A token is known to one who did not send it by its member alone.
              if (secret !== token || reply !== replies[0]) expect(shown).not.toContain(secret);
              expect(shown.length).toBeLessThanOrEqual(500);
              expect(shown).not.toMatch(/\p{Cc}/u);
            }
          }
        },
      ),
    );
  });
});
