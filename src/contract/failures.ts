/** What is known to end an exchange before its request was sent. Source: docs/api.md, "Answers". */
export const beforeSending = [
  'request-invalid',
  'name-not-resolved',
  'connection-refused',
  'no-connection',
  'tls-failed',
  'proxy-failed',
  'proxy-sign-in',
  'offline',
] as const;
export type BeforeSending = (typeof beforeSending)[number];

/** What ended an exchange without a whole answer. After all but those before sending it may have reached the server. */
export type FailureWord =
  BeforeSending | 'no-answer' | 'connection-cut' | 'answer-too-large' | 'network-other';

/** Whether a failure is on the list of those that come before sending; after every other one it may have arrived. */
export function isBeforeSending(failure: FailureWord): failure is BeforeSending {
  return beforeSending.some((word) => word === failure);
}
