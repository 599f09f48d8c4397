import type { PracticeKey } from '../../contract/practice-keys';

/** What signing in with each sample key of Practice shows. */
export const practiceKeys: Readonly<Record<PracticeKey, string>> = {
  practice: 'An ordinary key: a session of 10 minutes, renewed in time.',
  'practice.short': 'A session of 2 minutes, so that its renewals can be watched.',
  'practice.ends': 'A session of 2 minutes whose renewals fail, so that it ends.',
  'practice.closed': 'A session that somebody else’s sign-in closes after a minute.',
  'practice.penalty': 'A penalty of 10 seconds before the sign-in is heard.',
  'practice.captcha':
    'The server asks for a captcha, which no program can answer; here it is over in a minute.',
  'practice.limited': 'The server is limiting calls; here it is over in a minute.',
  'practice.trouble': 'The server has a fault.',
  'practice.wrong': 'The key is not accepted; before the fifth of an hour you are asked.',
};
