import { setTimeout as wait } from 'node:timers/promises';
import { app, net, session, type ProxyConfig, type Session } from 'electron';
import type { ProxySetting } from '../../contract/setting-values';
import { callOnce, type Deadlines, type Line } from './call-once';
import type { Exchange } from './exchange';
import { isNetworkNarrow } from './narrow-network';

/** Says how calls find their way, before the first one; the settings are read late. */
export type AskProxy = () => Promise<ProxySetting>;

const asTheSystem: AskProxy = async () => ({ mode: 'system' });

const standard: Deadlines = { connectMs: 15_000, wholeMs: 45_000 };

// Sessions of one name are one session, so no two may get the same, whichever exchange they serve.
let sessionsMade = 0;

/** A proxy in Chromium's words; undefined for the system's own settings, which count by themselves. */
function inChromium(proxy: ProxySetting): ProxyConfig | undefined {
  if (proxy.mode === 'system') return undefined;
  if (proxy.mode === 'direct') return { mode: 'direct' };
  // SECURITY: a list of one proxy, without "direct" after it: where it is gone, no way around it is tried.
  const { server: proxyRules, bypass } = proxy;
  return { mode: 'fixed_servers', proxyRules, proxyBypassRules: bypass.join(',') };
}

/** A name that nobody has, for asking which way calls go; nothing is sent for that, and no name is looked up. */
const ANYWHERE = 'https://any-host.invalid/';
const TRIES = 40;
const PAUSE_MS = 5;

/**
 * Has a session take its proxy. That is said to be done before Chromium's network process has heard of it (seen on a busy
 * computer: a way asked for at once was still direct), so it is asked until it has. Where all hosts are exempt it goes on
 * after a moment, as calls go straight then.
 */
async function takeProxy(made: Session, proxy: ProxyConfig): Promise<void> {
  await made.setProxy(proxy);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const isDirect = (await made.resolveProxy(ANYWHERE)).trim() === 'DIRECT';
    // SECURITY: a call that left now could go around the proxy of the settings.
    if (isDirect === (proxy.mode === 'direct')) return;
    await wait(PAUSE_MS);
  }
}

/** A session that nobody else has, in memory alone. */
export async function newSession(askProxy: AskProxy = asTheSystem): Promise<Session> {
  const proxy = inChromium(await askProxy());
  sessionsMade += 1;
  // SECURITY: without `persist:` it lives in memory: no cookie, cache or sign-in outlives the process.
  const made = session.fromPartition(`https-${String(sessionsMade)}`, { cache: false });
  // SECURITY: a new session asks a host of Chromium's maker for dictionaries by itself; orders go to one host only.
  made.setSpellCheckerLanguages([]);
  if (proxy) await takeProxy(made, proxy);
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
 * Calls over Electron's network stack, with the system's certificate store and, where `proxy` says nothing else, its proxy
 * settings. Needs `narrowNetwork` before the application is ready, and throws without it; make the exchange at any time
 * and use it once ready. The first exchange asks for the proxy and makes its session. Deadlines are in milliseconds.
 */
export function electronExchange({
  connectMs = standard.connectMs,
  wholeMs = standard.wholeMs,
  proxy,
}: Partial<Deadlines> & { readonly proxy?: AskProxy } = {}): Exchange {
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
