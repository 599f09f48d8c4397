import type { CopyCourse } from './copy-course';
import { DIFFERS } from './copy-file';
import type { Round } from './copy-round';
import type { Wait } from './watched-disk';

/** After a failure a copy is tried again after so many milliseconds, each time twice as long up to the longest. */
const FIRST_REST = 5000;
const LONGEST_REST = 5 * 60 * 1000;
/** Ending waits so many milliseconds at most for what is still to be copied. */
const END_DEADLINE = 3000;

/** What the rounds of one copy need. */
export interface RoundsTools {
  readonly round: () => Promise<Round>;
  readonly course: Pick<CopyCourse, 'copied' | 'failed' | 'tell'>;
  readonly wait: Wait;
}

export interface Rounds {
  /** There may be something to copy: goes round as soon as the round under way has ended, without a rest. */
  readonly ask: () => void;
  /** Begins no round any more, but for a last one; resolves after 3 seconds at most, to whether one is still under way. */
  readonly end: () => Promise<boolean>;
}

/** What the rounds and those who ask for them share. */
interface Asked {
  more: boolean;
  ending: boolean;
  rest?: AbortController;
}

/** Notes what came of a round. */
function note(result: Round, course: RoundsTools['course']): void {
  if (result.kind === 'nothing-to-copy') return;
  if (result.kind === 'copied') course.copied(result.seq);
  if (result.kind === 'failed') course.failed(result.code);
  course.tell();
}

/** Goes round until there is nothing more to copy, and rests after failures; the last result. */
async function goRound({ round, course, wait }: RoundsTools, asked: Asked): Promise<Round> {
  let restMs = FIRST_REST;
  for (;;) {
    asked.more = false;
    const result = await round();
    note(result, course);
    if (result.kind === 'failed') {
      if (result.code === DIFFERS || asked.ending) return result;
      if (asked.more) continue;
      asked.rest = new AbortController();
      if ((await wait(restMs, asked.rest.signal)) === 'waited') restMs = Math.min(2 * restMs, LONGEST_REST);
    } else {
      restMs = FIRST_REST;
      if (!asked.more) return result;
    }
  }
}

/** Goes round when it is asked to, one round at a time; after a copy that differs never again. */
export function startRounds(tools: RoundsTools): Rounds {
  const asked: Asked = { more: false, ending: false };
  let running: Promise<void> | undefined;
  let isOver = false;
  const start = (): void => {
    running ??= goRound(tools, asked).then((result) => {
      running = undefined;
      isOver = asked.ending || (result.kind === 'failed' && result.code === DIFFERS);
      // Asked for between the end of the last round and now.
      if (asked.more && !isOver) start();
    });
  };
  return {
    ask: () => {
      if (asked.ending || isOver) return;
      asked.more = true;
      asked.rest?.abort();
      start();
    },
    end: async () => {
      asked.ending = true;
      asked.rest?.abort();
      const enough = new AbortController();
      if (running) await Promise.race([running, tools.wait(END_DEADLINE, enough.signal)]);
      enough.abort();
      return running !== undefined;
    },
  };
}
