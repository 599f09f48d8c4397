import type { FailureWord } from '../../contract/failures';
import { count, counted, plural } from './forms';

/** What is known of a certificate; the times as they are read. */
interface Shown {
  readonly subject?: string | undefined;
  readonly issuer?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Says as much as is known: `Shown for a.example, issued by Some CA, valid from … to ….` */
function shown({ subject, issuer, from, to }: Shown): string | undefined {
  const times = [...(from ? [`from ${from}`] : []), ...(to ? [`to ${to}`] : [])];
  const parts = [
    ...(subject ? [`shown for ${subject}`] : []),
    ...(issuer ? [`issued by ${issuer}`] : []),
    ...(times.length > 0 ? [`valid ${times.join(' ')}`] : []),
  ].join(', ');
  return parts === '' ? undefined : `${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`;
}

/** What the checks of a preflight found of the way to the server; names that end with `Now` say what to do. */
export const serverChecks = {
  practice: 'Practice opens no connection; there is nothing to ask.',

  name: {
    resolved: (host: string, addresses: number): string =>
      `${host} has ${plural(addresses, { one: 'one address', other: `${count(addresses)} addresses` })}.`,
    byProxy: (host: string): string => `The proxy looks ${host} up; this computer need not.`,
    notResolved: (host: string): string => `No address was found for ${host}.`,
    notResolvedNow: 'Check the network connection and, where one is needed, the VPN; otherwise ask IT.',
    notKnown: (host: string): string => `${host} was not looked up: it is not known whether a proxy does it.`,
  },

  proxy: {
    direct: 'None: calls go straight to the host.',
    /** `decision` is the system's: `PROXY proxy.example:8080`. */
    used: (decision: string): string => `Calls go through one, as this system decides: ${decision}`,
    notKnown: 'The system did not say in time whether calls go through one.',
    notKnownNow:
      'Ask IT to look at the proxy settings and, where there is one, at the proxy script’s address.',
  },

  certificate: {
    trusted: (subject: string, issuer: string, until: string): string =>
      `Trusted. Shown for ${subject}, issued by ${issuer}, valid until ${until}.`,
    endsInADayNow:
      'It ends within a day, and nothing can be sent after that: tell whoever runs the server or the proxy.',
    endsSoonNow: (days: number): string =>
      `It ends in ${counted(days, { one: 'day', other: 'days' })}, and nothing can be sent after that: tell whoever runs the server or the proxy.`,
    /** `problem` is the network's word: `net::ERR_CERT_DATE_INVALID`. */
    notTrusted: (problem: string): string => `Not trusted (${problem}), so nothing was sent.`,
    /** After that; undefined where nothing is known. */
    shown,
    outOfDateNow:
      'Check this computer’s date and time. If they are right, the certificate is out of date: tell whoever runs the server.',
    authorityNow:
      'If your organization’s proxy looks into the traffic, IT has to have its authority trusted on this computer. Otherwise somebody may be listening: tell IT.',
    otherHostNow:
      'The host showed a certificate of another one: ask IT to check the environment’s address and the proxy.',
    revokedNow: 'Its issuer has revoked it: tell IT and whoever runs the server.',
    otherwiseNow: 'Tell IT: the certificate of the server, or of a proxy, has to be put right.',
    /** Before what the network said. */
    notSeen: 'No certificate was seen.',
    notSeenNow: 'Check the network connection; if others reach the host, ask IT about proxy and firewall.',
  },

  /** What the network said. */
  network: {
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
  } satisfies Readonly<Record<FailureWord, string>>,

  clock: {
    notKnown: 'Not compared: no time came from the server.',
    agrees: (seconds: number): string =>
      `Agrees with the server’s to ${counted(seconds, { one: 'second', other: 'seconds' })}.`,
    hours: (hours: number): string => counted(hours, { one: 'hour', other: 'hours' }),
    days: (days: number): string => counted(days, { one: 'day', other: 'days' }),
    /** `by` is a length of time. */
    ahead: (by: string): string => `This computer’s clock is ${by} ahead of the server’s.`,
    behind: (by: string): string => `This computer’s clock is ${by} behind the server’s.`,
    wrongNow:
      'The times in the journal’s records are this computer’s, and so are as wrong. Ask IT to have the clock set over the network.',
  },
};
