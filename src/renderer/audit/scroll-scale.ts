/**
 * Chromium draws no element higher than some 33.5 million pixels of the screen, and a quarter of that is left where the
 * page is zoomed to 200 % on a screen of double density. What is longer is scrolled on a shorter scale.
 */
export const MAX_HEIGHT = 8_000_000;
/** So much at both ends is on the true scale, so that the ends are reached as anywhere else. */
const EDGE = 1_000_000;

/** The height of everything, and of what is seen of it, in pixels. */
export interface Extent {
  readonly whole: number;
  readonly view: number;
}

const clamp = (value: number, most: number): number => Math.min(Math.max(0, value), Math.max(0, most));

/** The height that the scrollbar spans. */
export const heightOf = ({ whole }: Extent): number => Math.min(whole, MAX_HEIGHT);

/** The farthest that the true position goes. */
export const lastTop = ({ whole, view }: Extent): number => Math.max(0, whole - view);

interface Scale {
  readonly end: number;
  readonly last: number;
  /** True pixels for each of the scrollbar's, between the edges. */
  readonly step: number;
}

function scaleOf(extent: Extent): Scale {
  const end = Math.max(0, heightOf(extent) - extent.view);
  const last = lastTop(extent);
  return { end, last, step: end <= 2 * EDGE ? 1 : (last - 2 * EDGE) / (end - 2 * EDGE) };
}

/** The true position where the scrollbar says so. Rises with it, from the first pixel to the last. */
export function trueTop(scrollTop: number, extent: Extent): number {
  const { end, last, step } = scaleOf(extent);
  const at = clamp(scrollTop, end);
  if (step === 1 || at <= EDGE) return clamp(at, last);
  return at >= end - EDGE ? last - (end - at) : EDGE + (at - EDGE) * step;
}

/** Where the scrollbar stands for a true position: what `trueTop` reads. */
export function scrollTopOf(top: number, extent: Extent): number {
  const { end, last, step } = scaleOf(extent);
  const at = clamp(top, last);
  if (step === 1 || at <= EDGE) return at;
  return at >= last - EDGE ? end - (last - at) : EDGE + (at - EDGE) / step;
}
