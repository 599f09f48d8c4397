import type { ApiKey } from './sign-in';

/** A sample key of Practice and what signing in with it shows. */
export interface PracticeKey {
  readonly name: string;
  readonly shows: string;
}

/** The password of every sample key; Practice guards nothing. */
const PRACTICE_PASSWORD = 'practice';

/** The simulator's keys by name; every other name and password is refused as a server would. */
export const practiceKeys = [
  { name: 'practice', shows: 'An ordinary key: a session of 10 minutes, renewed in time.' },
  { name: 'practice.short', shows: 'A session of 2 minutes, so that its renewals can be watched.' },
  { name: 'practice.ends', shows: 'A session of 2 minutes whose renewals fail, so that it ends.' },
  { name: 'practice.closed', shows: 'A session that somebody else’s sign-in closes after a minute.' },
  { name: 'practice.penalty', shows: 'A penalty of 10 seconds before the sign-in is heard.' },
  {
    name: 'practice.captcha',
    shows: 'The server asks for a captcha, which no program can answer; here it is over in a minute.',
  },
  { name: 'practice.limited', shows: 'The server is limiting calls; here it is over in a minute.' },
  { name: 'practice.trouble', shows: 'The server has a fault.' },
  { name: 'practice.wrong', shows: 'The key is not accepted; before the fifth of an hour you are asked.' },
] as const satisfies readonly PracticeKey[];

/** A sample key as it would be typed. */
export function practiceKey(name: string): ApiKey {
  const appId = 'Lockout Desk Practice';
  return { name, password: PRACTICE_PASSWORD, appId, appVersion: '1.0', cid: '1', sec: 'practice-sec' };
}
