import type { FailureWord } from '../../contract/failures';

const beforeSending = [
  'request-invalid',
  'name-not-resolved',
  'connection-refused',
  'no-connection',
  'tls-failed',
  'proxy-failed',
  'proxy-sign-in',
  'offline',
] as const satisfies readonly FailureWord[];

/** What is known to end an exchange before its request was sent. Source: docs/api.md, "Answers". */
export type BeforeSending = (typeof beforeSending)[number];

/** Whether a failure is on the list of those that come before sending; after every other one it may have arrived. */
export function isBeforeSending(failure: FailureWord): failure is BeforeSending {
  return beforeSending.some((word) => word === failure);
}
