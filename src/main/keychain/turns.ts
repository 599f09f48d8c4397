import { unavailable, type Unavailable } from './trouble';

/** A wait of so many milliseconds that its signal ends at once. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<'waited' | 'cancelled'>;

/** Asked between steps: past its deadline nobody hears the answer any more. */
export interface Turn {
  readonly isLate: () => boolean;
  /** Has something done once the call has its answer, before the next call of the item. */
  readonly afterwards: (work: () => Promise<unknown>) => void;
}

/** What holds up later calls of the same item when a call outlives its deadline. */
export type Hold =
  /** Nothing: it changes nothing when it ends late. */
  | 'until-deadline'
  /** The call, until it has ended and put back what it changed. */
  | 'until-end';

/** Calls of one item one after another, a few items at once, each call with a deadline that counts its waiting too. */
export interface Turns {
  readonly take: <T>(item: string, hold: Hold, work: (turn: Turn) => Promise<T>) => Promise<T | Unavailable>;
  /**
   * For the end: waits until every turn has ended, those too whose answer nobody waits for any more; may be for ever. No turn
   * begins from then on: a call that is asked for is told that the keychain did not answer.
   */
  readonly atRest: () => Promise<void>;
}

/** Grants so many places at once, in order; resolves to what gives the place back. */
function places(free: number): () => Promise<() => void> {
  let left = free;
  const waiting: (() => void)[] = [];
  const giveBack = (): void => {
    const next = waiting.shift();
    if (next) next();
    else left += 1;
  };
  return async () => {
    if (left > 0) left -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return giveBack;
  };
}

/**
 * Each call of the keychain occupies one of Node's four threads until the system answers, which may be never, and the
 * journal's disk needs those threads too.
 */
const PLACES = 2;

/** Keeps what has begun and not ended; nothing of it rejects. */
function underWay(): {
  readonly begun: (work: Promise<void>) => void;
  readonly isOver: () => boolean;
  readonly atRest: Turns['atRest'];
} {
  const works = new Set<Promise<void>>();
  let isOver = false;
  return {
    isOver: () => isOver,
    begun: (work) => {
      works.add(work);
      void work.then(() => works.delete(work));
    },
    atRest: async () => {
      // A process that ends while the keychain's module is at work is aborted.
      isOver = true;
      while (works.size > 0) await Promise.all(works);
    },
  };
}

/** Makes turns with a deadline in milliseconds. A call that finds no place in time is never started. */
export function turnsOf(deadlineMs: number, wait: Wait): Turns {
  const [lines, { begun, isOver, atRest }] = [new Map<string, Promise<unknown>>(), underWay()];
  // SECURITY: hung calls may never take all threads: an order could no longer be recorded.
  const enter = places(PLACES);

  function keepLine(item: string, until: Promise<unknown>): void {
    const line = until.catch(() => undefined);
    lines.set(item, line);
    void line.then(() => lines.get(item) === line && lines.delete(item));
  }

  return {
    take: <T>(item: string, hold: Hold, work: (turn: Turn) => Promise<T>) => {
      if (isOver()) return Promise.resolve(unavailable('timed-out'));
      let late = false;
      let tidyUp: () => Promise<unknown> = () => Promise.resolve();
      const turn: Turn = { isLate: () => late, afterwards: (tidy) => (tidyUp = tidy) };
      const before = lines.get(item) ?? Promise.resolve();
      const { promise: answer, resolve, reject } = Promise.withResolvers<T | Unavailable>();
      const ended = before.then(async () => {
        const leave = await enter();
        try {
          resolve(late ? unavailable('timed-out') : await work(turn));
          await tidyUp();
        } catch (bug) {
          reject(bug);
        } finally {
          leave();
        }
      });
      begun(ended);
      const alarm = new AbortController();
      void wait(deadlineMs, alarm.signal).then((how) => {
        if (how === 'cancelled') return;
        late = true;
        resolve(unavailable('timed-out'));
      });
      keepLine(item, hold === 'until-end' ? ended : answer);
      return answer.finally(() => alarm.abort());
    },
    atRest,
  };
}
