import type { FailureWord } from '../../contract/failures';

/** Our word, and Chromium's names for it without `net::ERR_`. */
type WordTable = readonly (readonly [FailureWord, readonly string[]])[];

/**
 * Chromium's errors that come before a request is sent, by our word for them. Source: net/base/net_error_list.h, and
 * where each one is raised. Not here, as each has been raised after sending too: resets and closed connections,
 * ERR_TIMED_OUT, ERR_SSL_PROTOCOL_ERROR and the alerts of TLS, which TLS 1.3 also reports while the answer is read,
 * everything about client certificates, which a server may ask for later, and ERR_NETWORK_CHANGED.
 */
// SECURITY: a name on this list says "not sent" to the administrator. Whatever is not on it may have been sent.
const beforeSending: WordTable = [
  ['request-invalid', ['INVALID_URL', 'UNSAFE_PORT', 'DISALLOWED_URL_SCHEME', 'UNKNOWN_URL_SCHEME']],
  ['name-not-resolved', ['NAME_NOT_RESOLVED', 'NAME_RESOLUTION_FAILED', 'ICANN_NAME_COLLISION']],
  ['connection-refused', ['CONNECTION_REFUSED']],
  // Windows and POSIX map a time-out to ERR_CONNECTION_TIMED_OUT in connect() alone; ERR_TIMED_OUT is the other one.
  [
    'no-connection',
    [
      'CONNECTION_FAILED',
      'CONNECTION_TIMED_OUT',
      'ADDRESS_UNREACHABLE',
      'ADDRESS_INVALID',
      'NETWORK_ACCESS_DENIED',
    ],
  ],
  [
    'tls-failed',
    [
      'CERT_COMMON_NAME_INVALID',
      'CERT_DATE_INVALID',
      'CERT_AUTHORITY_INVALID',
      'CERT_CONTAINS_ERRORS',
      'CERT_NO_REVOCATION_MECHANISM',
      'CERT_UNABLE_TO_CHECK_REVOCATION',
      'CERT_REVOKED',
      'CERT_INVALID',
      'CERT_WEAK_SIGNATURE_ALGORITHM',
      'CERT_NON_UNIQUE_NAME',
      'CERT_WEAK_KEY',
      'CERT_NAME_CONSTRAINT_VIOLATION',
      'CERT_VALIDITY_TOO_LONG',
      'CERTIFICATE_TRANSPARENCY_REQUIRED',
      'CERT_SYMANTEC_LEGACY',
      'CERT_KNOWN_INTERCEPTION_BLOCKED',
      'CERT_SELF_SIGNED_LOCAL_NETWORK',
      'SSL_PINNED_KEY_NOT_IN_CERT_CHAIN',
      'SSL_SERVER_CERT_BAD_FORMAT',
      'SSL_VERSION_OR_CIPHER_MISMATCH',
      'SSL_OBSOLETE_VERSION',
      'SSL_OBSOLETE_CIPHER',
      'SSL_KEY_USAGE_INCOMPATIBLE',
      'ECH_FALLBACK_CERTIFICATE_INVALID',
    ],
  ],
  [
    'proxy-failed',
    [
      'PROXY_CONNECTION_FAILED',
      'TUNNEL_CONNECTION_FAILED',
      'PROXY_CERTIFICATE_INVALID',
      'NO_SUPPORTED_PROXIES',
      'MANDATORY_PROXY_CONFIGURATION_FAILED',
      'PAC_SCRIPT_FAILED',
      'SOCKS_CONNECTION_FAILED',
      'SOCKS_CONNECTION_HOST_UNREACHABLE',
      'HTTPS_PROXY_TUNNEL_RESPONSE_REDIRECT',
      'PROXY_DELEGATE_CANCELED_CONNECT_REQUEST',
    ],
  ],
  ['proxy-sign-in', ['PROXY_AUTH_UNSUPPORTED', 'PROXY_AUTH_REQUESTED']],
  ['offline', ['INTERNET_DISCONNECTED']],
];

/** Errors after which a request may have arrived, where we have a better word than `network-other`. */
const perhapsSent: WordTable = [
  ['no-answer', ['TIMED_OUT']],
  [
    'connection-cut',
    [
      'CONNECTION_RESET',
      'CONNECTION_CLOSED',
      'CONNECTION_ABORTED',
      'EMPTY_RESPONSE',
      'RESPONSE_HEADERS_TRUNCATED',
      'SOCKET_NOT_CONNECTED',
      'NETWORK_CHANGED',
      'NETWORK_IO_SUSPENDED',
    ],
  ],
];

function wordIn(table: WordTable, netError: string): FailureWord | undefined {
  return table.find(([, names]) => names.some((name) => netError === `net::ERR_${name}`))?.[0];
}

/** What is known besides the error's name. */
export interface Evidence {
  /** Chromium reported that it read the request's body, which it does only in order to send it. */
  readonly uploaded: boolean;
  /** All waiting for a connection was just ended by us, which Chromium reports as `net::ERR_ABORTED`. */
  readonly waitEnded: boolean;
}

/** Our word for one of Chromium's errors (`net::ERR_...`); any other text is `network-other`. Never throws. */
export function failureWord(netError: string, { uploaded, waitEnded }: Evidence): FailureWord {
  const before =
    waitEnded && netError === 'net::ERR_ABORTED' ? 'no-connection' : wordIn(beforeSending, netError);
  // SECURITY: an upload that began outweighs any name: a connection that was used can fail with these words as well.
  if (before) return uploaded ? 'connection-cut' : before;
  return wordIn(perhapsSent, netError) ?? 'network-other';
}
