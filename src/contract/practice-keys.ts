/** A sample key of the simulator: its user name, and what signing in with it shows. */
export interface PracticeKey {
  readonly name: string;
  readonly shows: string;
}

/** The keys that the simulator knows, all with the password `practice`: one for each way that a session can go. */
export const practiceKeys: readonly PracticeKey[] = [
  { name: 'practice', shows: 'a session of ten minutes that renews itself' },
  { name: 'practice.short', shows: 'a session of two minutes that renews itself' },
  { name: 'practice.ends', shows: 'a session of two minutes whose renewals fail, until it ends' },
  { name: 'practice.closed', shows: 'a session that a sign-in elsewhere closes after a minute' },
  { name: 'practice.penalty', shows: 'a wait of ten seconds before the sign-in is taken' },
  {
    name: 'practice.captcha',
    shows: 'a captcha, which no program can answer: the whole office waits an hour',
  },
  { name: 'practice.limited', shows: 'a server that is limiting calls' },
  { name: 'practice.trouble', shows: 'a server that fails' },
];
