import { randomBytes } from 'node:crypto';
import { marker } from '../../scripts/token-search.mjs';
import { answer, type Received, type Script } from './scripts';

/** The calls about tokens, by the last part of their path. */
const calls = ['accesstokenrequest', 'renewaccesstoken', 'me'] as const;
export type AuthCall = (typeof calls)[number];

/** Who every token belongs to where a test does not say otherwise. */
export const admin = {
  userId: 9007199254740993n,
  fullName: 'Dana Whitfield',
  organizationName: 'Northgate Evaluation',
};
export const adminName = `${admin.fullName} (${String(admin.userId)})`;

const me = `{"userId":${String(admin.userId)},"name":"dana.api","fullName":"${admin.fullName}","email":"dana@northgate.example","organizationName":"${admin.organizationName}"}`;

/** An answer with a new token that ends after so many milliseconds by the server's own clock. */
export const tokenFor =
  (ms: number, token = `${marker}.${randomBytes(24).toString('hex')}`): Script =>
  async (reply) => {
    const now = new Date();
    const body = JSON.stringify({
      accessToken: token,
      expirationTime: new Date(now.getTime() + ms).toISOString(),
      userId: 4711,
      userStatus: 'Active',
      hasLive: true,
    });
    await answer(200, body, `Date: ${now.toUTCString()}\r\n`)(reply);
  };

/** The server's answers about tokens: what arrived, and scripts for the next ones. */
export interface AuthServer {
  /** Everything that arrived about tokens; none of it stands among the server's other requests. */
  readonly asked: readonly (Received & { readonly call: AuthCall })[];
  readonly of: (call: AuthCall) => readonly Received[];
  /** Scripts for the next requests of a call, one each; after them a token of 80 minutes, and who it is. */
  readonly next: (call: AuthCall, ...scripts: Script[]) => void;
  /** What a request about tokens is answered with; undefined for any other request. */
  readonly take: (received: Received) => Script | undefined;
}

const usual: Readonly<Record<AuthCall, () => Script>> = {
  accesstokenrequest: () => tokenFor(80 * 60_000),
  renewaccesstoken: () => tokenFor(80 * 60_000),
  me: () => answer(200, me),
};

export function authServer(): AuthServer {
  const asked: (Received & { call: AuthCall })[] = [];
  const scripts: Record<AuthCall, Script[]> = { accesstokenrequest: [], renewaccesstoken: [], me: [] };
  return {
    asked,
    of: (call) => asked.filter((one) => one.call === call),
    next: (call, ...more) => void scripts[call].push(...more),
    take: (received) => {
      const call = calls.find((one) => received.head.split(' ')[1]?.endsWith(`/auth/${one}`));
      if (call === undefined) return undefined;
      asked.push({ ...received, call });
      return scripts[call].shift() ?? usual[call]();
    },
  };
}
