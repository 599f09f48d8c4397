import type { Checks, ShownCertificate } from '../../contract/diagnostics';
import type { FailureWord } from '../../contract/failures';
import { callOnce, type Deadlines, type Line } from './call-once';
import type { Response } from './exchange';

/** Where to look. With a token, the server is asked whose it is; without one it is asked all the same, and refuses. */
export interface ProbeRequest {
  /** An https address without a slash at the end. */
  readonly baseUrl: string;
  readonly token?: string;
}

/** What one look at a server found. */
export interface Probed extends Pick<Checks, 'name' | 'proxy' | 'tls' | 'clock'> {
  readonly host: string;
  readonly path: string;
  readonly ms: number;
  readonly came: { readonly status: number; readonly complete: boolean } | FailureWord;
}

/** Looks at a server with one GET that touches no trader. Never throws for what a network or a server can do. */
export type Probe = (request: ProbeRequest) => Promise<Probed>;

/** What Chromium was shown on a connection, and what it made of it before anything was sent. */
export interface SeenCertificate {
  readonly isTrusted: boolean;
  readonly problem: string;
  readonly shown: Partial<ShownCertificate>;
}

/** What a look needs of Electron and of time. */
export interface ProbeWire {
  readonly line: Line;
  /** As a proxy script has it: `DIRECT`, or `PROXY proxy.example:8080; DIRECT`. */
  readonly resolveProxy: (url: string) => Promise<string>;
  /** How many addresses a name has; rejects where it has none. */
  readonly resolveHost: (host: string) => Promise<number>;
  /** What the connection to this host was shown; undefined before there is one. */
  readonly seen: (host: string) => SeenCertificate | undefined;
  /** This computer's clock, in milliseconds since 1970. */
  readonly now: () => number;
}

const MAX_DECISION = 200;

/** What some work comes to in its time; `late` where it takes longer or fails. */
function within<T>(work: Promise<T>, late: T, { after }: Line, ms: number): Promise<T> {
  return new Promise((resolve) => {
    const cancel = after(ms, () => resolve(late));
    void work.then(resolve, () => resolve(late)).finally(cancel);
  });
}

/** What the system decides of the proxy, and who looks the name up; each in half of the time. */
async function wayOf(
  url: URL,
  { resolveProxy, resolveHost, line }: ProbeWire,
  ms: number,
): Promise<Pick<Checks, 'name' | 'proxy'>> {
  const { hostname: host } = url;
  const decision = await within<string | undefined>(resolveProxy(url.href), undefined, line, ms / 2);
  if (decision === undefined) return { proxy: { kind: 'not-known' }, name: { kind: 'not-known', host } };
  // What goes through a proxy is looked up there: asking here would tell this computer's name servers for nothing.
  if (!/^\s*DIRECT\b/i.test(decision))
    return {
      proxy: { kind: 'proxy', decision: decision.trim().slice(0, MAX_DECISION) },
      name: { kind: 'by-proxy', host },
    };
  const addresses = await within(resolveHost(host), 0, line, ms / 2);
  return {
    proxy: { kind: 'direct' },
    name: addresses > 0 ? { kind: 'resolved', host, addresses } : { kind: 'not-resolved', host },
  };
}

function tlsOf(seen: SeenCertificate | undefined, response: Response): Checks['tls'] {
  if (!seen)
    return { kind: 'not-reached', failure: response.kind === 'failure' ? response.failure : 'network-other' };
  const { subject, issuer, validFrom, validTo } = seen.shown;
  if (!seen.isTrusted) return { kind: 'not-trusted', problem: seen.problem, ...seen.shown };
  if (subject === undefined || issuer === undefined || validFrom === undefined || validTo === undefined)
    return { kind: 'not-trusted', problem: 'unreadable', ...seen.shown };
  return { kind: 'trusted', subject, issuer, validFrom, validTo };
}

/** The server's `Date` has no parts of a second, and was written somewhere between asking and hearing. */
function clockOf(response: Response, asked: number, heard: number): Checks['clock'] {
  const date = response.kind === 'answer' ? Date.parse(response.headers['date'] ?? '') : Number.NaN;
  if (Number.isNaN(date)) return { kind: 'not-known' };
  return { kind: 'compared', skewMs: Math.round((asked + heard) / 2 - (date + 500)) };
}

/** One look over a wire that nothing else uses. Source of the call: docs/api.md, "Sessions". */
export async function probeOver(
  { baseUrl, token }: ProbeRequest,
  wire: ProbeWire,
  deadlines: Deadlines,
): Promise<Probed> {
  const url = new URL(`${baseUrl}/auth/me`);
  const way = wayOf(url, wire, deadlines.wholeMs);
  const asked = wire.now();
  const response = await callOnce(
    {
      method: 'GET',
      // SECURITY: the token goes along to this address alone; callOnce follows no redirect and takes https alone.
      url: url.href,
      headers: {
        Accept: 'application/json',
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
    },
    wire.line,
    deadlines,
  );
  const heard = wire.now();
  const came =
    response.kind === 'answer' ? { status: response.status, complete: response.complete } : response.failure;
  return {
    ...(await way),
    tls: tlsOf(wire.seen(url.hostname), response),
    clock: clockOf(response, asked, heard),
    host: url.host,
    path: url.pathname,
    ms: heard - asked,
    came,
  };
}
