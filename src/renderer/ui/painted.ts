/** A window that is hidden or minimized draws no pictures: that long is waited for one, in milliseconds. */
const PATIENCE_MS = 100;

/** Resolves once what stands in the page by now has been painted, or nothing is painted for a while; never rejects. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
    // A frame's callbacks come before its picture, and a timer of theirs after it.
    requestAnimationFrame(() => setTimeout(resolve));
  });
