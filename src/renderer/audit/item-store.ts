import type { HistoryItem } from '../../contract/history';

/** Places that are kept together, and how many such stretches are. */
const STRETCH = 50;
const MOST_STRETCHES = 60;

/** Items by their places; a few thousand at most, the nearest to where somebody looks. */
export class ItemStore {
  readonly #stretches = new Map<number, Map<number, HistoryItem>>();

  at(place: number): HistoryItem | undefined {
    return this.#stretches.get(Math.floor(place / STRETCH))?.get(place);
  }

  /** The first place from one to another, both among them, where nothing is. */
  missing(from: number, to: number): number | undefined {
    for (let place = from; place <= to; place += 1) if (!this.at(place)) return place;
    return undefined;
  }

  put(from: number, items: readonly HistoryItem[]): void {
    items.forEach((item, index) => {
      const number = Math.floor((from + index) / STRETCH);
      const stretch = this.#stretches.get(number) ?? new Map<number, HistoryItem>();
      stretch.set(from + index, item);
      this.#stretches.set(number, stretch);
    });
  }

  /** Forgets what is farthest from a place, where there is too much. */
  keepNear(place: number): void {
    if (this.#stretches.size <= MOST_STRETCHES) return;
    const far = (number: number): number => Math.abs(number * STRETCH - place);
    const byNearness = [...this.#stretches.keys()].sort((one, other) => far(one) - far(other));
    for (const number of byNearness.slice(MOST_STRETCHES)) this.#stretches.delete(number);
  }

  clear(): void {
    this.#stretches.clear();
  }
}
