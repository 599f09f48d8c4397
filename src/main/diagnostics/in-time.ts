/** Waits so many milliseconds, or until the signal. */
export type WaitUntil = (ms: number, signal: AbortSignal) => Promise<unknown>;

/** What some work comes to in its time, or `late`; then the work goes on, and nobody hears what becomes of it. */
export async function inTime<T>(work: Promise<T>, late: T, ms: number, wait: WaitUntil): Promise<T> {
  const ended = new AbortController();
  try {
    return await Promise.race([work, wait(ms, ended.signal).then(() => late)]);
  } finally {
    ended.abort();
  }
}
