import type { Checks } from '../../contract/diagnostics';
import type { FailureWord } from '../../contract/failures';
import { counted } from '../ui/numbers';
import { lengthOf, localTimeOf } from '../ui/times';
import { daysBetween, type Finding } from './check';

/** A certificate that ends within so many days is worth a look. */
const SOON_DAYS = 14;
/** A clock may be off by so much; the server's is known to a second. */
const MAX_SKEW = 30_000;

const practice: Finding = { tone: 'plain', text: 'Practice opens no connection; there is nothing to ask.' };

/** What the network said, complete by type. */
const failures: Readonly<Record<FailureWord, string>> = {
  'request-invalid': 'The environment’s address can’t be called.',
  'name-not-resolved': 'The host’s name has no address.',
  'connection-refused': 'The host refuses connections.',
  'no-connection': 'No connection came about in time.',
  'tls-failed': 'The two sides could not agree on an encrypted connection.',
  'proxy-failed': 'The proxy did not let the connection through.',
  'proxy-sign-in': 'The proxy wants a sign-in.',
  offline: 'This computer is offline.',
  'no-answer': 'Nothing was answered in time.',
  'connection-cut': 'The connection was cut.',
  'answer-too-large': 'The answer was too large.',
  'network-other': 'The network failed in a way that this application does not know.',
};

/** Who looks the host's name up, and what came of it. */
export function nameFinding(name: Checks['name']): Finding {
  switch (name.kind) {
    case 'practice':
      return practice;
    case 'resolved':
      return {
        tone: 'good',
        text: `${name.host} has ${name.addresses === 1 ? 'one address' : `${name.addresses} addresses`}.`,
      };
    case 'by-proxy':
      return { tone: 'good', text: `The proxy looks ${name.host} up; this computer need not.` };
    case 'not-resolved':
      return {
        tone: 'trouble',
        text: `No address was found for ${name.host}.`,
        now: 'Check the network connection and, where one is needed, the VPN; otherwise ask IT.',
      };
    case 'not-known':
      return {
        tone: 'plain',
        text: `${name.host} was not looked up: it is not known whether a proxy does it.`,
      };
  }
}

/** Which way calls take. */
export function proxyFinding(proxy: Checks['proxy']): Finding {
  switch (proxy.kind) {
    case 'practice':
      return practice;
    case 'direct':
      return { tone: 'good', text: 'None: calls go straight to the host.' };
    case 'proxy':
      return { tone: 'good', text: `Calls go through one, as this system decides: ${proxy.decision}` };
    case 'not-known':
      return {
        tone: 'warning',
        text: 'The system did not say in time whether calls go through one.',
        now: 'Ask IT to look at the proxy settings and, where there is one, at the proxy script’s address.',
      };
  }
}

/** What to do about a certificate, by what the network calls the problem. */
const certificateSteps: readonly (readonly [RegExp, string])[] = [
  [
    /DATE/,
    'Check this computer’s date and time. If they are right, the certificate is out of date: tell whoever runs the server.',
  ],
  [
    /AUTHORITY/,
    'If your organization’s proxy looks into the traffic, IT has to have its authority trusted on this computer. Otherwise somebody may be listening: tell IT.',
  ],
  [
    /COMMON_NAME|NAME_CONSTRAINT/,
    'The host showed a certificate of another one: ask IT to check the environment’s address and the proxy.',
  ],
  [/REVOKED/, 'Its issuer has revoked it: tell IT and whoever runs the server.'],
];
const anyCertificate = 'Tell IT: the certificate of the server, or of a proxy, has to be put right.';

type Shown = Extract<Checks['tls'], { kind: 'not-trusted' }>;

function shownWords({ subject, issuer, validFrom, validTo }: Omit<Shown, 'kind' | 'problem'>): string {
  const names = [subject && `shown for ${subject}`, issuer && `issued by ${issuer}`].filter(Boolean);
  const times = [validFrom && `from ${localTimeOf(validFrom)}`, validTo && `to ${localTimeOf(validTo)}`];
  const valid = times.some(Boolean) ? [`valid ${times.filter(Boolean).join(' ')}`] : [];
  const words = [...names, ...valid].join(', ');
  return words === '' ? '' : ` ${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** What the server, or a proxy in its place, showed of itself; `at` is when. */
export function tlsFinding(tls: Checks['tls'], at: string): Finding {
  switch (tls.kind) {
    case 'practice':
      return practice;
    case 'trusted': {
      const left = daysBetween(at, tls.validTo);
      const text = `Trusted. Shown for ${tls.subject}, issued by ${tls.issuer}, valid until ${localTimeOf(tls.validTo)}.`;
      if (left >= SOON_DAYS) return { tone: 'good', text };
      const when = left < 1 ? 'within a day' : `in ${counted(left, 'day')}`;
      return {
        tone: 'warning',
        text,
        now: `It ends ${when}, and nothing can be sent after that: tell whoever runs the server or the proxy.`,
      };
    }
    case 'not-trusted':
      return {
        tone: 'trouble',
        text: `Not trusted (${tls.problem}), so nothing was sent.${shownWords(tls)}`,
        now: certificateSteps.find(([problem]) => problem.test(tls.problem))?.[1] ?? anyCertificate,
      };
    case 'not-reached':
      return {
        tone: 'trouble',
        text: `No certificate was seen. ${failures[tls.failure]}`,
        now: 'Check the network connection; if others reach the host, ask IT about proxy and firewall.',
      };
  }
}

/** How far a clock is off: to the second below two hours, then in whole hours or days. */
function offBy(ms: number): string {
  const hours = Math.floor(ms / 3_600_000);
  if (hours < 2) return lengthOf(ms);
  return hours < 48 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day');
}

/** Whether this computer's clock agrees with the server's. */
export function clockFinding(clock: Checks['clock']): Finding {
  switch (clock.kind) {
    case 'practice':
      return practice;
    case 'not-known':
      return { tone: 'plain', text: 'Not compared: no time came from the server.' };
    case 'compared': {
      const off = Math.abs(clock.skewMs);
      if (off <= MAX_SKEW)
        return {
          tone: 'good',
          text: `Agrees with the server’s to ${counted(Math.max(1, Math.ceil(off / 1000)), 'second')}.`,
        };
      return {
        tone: 'warning',
        text: `This computer’s clock is ${offBy(off)} ${clock.skewMs > 0 ? 'ahead of' : 'behind'} the server’s.`,
        now: 'The times in the journal’s records are this computer’s, and so are as wrong. Ask IT to have the clock set over the network.',
      };
    }
  }
}
