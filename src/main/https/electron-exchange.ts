import { app, net, session, type Session } from 'electron';
import { callOnce, type Deadlines, type Line } from './call-once';
import type { Exchange } from './exchange';
import { isNetworkNarrow } from './narrow-network';

/** A proxy that IT names; without one the system's own settings count. */
export interface FixedProxy {
  /** Chromium's proxy rules, such as `https=proxy.example:8080`. */
  readonly rules: string;
  /** Hosts reached without it, in Chromium's form. */
  readonly bypass: string;
}

const standard: Deadlines = { connectMs: 15_000, wholeMs: 45_000 };

// Sessions of one name are one session, so no two may get the same, whichever exchange they serve.
let sessionsMade = 0;

/** A session that nobody else has, in memory alone. */
export async function newSession(proxy: FixedProxy | undefined): Promise<Session> {
  sessionsMade += 1;
  // SECURITY: without `persist:` it lives in memory: no cookie, cache or sign-in outlives the process.
  const made = session.fromPartition(`https-${String(sessionsMade)}`, { cache: false });
  // SECURITY: a new session asks a host of Chromium's maker for dictionaries by itself; orders go to one host only.
  made.setSpellCheckerLanguages([]);
  if (proxy) {
    await made.setProxy({
      mode: 'fixed_servers',
      proxyRules: proxy.rules,
      proxyBypassRules: proxy.bypass,
    });
  }
  return made;
}

/** Throws where `narrowNetwork` was not called in time. */
export function requireNarrowNetwork(): void {
  if (!isNetworkNarrow(app.commandLine))
    throw new Error('Call narrowNetwork before the application is ready.');
}

/** Calls over a session of the caller's. */
export function lineOver(own: Session): Line {
  return {
    open: ({ method, url, headers }) =>
      net.request({
        method,
        url,
        headers: { ...headers },
        session: own,
        // SECURITY: a redirect would take the token to another address.
        redirect: 'manual',
        // SECURITY: neither cookies nor the system's own sign-in go to a server; proxies may have the latter.
        credentials: 'omit',
        useSessionCookies: false,
        cache: 'no-store',
      }),
    closeConnections: () => own.closeAllConnections(),
    after(ms, act) {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  };
}

/**
 * Calls over Electron's network stack, with the system's proxy settings and certificate store. Needs `narrowNetwork`
 * before the application is ready, and throws without it; make the exchange at any time and use it once ready. The
 * first exchange makes its session. Deadlines are in milliseconds.
 */
export function electronExchange({
  connectMs = standard.connectMs,
  wholeMs = standard.wholeMs,
  proxy,
}: Partial<Deadlines> & { readonly proxy?: FixedProxy } = {}): Exchange {
  requireNarrowNetwork();
  const idle: Session[] = [];
  return async (request) => {
    // SECURITY: closing the connections of one exchange must not touch another, so each under way has its own session.
    const own = idle.pop() ?? (await newSession(proxy));
    try {
      return await callOnce(request, lineOver(own), { connectMs, wholeMs });
    } finally {
      idle.push(own);
    }
  };
}
