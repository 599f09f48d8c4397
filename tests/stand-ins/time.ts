interface Timer {
  readonly at: number;
  readonly fire: () => void;
}

/** Lets everything that waits for nothing outside come to its end. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A computer's time in a test's hands: two clocks, timers, sleep, and a person who sets the clock. Milliseconds. */
export class HeldTime {
  /** Since the test began, as it truly is. */
  elapsed = 0;
  #wallOffset = Date.parse('2026-11-23T12:00:00.000Z');
  #timers: Timer[] = [];
  readonly #wakers = new Set<() => void>();
  readonly #startedAgo = 1_000_000;

  readonly clock = (): Date => new Date(this.elapsed + this.#wallOffset);
  readonly uptime = (): number => this.elapsed + this.#startedAgo;
  readonly onWake = (listener: () => void): void => void this.#wakers.add(listener);
  readonly waitOut = (ms: number, signal: AbortSignal): Promise<'waited' | 'cancelled'> =>
    new Promise((resolve) => {
      const timer = { at: this.elapsed + ms, fire: () => resolve('waited') };
      this.#timers.push(timer);
      signal.addEventListener('abort', () => {
        this.#timers = this.#timers.filter((other) => other !== timer);
        resolve('cancelled');
      });
    });

  /** How many timers run. */
  timers(): number {
    return this.#timers.length;
  }
  async #fire(): Promise<void> {
    const due = this.#timers.filter(({ at }) => at <= this.elapsed);
    this.#timers = this.#timers.filter(({ at }) => at > this.elapsed);
    due.forEach(({ fire }) => fire());
    await settled();
  }
  /** Has so much time pass, each timer firing when it is due. */
  async pass(ms: number): Promise<void> {
    const end = this.elapsed + ms;
    await settled();
    for (;;) {
      const next = Math.min(...this.#timers.map(({ at }) => at));
      if (next > end) break;
      this.elapsed = Math.max(this.elapsed, next);
      await this.#fire();
    }
    this.elapsed = end;
    await settled();
  }
  /** The computer sleeps so long; its timers fire late, and whoever listens hears that it woke. */
  async sleep(ms: number, tellsOfWaking = true): Promise<void> {
    this.elapsed += ms;
    if (tellsOfWaking) this.#wakers.forEach((listener) => listener());
    await this.#fire();
  }
  /** Somebody sets the clock. */
  setClockBy(ms: number): void {
    this.#wallOffset += ms;
  }
  /** The process is gone: nobody listens any more. */
  dropListeners(): void {
    this.#timers = [];
    this.#wakers.clear();
  }
}
