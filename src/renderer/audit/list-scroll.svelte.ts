import { lastTop, MAX_HEIGHT, scrollTopOf, trueTop, type Extent } from './scroll-scale';

/** Seen of a list that was not measured yet, in pixels. */
const SOME_VIEW = 600;

/**
 * The true position of a list in pixels beside its scrollbar's. A short way, as of a wheel or a key, is gone as far as the
 * scrollbar went; a long one, as where the bar is dragged, is read from its scale.
 */
export class ListScroll {
  top = $state(0);
  view = $state(SOME_VIEW);
  #stood = 0;

  /** `whole` is the height of everything. */
  constructor(private readonly whole: () => number) {}

  /** Where the scrollbar is. */
  get stood(): number {
    return this.#stood;
  }

  get extent(): Extent {
    return { whole: this.whole(), view: this.view };
  }

  measured(view: number): void {
    this.view = view > 0 ? view : SOME_VIEW;
  }

  /** The scrollbar moved. */
  moved(scrollTop: number): void {
    const by = scrollTop - this.#stood;
    this.#stood = scrollTop;
    if (by === 0) return;
    const { extent } = this;
    const isShort = extent.whole > MAX_HEIGHT && Math.abs(by) <= this.view;
    this.top = isShort ? Math.min(Math.max(0, this.top + by), lastTop(extent)) : trueTop(scrollTop, extent);
  }

  /** Goes to a position as far as there is one; where the scrollbar belongs then. */
  go(top: number): number {
    this.top = Math.min(Math.max(0, top), lastTop(this.extent));
    return scrollTopOf(this.top, this.extent);
  }

  /** The scrollbar was set: hearing of it moves nothing. */
  stands(scrollTop: number): void {
    this.#stood = scrollTop;
  }
}
