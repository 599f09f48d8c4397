import { EventEmitter } from 'node:events';
import type { ClientRequest } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { Request } from './exchange';
import { probeOver, type Probed, type ProbeWire, type SeenCertificate } from './probe';

const shown = {
  subject: 'desk.example',
  issuer: 'Corporate Inspection CA (Acme)',
  validFrom: '2026-11-01T00:00:00.000Z',
  validTo: '2027-02-01T00:00:00.000Z',
};
const trusted: SeenCertificate = { isTrusted: true, problem: 'OK', shown };

/** Electron's request as far as it is used, answered at once. */
class Call extends EventEmitter {
  constructor(private readonly act: (call: Call) => void) {
    super();
  }
  readonly end = (): void => this.act(this);
  readonly abort = vi.fn();
  readonly getUploadProgress = (): { started: boolean } => ({ started: false });
}

const answers =
  (rawHeaders: readonly string[], status = 200) =>
  (call: Call): void => {
    const message = Object.assign(new EventEmitter(), { statusCode: status, rawHeaders });
    call.emit('response', message);
    message.emit('end');
  };
const fails =
  (netError: string) =>
  (call: Call): void =>
    void call.emit('error', new Error(netError));

/** A look at a server over a wire whose parts a test gives. */
async function look(
  act: (call: Call) => void,
  given: Partial<ProbeWire> = {},
  token?: string,
): Promise<{ probed: Probed; sent: readonly Request[] }> {
  const sent: Request[] = [];
  const times = [1_000_000, 1_000_200];
  const wire: ProbeWire = {
    line: {
      open: (request) => {
        sent.push(request);
        // The stand-in has the members that are used, and no more.
        return new Call(act) as unknown as ClientRequest;
      },
      closeConnections: async () => undefined,
      after: (ms, late) => {
        const timer = setTimeout(late, ms);
        return () => clearTimeout(timer);
      },
    },
    resolveProxy: async () => 'DIRECT',
    resolveHost: async () => 2,
    seen: () => trusted,
    now: () => times.shift() ?? 0,
    ...given,
  };
  const request = { baseUrl: 'https://desk.example:8443/v1', ...(token === undefined ? {} : { token }) };
  return { probed: await probeOver(request, wire, { connectMs: 50, wholeMs: 100 }), sent };
}
const dated = (ms: number): string[] => ['Date', new Date(ms).toUTCString()];

describe('a look at a server', () => {
  it('is one GET for whose token it is, and says what it found', async () => {
    const { probed, sent } = await look(answers(dated(1_000_000)), {}, 'tok');
    expect(sent).toEqual([
      {
        method: 'GET',
        url: 'https://desk.example:8443/v1/auth/me',
        headers: { Accept: 'application/json', Authorization: 'Bearer tok' },
      },
    ]);
    expect(probed).toEqual({
      proxy: { kind: 'direct' },
      name: { kind: 'resolved', host: 'desk.example', addresses: 2 },
      tls: { kind: 'trusted', ...shown },
      clock: { kind: 'compared', skewMs: -400 },
      host: 'desk.example:8443',
      path: '/v1/auth/me',
      ms: 200,
      came: { status: 200, complete: true },
    });
  });

  it('sends no header of a token where there is none', async () => {
    const { sent } = await look(answers([], 401));
    expect(sent.map(({ headers }) => headers)).toEqual([{ Accept: 'application/json' }]);
  });

  it.each([
    ['behind', 1_000_000 + 3_600_000, -3_600_400],
    ['ahead', 1_000_000 - 120_000, 119_600],
  ])('tells a clock that is %s', async (_, date, skewMs) => {
    expect((await look(answers(dated(date)))).probed.clock).toEqual({ kind: 'compared', skewMs });
  });

  it.each([[[]], [['Date', 'yesterday']]])('compares no clock with the header %j', async (headers) => {
    expect((await look(answers(headers))).probed.clock).toEqual({ kind: 'not-known' });
  });

  it('leaves the name to a proxy, and asks no name server', async () => {
    const resolveHost = vi.fn(async () => 1);
    const resolveProxy = async (): Promise<string> => 'PROXY proxy.example:8080; DIRECT';
    const { probed } = await look(answers([]), { resolveProxy, resolveHost });
    expect(probed.proxy).toEqual({ kind: 'proxy', decision: 'PROXY proxy.example:8080; DIRECT' });
    expect(probed.name).toEqual({ kind: 'by-proxy', host: 'desk.example' });
    expect(resolveHost).not.toHaveBeenCalled();
  });

  it('names a host that has no address', async () => {
    const resolveHost = (): Promise<number> => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED'));
    const { probed } = await look(fails('net::ERR_NAME_NOT_RESOLVED'), {
      resolveHost,
      seen: () => undefined,
    });
    expect(probed.name).toEqual({ kind: 'not-resolved', host: 'desk.example' });
    expect(probed.tls).toEqual({ kind: 'not-reached', failure: 'name-not-resolved' });
    expect(probed.came).toBe('name-not-resolved');
  });

  it('does not wait longer than its time for the proxy’s decision', async () => {
    const resolveProxy = (): Promise<string> => new Promise(() => undefined);
    const { probed } = await look(answers([]), { resolveProxy });
    expect(probed.proxy).toEqual({ kind: 'not-known' });
    expect(probed.name).toEqual({ kind: 'not-known', host: 'desk.example' });
    expect(probed.came).toEqual({ status: 200, complete: true });
  });

  it('shows a certificate that is not trusted, and why', async () => {
    const seen = (): SeenCertificate => ({ isTrusted: false, problem: 'net::ERR_CERT_DATE_INVALID', shown });
    const { probed } = await look(fails('net::ERR_CERT_DATE_INVALID'), { seen });
    expect(probed.tls).toEqual({ kind: 'not-trusted', problem: 'net::ERR_CERT_DATE_INVALID', ...shown });
    expect(probed.came).toBe('tls-failed');
  });
});
