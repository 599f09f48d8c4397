/** Milliseconds that a file must rest before it is read again: whoever replaces it does so in several steps. */
const QUIET = 300;

/** Calls `then` once, after so many milliseconds; what it gives takes that back. */
export type After = (ms: number, then: () => void) => () => void;

/**
 * Does some work once calls have ceased for 300 ms, never twice at the same time: what comes while it is under way is
 * answered by doing it once more. `stop` takes back what has not begun.
 */
export function onceSettled(
  work: () => Promise<void>,
  after: After,
): { readonly nudge: () => void; readonly stop: () => void } {
  let takeBack: (() => void) | undefined;
  let underWay = false;
  let again = false;
  const begin = async (): Promise<void> => {
    takeBack = undefined;
    if (underWay) {
      again = true;
      return;
    }
    underWay = true;
    await work();
    underWay = false;
    if (again) nudge();
    again = false;
  };
  const nudge = (): void => {
    takeBack?.();
    takeBack = after(QUIET, () => void begin());
  };
  return { nudge, stop: () => takeBack?.() };
}
