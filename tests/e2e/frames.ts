import type { Page } from '@playwright/test';
import type { Figure } from '../../bench/figures';

/** A frame that took longer was seen to be late. */
const LATE_MS = 33;

/** What was seen of frames. */
interface Frames {
  /** Milliseconds between frames. */
  readonly gaps: readonly number[];
  /** Frames in which a row that is seen was not there yet. */
  readonly waiting: number;
}

/** Watches each frame from now on; the answer ends it. */
export async function watchFrames(page: Page): Promise<() => Promise<Frames>> {
  const watch = await page.evaluateHandle(() => {
    const seen = { gaps: [] as number[], waiting: 0, isOver: false };
    let last = performance.now();
    const frame = (now: number): void => {
      seen.gaps.push(now - last);
      last = now;
      // The row that the keyboard is at stays in the page, wherever it is: it is not among those that are seen.
      if (document.querySelector('tr.waiting:not([data-at])')) seen.waiting += 1;
      if (!seen.isOver) requestAnimationFrame(frame);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(frame);
    });
    return seen;
  });
  return () =>
    watch.evaluate((seen) => {
      seen.isOver = true;
      return { gaps: seen.gaps, waiting: seen.waiting };
    });
}

const share = (part: number, all: number): number => (100 * part) / Math.max(1, all);
/** The value below which a share of all lies. */
export const percentile = (values: readonly number[], of: number): number =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * of))] ??
  NaN;

/** Frames as figures, with the bar for those that were late. */
export function framesIn(what: string, { gaps, waiting }: Frames): Figure[] {
  const late = gaps.filter((gap) => gap > LATE_MS).length;
  return [
    {
      what: `${what}: frames over ${String(LATE_MS)} ms`,
      value: share(late, gaps.length),
      unit: '%',
      most: 1,
    },
    { what: '  the longest', value: Math.max(...gaps), unit: 'ms' },
    { what: '  frames with a row that is not there yet', value: share(waiting, gaps.length), unit: '%' },
  ];
}
