import type { JournalName, JournalState } from '../../contract/audit';
import type { HistoryPage, HistoryRow, RecordAnswer } from '../../contract/history';
import type { Desk } from '../../contract/bridge';
import { unansweredSentence } from '../lockouts/stops';
import { Counts } from './counts.svelte';
import { Filters } from './filters.svelte';
import { RawRecords } from './raw-records.svelte';

export type HistoryStage =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | {
      readonly kind: 'listed';
      readonly state: JournalState;
      readonly rows: readonly HistoryRow[];
      /** Where older rows begin; absent at the journal's first record. */
      readonly before?: number;
      /** `searching`: nothing was found above the record `before`, and the search goes on. */
      readonly older: 'idle' | 'loading' | 'searching' | { readonly failed: string };
    };

export type RecordStage =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly row: HistoryRow }
  | { readonly kind: 'failed'; readonly row: HistoryRow; readonly sentence: string }
  | { readonly kind: 'shown'; readonly row: HistoryRow; readonly record: RecordAnswer };

/** Rows fetched at a time. */
const PAGE = 50;

type HistoryDesk = Pick<
  Desk,
  'readHistory' | 'countHistory' | 'readFilterChoices' | 'readRecord' | 'readRawLine'
>;

/** The journal's rows that the filter shows, newest first, and the one that is opened. */
export class History {
  list = $state.raw<HistoryStage>({ kind: 'loading' });
  opened = $state.raw<RecordStage>({ kind: 'none' });
  /** Whether the rows are those of an earlier question, whose successor has not been answered. */
  isStale = $state(false);
  readonly filters: Filters;
  readonly counts: Counts;
  readonly raw: RawRecords;
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
  }

  get selected(): number | undefined {
    return this.opened.kind === 'none' ? undefined : this.opened.row.seq;
  }

  /** Reads the newest page and counts anew; where an order is named, its row is opened. */
  async load(orderId?: string): Promise<void> {
    const number = (this.#asked += 1);
    this.isStale = true;
    const reply = await this.#page(undefined);
    if (number !== this.#asked) return;
    this.isStale = false;
    if (reply.kind !== 'answer') {
      this.list = { kind: 'failed', sentence: unansweredSentence(reply) };
      return;
    }
    this.list = { kind: 'listed', older: 'idle', ...reply.value };
    // After the page: whoever looks for something waits for rows first, and these two need the whole index.
    void this.filters.load();
    void this.counts.start(this.filters.filter);
    if (orderId !== undefined) await this.#openOrder(orderId, reply.value);
    if (reply.value.rows.length === 0) await this.loadOlder();
  }

  /** Shows older rows; goes on by itself until some are found, the first record is reached or it is stopped. */
  async loadOlder(): Promise<void> {
    const { list } = this;
    if (list.kind !== 'listed' || this.isLoadingOlder) return;
    const number = (this.#asked += 1);
    const { rows, state } = list;
    let { before } = list;
    let older: 'loading' | 'searching' = rows.length === 0 ? 'searching' : 'loading';
    while (before !== undefined) {
      const asked: number = before;
      this.list = { kind: 'listed', state, rows, before: asked, older };
      const reply = await this.#page(asked);
      if (number !== this.#asked) return;
      if (reply.kind !== 'answer') {
        this.list = {
          kind: 'listed',
          state,
          rows,
          before: asked,
          older: { failed: unansweredSentence(reply) },
        };
        return;
      }
      this.list = { kind: 'listed', older: 'idle', ...reply.value, rows: [...rows, ...reply.value.rows] };
      // A page without rows that does not get on would be asked for without end.
      const goesOn = reply.value.rows.length === 0 && (reply.value.before ?? 0) < asked;
      before = goesOn ? reply.value.before : undefined;
      older = 'searching';
    }
  }

  /** Ends the search among older records; what was found stays, and it can be gone on with. */
  stop(): void {
    if (this.list.kind !== 'listed') return;
    this.#asked += 1;
    this.list = { ...this.list, older: 'idle' };
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
    this.list = { kind: 'loading' };
  }

  private get isLoadingOlder(): boolean {
    return this.list.kind === 'listed' && (this.list.older === 'loading' || this.list.older === 'searching');
  }

  /** The named order's row among these; where it is not (any more), what is open is read anew if it is that order's. */
  async #openOrder(orderId: string, page: HistoryPage): Promise<void> {
    const open = this.opened.kind === 'none' ? [] : [this.opened.row];
    const row = [...page.rows, ...open].find((one) => one.kind === 'order' && one.orderId === orderId);
    if (row) await this.open(row);
  }

  #page(before: number | undefined): ReturnType<Desk['readHistory']> {
    const { filter } = this.filters;
    return this.desk.readHistory({
      journal: this.journal(),
      filter,
      limit: PAGE,
      ...(before !== undefined && { before }),
    });
  }
}
