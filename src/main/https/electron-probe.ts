import type { Certificate, CertificatePrincipal, Session } from 'electron';
import type { Deadlines } from './call-once';
import { lineOver, newSession, requireNarrowNetwork, type AskProxy } from './electron-exchange';
import { probeOver, type Probe, type ProbeWire, type SeenCertificate } from './probe';

const standard: Deadlines = { connectMs: 8_000, wholeMs: 10_000 };

/** Texts of a certificate are a stranger's. */
const MAX_NAME = 200;

/** Certificates count in seconds; a time that no clock can say is left out. */
function timeOf(seconds: number): string | undefined {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

function nameOf(principal: CertificatePrincipal, otherwise: string): string {
  const { commonName, organizations } = principal;
  const [organization = ''] = organizations;
  const name = commonName || organization || otherwise;
  const full = organization === '' || organization === name ? name : `${name} (${organization})`;
  return full.slice(0, MAX_NAME);
}

function shownBy({
  subject,
  subjectName,
  issuer,
  issuerName,
  validStart,
  validExpiry,
}: Certificate): SeenCertificate['shown'] {
  const [validFrom, validTo] = [timeOf(validStart), timeOf(validExpiry)];
  return {
    subject: nameOf(subject, subjectName),
    issuer: nameOf(issuer, issuerName),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
  };
}

/** Notes what each host shows, and leaves the verdict to Chromium. */
function certificatesOf(own: Session): ProbeWire['seen'] {
  const seen = new Map<string, SeenCertificate>();
  own.setCertificateVerifyProc(({ hostname, certificate, errorCode, verificationResult }, decide) => {
    seen.set(hostname, {
      isTrusted: errorCode === 0,
      problem: verificationResult.slice(0, MAX_NAME),
      shown: shownBy(certificate),
    });
    // SECURITY: -3 is "as Chromium found it": looking at a certificate never makes one trusted.
    decide(-3);
  });
  // An address by number stands in brackets in a URL, and without them here.
  return (host) => seen.get(host.replace(/^\[|\]$/g, ''));
}

/**
 * Looks over Electron's network stack, by the same proxy and certificate store as `electronExchange`; milliseconds. Needs
 * `narrowNetwork` like that.
 */
export function electronProbe({
  connectMs = standard.connectMs,
  wholeMs = standard.wholeMs,
  proxy,
  now,
}: Partial<Deadlines> & { readonly proxy?: AskProxy; readonly now: () => number }): Probe {
  requireNarrowNetwork();
  return async (request) => {
    // Chromium verifies a certificate once for each session, so that only a new one shows what this connection was shown.
    const own = await newSession(proxy);
    const wire: ProbeWire = {
      line: lineOver(own),
      resolveProxy: (url) => own.resolveProxy(url),
      resolveHost: async (host) => (await own.resolveHost(host)).endpoints.length,
      seen: certificatesOf(own),
      now,
    };
    try {
      return await probeOver(request, wire, { connectMs, wholeMs });
    } finally {
      own.setCertificateVerifyProc(null);
      await own.closeAllConnections();
    }
  };
}
