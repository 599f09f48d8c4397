import type { JournalName, JournalState } from '../../contract/audit';
import type { HistoryRow, RecordAnswer } from '../../contract/history';
import type { Desk } from '../../contract/bridge';
import { unansweredSentence } from '../lockouts/stops';

export type HistoryStage =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | {
      readonly kind: 'listed';
      readonly state: JournalState;
      readonly rows: readonly HistoryRow[];
      /** Where older rows begin; absent at the journal's first record. */
      readonly before?: number;
      readonly older: 'idle' | 'loading' | { readonly failed: string };
    };

export type RecordStage =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly row: HistoryRow }
  | { readonly kind: 'failed'; readonly row: HistoryRow; readonly sentence: string }
  | { readonly kind: 'shown'; readonly row: HistoryRow; readonly record: RecordAnswer };

/** Rows fetched at a time. */
const PAGE = 50;

/** The journal's rows, newest first, and the one that is opened. */
export class History {
  list = $state.raw<HistoryStage>({ kind: 'loading' });
  opened = $state.raw<RecordStage>({ kind: 'none' });
  #asked = 0;
  #askedRecord = 0;

  constructor(
    private readonly desk: Pick<Desk, 'readHistory' | 'readRecord'>,
    private readonly journal: () => JournalName,
  ) {}

  get selected(): number | undefined {
    return this.opened.kind === 'none' ? undefined : this.opened.row.seq;
  }

  /** Reads the newest page anew; where an order is named, its row is opened. */
  async load(orderId?: string): Promise<void> {
    const number = (this.#asked += 1);
    const reply = await this.desk.readHistory({ journal: this.journal(), limit: PAGE });
    if (number !== this.#asked) return;
    if (reply.kind !== 'answer') {
      this.list = { kind: 'failed', sentence: unansweredSentence(reply) };
      return;
    }
    this.list = { kind: 'listed', older: 'idle', ...reply.value };
    const row = reply.value.rows.find((one) => one.kind === 'order' && one.orderId === orderId);
    if (row) await this.open(row);
  }

  async loadOlder(): Promise<void> {
    const { list } = this;
    if (list.kind !== 'listed' || list.before === undefined || list.older === 'loading') return;
    const number = (this.#asked += 1);
    const { rows, before, state } = list;
    this.list = { ...list, older: 'loading' };
    const reply = await this.desk.readHistory({ journal: this.journal(), before, limit: PAGE });
    if (number !== this.#asked) return;
    this.list =
      reply.kind === 'answer'
        ? { kind: 'listed', older: 'idle', ...reply.value, rows: [...rows, ...reply.value.rows] }
        : { kind: 'listed', state, rows, before, older: { failed: unansweredSentence(reply) } };
  }

  async open(row: HistoryRow): Promise<void> {
    const number = (this.#askedRecord += 1);
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
    this.opened = { kind: 'none' };
  }
}
