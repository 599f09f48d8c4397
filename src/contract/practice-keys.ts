import type { ApiKey } from './sign-in';

/** The password of every sample key; Practice guards nothing. */
const PRACTICE_PASSWORD = 'practice';

/** The simulator's keys by name; every other name and password is refused as a server would. */
export const practiceKeys = [
  'practice',
  'practice.short',
  'practice.ends',
  'practice.closed',
  'practice.penalty',
  'practice.captcha',
  'practice.limited',
  'practice.trouble',
  'practice.wrong',
] as const;

/** A sample key of Practice. */
export type PracticeKey = (typeof practiceKeys)[number];

/** A sample key as it would be typed. */
export function practiceKey(name: string): ApiKey {
  // eslint-disable-next-line no-restricted-syntax -- It is sent, and stands for a name that the vendor gives.
  const appId = 'Lockout Desk Practice';
  return { name, password: PRACTICE_PASSWORD, appId, appVersion: '1.0', cid: '1', sec: 'practice-sec' };
}
