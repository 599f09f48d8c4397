/**
 * What ended an exchange without a whole answer. The first eight are known to come before the request was sent; after
 * every other one it may have reached the server.
 */
export type FailureWord =
  | 'request-invalid'
  | 'name-not-resolved'
  | 'connection-refused'
  | 'no-connection'
  | 'tls-failed'
  | 'proxy-failed'
  | 'proxy-sign-in'
  | 'offline'
  | 'no-answer'
  | 'connection-cut'
  | 'answer-too-large'
  | 'network-other';
