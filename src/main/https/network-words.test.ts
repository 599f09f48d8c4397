import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../lockouts/read-answer';
import { failureWord, type Evidence } from './network-words';

const nothing: Evidence = { uploaded: false, waitEnded: false };
const outcomeOf = (netError: string, evidence: Evidence): string => {
  const read = readAnswer({ kind: 'failure', failure: failureWord(netError, evidence) }, new Date(0));
  return read.kind === 'verdict' ? read.verdict.outcome : read.kind;
};

/** Every name that we have a word for: `word NAME NAME ...`. */
const notSent = `
request-invalid INVALID_URL UNSAFE_PORT DISALLOWED_URL_SCHEME UNKNOWN_URL_SCHEME
name-not-resolved NAME_NOT_RESOLVED NAME_RESOLUTION_FAILED ICANN_NAME_COLLISION
connection-refused CONNECTION_REFUSED
no-connection CONNECTION_FAILED CONNECTION_TIMED_OUT ADDRESS_UNREACHABLE ADDRESS_INVALID NETWORK_ACCESS_DENIED
tls-failed CERT_COMMON_NAME_INVALID CERT_DATE_INVALID CERT_AUTHORITY_INVALID CERT_CONTAINS_ERRORS
tls-failed CERT_NO_REVOCATION_MECHANISM CERT_UNABLE_TO_CHECK_REVOCATION CERT_REVOKED CERT_INVALID
tls-failed CERT_WEAK_SIGNATURE_ALGORITHM CERT_NON_UNIQUE_NAME CERT_WEAK_KEY CERT_NAME_CONSTRAINT_VIOLATION
tls-failed CERT_VALIDITY_TOO_LONG CERTIFICATE_TRANSPARENCY_REQUIRED CERT_SYMANTEC_LEGACY
tls-failed CERT_KNOWN_INTERCEPTION_BLOCKED CERT_SELF_SIGNED_LOCAL_NETWORK SSL_PINNED_KEY_NOT_IN_CERT_CHAIN
tls-failed SSL_SERVER_CERT_BAD_FORMAT SSL_VERSION_OR_CIPHER_MISMATCH SSL_OBSOLETE_VERSION SSL_OBSOLETE_CIPHER
tls-failed SSL_KEY_USAGE_INCOMPATIBLE ECH_FALLBACK_CERTIFICATE_INVALID
proxy-failed PROXY_CONNECTION_FAILED TUNNEL_CONNECTION_FAILED PROXY_CERTIFICATE_INVALID NO_SUPPORTED_PROXIES
proxy-failed MANDATORY_PROXY_CONFIGURATION_FAILED PAC_SCRIPT_FAILED SOCKS_CONNECTION_FAILED
proxy-failed SOCKS_CONNECTION_HOST_UNREACHABLE HTTPS_PROXY_TUNNEL_RESPONSE_REDIRECT
proxy-failed PROXY_DELEGATE_CANCELED_CONNECT_REQUEST
proxy-sign-in PROXY_AUTH_UNSUPPORTED PROXY_AUTH_REQUESTED
offline INTERNET_DISCONNECTED`;

const perhapsSent = `
no-answer TIMED_OUT
connection-cut CONNECTION_RESET CONNECTION_CLOSED CONNECTION_ABORTED EMPTY_RESPONSE RESPONSE_HEADERS_TRUNCATED
connection-cut SOCKET_NOT_CONNECTED NETWORK_CHANGED NETWORK_IO_SUSPENDED
network-other ABORTED FAILED UNEXPECTED ACCESS_DENIED BLOCKED_BY_CLIENT BLOCKED_BY_ADMINISTRATOR CONTEXT_SHUT_DOWN
network-other SSL_PROTOCOL_ERROR SSL_CLIENT_AUTH_CERT_NEEDED BAD_SSL_CLIENT_AUTH_CERT SSL_DECRYPT_ERROR_ALERT
network-other SSL_BAD_RECORD_MAC_ALERT SSL_UNRECOGNIZED_NAME_ALERT UNEXPECTED_PROXY_AUTH INVALID_RESPONSE
network-other INVALID_HTTP_RESPONSE TOO_MANY_REDIRECTS UNSAFE_REDIRECT HTTP2_PROTOCOL_ERROR HTTP2_PING_FAILED
network-other QUIC_PROTOCOL_ERROR RESPONSE_HEADERS_TOO_BIG CONTENT_DECODING_FAILED EARLY_DATA_REJECTED
network-other DNS_TIMED_OUT INSUFFICIENT_RESOURCES OUT_OF_MEMORY`;

const rows = (table: string): [string, string][] =>
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [word = '', ...names] = line.split(' ');
      return names.map((name): [string, string] => [`net::ERR_${name}`, word]);
    });

describe('what Chromium’s errors say of an order', () => {
  it.each(rows(notSent))('%s before sending is %s, and not sent', (name, word) => {
    expect(failureWord(name, nothing)).toBe(word);
    expect(outcomeOf(name, nothing)).toBe('not-sent');
  });

  it.each(rows(notSent))('%s after an upload began (%s otherwise) is unknown', (name) => {
    expect(failureWord(name, { ...nothing, uploaded: true })).toBe('connection-cut');
    expect(outcomeOf(name, { ...nothing, uploaded: true })).toBe('unknown');
  });

  it.each(rows(perhapsSent))('%s is %s, and unknown', (name, word) => {
    expect(failureWord(name, nothing)).toBe(word);
    expect(outcomeOf(name, nothing)).toBe('unknown');
  });

  it('takes an abort for not sent only where waiting was ended and nothing was uploaded', () => {
    const abort = 'net::ERR_ABORTED';
    expect(failureWord(abort, { uploaded: false, waitEnded: true })).toBe('no-connection');
    expect(outcomeOf(abort, { uploaded: true, waitEnded: true })).toBe('unknown');
    expect(outcomeOf(abort, nothing)).toBe('unknown');
  });

  it('says unknown of every other name, whatever else is known', () => {
    const listed = new Set(rows(notSent).map(([name]) => name));
    const word = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,40}$/).map((name) => `net::ERR_${name}`);
    const spoiled = fc
      .constantFrom(...listed)
      .chain((name) =>
        fc.constantFrom(` ${name}`, `${name} `, name.toLowerCase(), name.slice(9), `${name}_2`),
      );
    const evidence = fc.record({ uploaded: fc.boolean(), waitEnded: fc.boolean() });
    fc.assert(
      fc.property(fc.oneof(fc.string(), word, spoiled), evidence, (name, seen) => {
        fc.pre(!listed.has(name) && name !== 'net::ERR_ABORTED');
        expect(outcomeOf(name, seen)).toBe('unknown');
      }),
    );
  });
});
