import { count } from './forms';

/** What is left of the hour's tries to sign in. */
export const tries = {
  left: (left: number, all: number): string => `${count(left)} of ${count(all)} tries left this hour.`,
  /** Of one environment; counted are sign-ins that came off, too. */
  signInsLeft: (left: number, all: number): string =>
    `${count(left)} of ${count(all)} sign-ins left for this environment this hour.`,
  oneMoreAt: (at: string): string => `One more is left again at ${at}.`,
  noneLeft: 'No try is left this hour.',
  noSignInLeft: 'No sign-in is left for this environment this hour.',
  goesOn: (at: string, left: string): string => `It goes on at ${at}, in ${left}.`,
  /** Why tries are counted at all. */
  whyCounted: (all: number): string =>
    `After ${count(all)} failed sign-ins in an hour the server locks out everybody who shares your office’s network address, for about an hour.`,
  /** Why sign-ins that came off are counted, too. */
  whySignIns: (all: number): string =>
    `This application signs in to an environment ${count(all)} times an hour at most, whatever comes of it.`,
  wait: 'The server asked to wait.',
  whyWait: 'A call made meanwhile can make the wait longer, for your whole office.',
};
