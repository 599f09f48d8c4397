import { LosslessNumber, stringify } from 'lossless-json';
import { keyParts, type ApiKey } from '../../contract/sign-in';
import { exchangeOnce, type Exchange, type Request } from '../https/exchange';
import type { AuthCalls } from './auth-replies';
import { readRenewal, readSignIn, readWho } from './read-replies';

/** A shorter part of a key is no secret, and would take the words out of every text. */
const TELLING = 4;

/** What the calls need from outside. */
export interface AuthTools {
  readonly exchange: Exchange;
  readonly clock: () => Date;
}

interface SignIn {
  readonly key: ApiKey;
  readonly deviceId: string;
  readonly ticket?: string;
}

/** The body of a sign-in; `cid` goes as a JSON number with the digits that the key holds. Source: docs/api.md, "Tokens". */
function signInBody({ key, deviceId, ticket }: SignIn): string {
  const { name, password, appId, appVersion, cid, sec } = key;
  const members = { name, password, appId, appVersion, deviceId, cid: new LosslessNumber(cid), sec };
  return stringify(ticket === undefined ? members : { ...members, 'p-ticket': ticket }) ?? '';
}

function signInRequest(baseUrl: string, ask: SignIn): Request {
  return {
    method: 'POST',
    url: `${baseUrl}/auth/accesstokenrequest`,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: signInBody(ask),
  };
}

const bearerRequest = (url: string, token: string): Request => ({
  method: 'GET',
  url,
  headers: { Accept: 'application/json', Authorization: `Bearer ${token}` },
});

/** What no word of the server that is shown may hold: the key's parts, also without blanks around them, and the ticket. */
function secretsOf({ key, ticket = '' }: SignIn): readonly string[] {
  const secrets = [...keyParts.flatMap((part) => [key[part], key[part].trim()]), ticket];
  return secrets.filter(({ length }) => length >= TELLING);
}

/** The calls about tokens over an exchange; each is sent once and never throws for what a network or a server can do. */
export function authCalls({ exchange, clock }: AuthTools): AuthCalls {
  return {
    signIn: async (baseUrl, ask) => {
      const response = await exchangeOnce(exchange, signInRequest(baseUrl, ask));
      return readSignIn(response, { sent: secretsOf(ask), answeredAt: clock() });
    },
    renew: async (baseUrl, token) => {
      const response = await exchangeOnce(exchange, bearerRequest(`${baseUrl}/auth/renewaccesstoken`, token));
      return readRenewal(response, { sent: [token], answeredAt: clock() });
    },
    whoAmI: async (baseUrl, token) => {
      const response = await exchangeOnce(exchange, bearerRequest(`${baseUrl}/auth/me`, token));
      return readWho(response, { sent: [token] });
    },
  };
}
