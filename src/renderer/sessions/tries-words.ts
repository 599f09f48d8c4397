import { TRIES_AN_HOUR, type Tries } from '../../contract/sign-in';
import { minuteOf } from '../ui/times';
import { lengthLeft } from './time-left';

/** Why tries are counted at all. */
export const whyCounted = `After ${TRIES_AN_HOUR} failed sign-ins in an hour the server locks out everybody who shares your office’s network address, for about an hour.`;

/** Why sign-ins that came off are counted, too. */
const whySignIns = `This application signs in to an environment ${TRIES_AN_HOUR} times an hour at most, whatever comes of it.`;

export interface TriesWords {
  readonly tone: 'plain' | 'warning' | 'trouble';
  readonly title: string;
  /** Why it matters, or when it goes on; absent while all tries are left. */
  readonly more?: string;
}

/** Until when no sign-in may be sent, in ms since 1970; undefined where one may. */
export function blockedUntil(tries: Tries, now: number): number | undefined {
  const ends = [tries.waitUntil, tries.left === 0 ? tries.nextAt : undefined].flatMap((at) => {
    const end = Date.parse(at ?? '');
    return end > now ? [end] : [];
  });
  return ends.length === 0 ? undefined : Math.max(...ends);
}

function blocked(tries: Tries, until: number, now: number): TriesWords {
  const when = `It goes on at ${minuteOf(new Date(until).toISOString())}, in ${lengthLeft(until - now)}.`;
  const none =
    tries.counted === 'sign-ins'
      ? { title: 'No sign-in is left for this environment this hour.', why: whySignIns }
      : { title: 'No try is left this hour.', why: whyCounted };
  return tries.left === 0
    ? { tone: 'trouble', title: none.title, more: `${when} ${none.why}` }
    : {
        tone: 'trouble',
        title: 'The server asked to wait.',
        more: `${when} A call made meanwhile can make the wait longer, for your whole office.`,
      };
}

/** What is left of the hour's tries, in words. */
export function triesWords(tries: Tries, now: number): TriesWords {
  const until = blockedUntil(tries, now);
  if (until !== undefined) return blocked(tries, until, now);
  if (tries.left >= TRIES_AN_HOUR)
    return { tone: 'plain', title: `${TRIES_AN_HOUR} of ${TRIES_AN_HOUR} tries left this hour.` };
  const next = tries.nextAt === undefined ? '' : ` One more is left again at ${minuteOf(tries.nextAt)}.`;
  if (tries.counted === 'sign-ins')
    return {
      tone: 'plain',
      title: `${tries.left} of ${TRIES_AN_HOUR} sign-ins left for this environment this hour.`,
      more: `${whySignIns}${next}`,
    };
  return {
    tone: 'warning',
    title: `${tries.left} of ${TRIES_AN_HOUR} tries left this hour.`,
    more: `${whyCounted}${next}`,
  };
}
