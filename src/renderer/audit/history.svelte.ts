import type { JournalName, JournalState } from '../../contract/audit';
import type { HistoryRow, RecordAnswer } from '../../contract/history';
import type { Desk } from '../../contract/bridge';
import { unansweredSentence } from '../lockouts/stops';
import { painted } from '../ui/painted';
import { Counts } from './counts.svelte';
import { dayOfItem, withDays } from './days';
import { Filters } from './filters.svelte';
import { ItemChunks } from './item-chunks.svelte';
import { firstInstantAfter } from './local-days';
import { RawRecords } from './raw-records.svelte';

export type HistoryStage =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'listed'; readonly state: JournalState };

export type RecordStage =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly row: HistoryRow }
  | { readonly kind: 'failed'; readonly row: HistoryRow; readonly sentence: string }
  | { readonly kind: 'shown'; readonly row: HistoryRow; readonly record: RecordAnswer };

/** Rows of the first page. */
const PAGE = 50;

type HistoryDesk = Pick<
  Desk,
  'readHistory' | 'readHistoryItems' | 'countHistory' | 'readFilterChoices' | 'readRecord' | 'readRawLine'
>;

/** The journal's rows that the filter shows, newest first, where somebody is among them, and the one that is opened. */
export class History {
  list = $state.raw<HistoryStage>({ kind: 'loading' });
  opened = $state.raw<RecordStage>({ kind: 'none' });
  /** Whether the rows are those of an earlier question, whose successor has not been answered. */
  isStale = $state(false);
  /** The day that was last gone to, where another one stands there. */
  jumped = $state.raw<{ readonly asked: string; readonly shown: string }>();
  /** Whether somebody waits to type into the search, once it is there. */
  isSearchWanted = $state(false);
  /** The place at which the keyboard is. */
  at = $state(0);
  readonly filters: Filters;
  readonly counts: Counts;
  readonly raw: RawRecords;
  readonly items: ItemChunks;
  #asked = 0;
  #askedRecord = 0;

  constructor(
    private readonly desk: HistoryDesk,
    private readonly journal: () => JournalName,
    onCounted: () => void = () => undefined,
  ) {
    this.filters = new Filters(desk, journal, () => void this.load());
    this.counts = new Counts(desk, journal, onCounted);
    this.raw = new RawRecords(desk, journal);
    this.items = new ItemChunks(desk);
  }

  get selected(): number | undefined {
    return this.opened.kind === 'none' ? undefined : this.opened.row.seq;
  }

  /** Reads from the newest record and counts anew; where an order is named, its row is opened. */
  async load(orderId?: string): Promise<void> {
    const number = (this.#asked += 1);
    this.isStale = true;
    const [journal, filter] = [this.journal(), this.filters.filter];
    const reply = await this.desk.readHistory({ journal, filter, limit: PAGE });
    if (number !== this.#asked) return;
    this.isStale = false;
    if (reply.kind !== 'answer') {
      this.list = { kind: 'failed', sentence: unansweredSentence(reply) };
      return;
    }
    this.list = { kind: 'listed', state: reply.value.state };
    this.jumped = undefined;
    // Whoever looks for something waits for rows first, and what takes the whole index would take a processor from them.
    const shown = painted();
    this.items.begin(journal, filter, reply.value, shown);
    this.at = reply.value.rows.length > 0 ? 1 : 0;
    const opened = orderId === undefined ? undefined : this.#openOrder(orderId, reply.value.rows);
    await shown;
    if (number === this.#asked) {
      void this.filters.load();
      void this.counts.start(filter);
    }
    await opened;
  }

  /** Reads again what is seen, where it stands: for whoever knows that something was recorded. */
  async freshen(orderId?: string): Promise<void> {
    if (this.isStale || this.list.kind !== 'listed') return;
    if (!this.items.canFreshen) return this.load(orderId);
    await this.items.freshen();
    if (orderId !== undefined) await this.#openOrder(orderId, []);
  }

  /** Goes to the newest row of a local day, or of the last day before it that has one; of the first day where all came later. */
  async jumpTo(day: string): Promise<void> {
    const before = firstInstantAfter(day);
    if (before === undefined) return;
    const item = await this.items.jump(before);
    if (!item) return;
    const shown = dayOfItem(item);
    this.jumped = shown === '' || shown === day ? undefined : { asked: day, shown };
    this.at = Math.min(this.items.goal.place + 1, Math.max(0, this.items.total - 1));
  }

  /** Opens the row at a place, where it is there and is one. */
  openAt(place: number): void {
    this.at = place;
    const item = this.items.at(place);
    if (item && item.kind !== 'day') void this.open(item);
  }

  async open(row: HistoryRow): Promise<void> {
    const number = (this.#askedRecord += 1);
    this.raw.reset();
    this.opened = { kind: 'loading', row };
    const reply = await this.desk.readRecord({ journal: this.journal(), seq: row.seq });
    if (number !== this.#askedRecord) return;
    this.opened =
      reply.kind === 'answer'
        ? { kind: 'shown', row, record: reply.value }
        : { kind: 'failed', row, sentence: unansweredSentence(reply) };
  }

  close(): void {
    this.#askedRecord += 1;
    this.raw.reset();
    this.opened = { kind: 'none' };
  }

  /** Another journal: what was shown, filtered and counted belongs to the one before. */
  reset(): void {
    this.#asked += 1;
    this.close();
    this.filters.reset();
    this.counts.reset();
    this.items.reset();
    this.list = { kind: 'loading' };
    this.jumped = undefined;
  }

  /** The named order's row among these or those seen; where it is not, what is open is read anew if it is that order's. */
  async #openOrder(orderId: string, rows: readonly HistoryRow[]): Promise<void> {
    const open = this.opened.kind === 'none' ? [] : [this.opened.row];
    const isIt = (row: HistoryRow): boolean => row.kind === 'order' && row.orderId === orderId;
    const row = [...rows, ...open].find(isIt);
    if (!row) return;
    const place = withDays(rows).findIndex((item) => item.kind !== 'day' && item.seq === row.seq);
    if (place >= 0) this.at = place;
    await this.open(row);
  }
}
