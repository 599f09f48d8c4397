import type { JournalName } from '../../contract/audit';
import type { Desk } from '../../contract/bridge';
import type { HistoryCounts, HistoryFilter } from '../../contract/history';
import type { Outcome } from '../../contract/lockouts';

/** Orders and other rows that a filter shows. */
export interface Shown {
  readonly orders: number;
  readonly other: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/**
 * How many rows the filter shows. Counted without regard to the outcomes that are chosen, so that each outcome's own
 * count is known whether or not it is among them.
 */
export class Counts {
  /** As far as counted; undefined before the first number. */
  counts = $state.raw<HistoryCounts>();
  isCounting = $state(false);
  /** The count did not come about. */
  failed = $state(false);
  #countId = 0;
  #key = '';
  #kept = false;

  constructor(
    private readonly desk: Pick<Desk, 'countHistory'>,
    private readonly journal: () => JournalName,
    private readonly onCounted: () => void,
  ) {}

  /** Counts anew; an older count's answer is dropped. */
  async start({ outcomes: _, ...filter }: HistoryFilter): Promise<void> {
    const countId = (this.#countId += 1);
    const journal = this.journal();
    const key = JSON.stringify([journal, filter]);
    // The same rows counted again: the numbers stay until the new ones are whole, instead of growing once more.
    this.#kept = key === this.#key && this.counts?.complete === true;
    this.#key = key;
    if (!this.#kept) this.counts = undefined;
    this.isCounting = true;
    this.failed = false;
    const reply = await this.desk.countHistory({ journal, filter, countId });
    if (countId !== this.#countId) return;
    this.isCounting = false;
    const counted = reply.kind === 'answer' && reply.value.kind === 'counted';
    this.counts = counted ? reply.value.counts : undefined;
    this.failed = !counted;
    if (counted) this.onCounted();
  }

  /** Numbers so far; those of another count are not listened to. */
  heard(countId: number, counts: HistoryCounts): void {
    if (countId === this.#countId && this.isCounting && !this.#kept) this.counts = counts;
  }

  reset(): void {
    this.#countId += 1;
    this.counts = undefined;
    this.isCounting = false;
    this.failed = false;
  }

  /** What is shown where these outcomes are chosen; none chosen: orders of all, and other rows as well. */
  shown(outcomes: readonly Outcome[]): Shown | undefined {
    if (!this.counts) return undefined;
    const { rows, outcomes: by } = this.counts;
    const all = sum(Object.values(by));
    return outcomes.length > 0
      ? { orders: sum(outcomes.map((outcome) => by[outcome])), other: 0 }
      : { orders: all, other: Math.max(0, rows - all) };
  }

  /** Orders of a local day; undefined while that is not known for certain. */
  ofDay(day: string): number | undefined {
    if (!this.counts?.complete) return undefined;
    return this.counts.days.find(([name]) => name === day)?.[1];
  }
}
