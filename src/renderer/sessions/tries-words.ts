import { TRIES_AN_HOUR, type Tries } from '../../contract/sign-in';
import { words } from '../../words/words';
import { minuteOf } from '../ui/times';
import { joined } from './joined';
import { lengthLeft } from './time-left';

const said = words.tries;

/** Why tries are counted at all. */
export const whyCounted = (): string => said.whyCounted(TRIES_AN_HOUR);

/** Why sign-ins that came off are counted, too. */
const whySignIns = (): string => said.whySignIns(TRIES_AN_HOUR);

/** What is left of the hour's tries as a person reads it. */
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
  const when = said.goesOn(minuteOf(new Date(until).toISOString()), lengthLeft(until - now));
  if (tries.left > 0) return { tone: 'trouble', title: said.wait, more: joined(when, said.whyWait) };
  return tries.counted === 'sign-ins'
    ? { tone: 'trouble', title: said.noSignInLeft, more: joined(when, whySignIns()) }
    : { tone: 'trouble', title: said.noneLeft, more: joined(when, whyCounted()) };
}

/** What is left of the hour's tries, in words. */
export function triesWords(tries: Tries, now: number): TriesWords {
  const until = blockedUntil(tries, now);
  if (until !== undefined) return blocked(tries, until, now);
  if (tries.left >= TRIES_AN_HOUR) return { tone: 'plain', title: said.left(TRIES_AN_HOUR, TRIES_AN_HOUR) };
  const next = tries.nextAt === undefined ? undefined : said.oneMoreAt(minuteOf(tries.nextAt));
  return tries.counted === 'sign-ins'
    ? {
        tone: 'plain',
        title: said.signInsLeft(tries.left, TRIES_AN_HOUR),
        more: joined(whySignIns(), next),
      }
    : { tone: 'warning', title: said.left(tries.left, TRIES_AN_HOUR), more: joined(whyCounted(), next) };
}
