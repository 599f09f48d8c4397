/** How long rows that are not there yet are waited for, in milliseconds; then their places are drawn without them. */
const PATIENCE_MS = 150;
/** So many of the last positions are kept: the rows of one that was just gone past may be those that come. */
const MOST_RECENT = 12;

export interface DrawnTopTools {
  /** Where the list is to be drawn from, in whole pixels. */
  readonly wanted: () => number;
  /** Whether all rows that are seen from there are at hand. */
  readonly isThere: (top: number) => boolean;
}

/**
 * Where a list is drawn from: where it is to be, once its rows are there. Where somebody drags the scrollbar faster than
 * rows are read, the newest position that has its rows is drawn, so that rows stand still for a moment rather than being
 * blank.
 */
export class DrawnTop {
  top = $state(0);
  #recent: number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tools: DrawnTopTools) {}

  /** To be called where `wanted` or what is at hand changes. */
  follow(): void {
    const { wanted, isThere } = this.tools;
    const top = wanted();
    if (this.#recent.at(-1) !== top) this.#recent = [...this.#recent, top].slice(-MOST_RECENT);
    const newest = this.#recent.findLastIndex((one) => isThere(one));
    if (newest !== -1) {
      this.top = this.#recent[newest] ?? top;
      this.#recent = this.#recent.slice(newest);
    }
    if (this.top === top) this.end();
    else this.#timer ??= setTimeout(() => this.#giveUp(), PATIENCE_MS);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #giveUp(): void {
    this.#timer = undefined;
    this.top = this.tools.wanted();
    // Where it stood before is not gone back to.
    this.#recent = [this.top];
  }
}
