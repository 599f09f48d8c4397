import { journalOf, type JournalName, type JournalState } from '../../contract/audit';
import type { Desk } from '../../contract/bridge';
import type { ClosedAs, OrderReport } from '../../contract/lockouts';
import { words } from '../../words/words';
import { closingStops, unansweredClosing, unansweredSentence } from './stops';

export type ListStage =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | {
      readonly kind: 'listed';
      readonly state: JournalState;
      readonly orders: readonly OrderReport[];
      readonly total: number;
    };

export type ClosingStage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' | 'closing'; readonly order: OrderReport; readonly stop?: string };

/** Orders whose outcome nobody knows yet, and their closing. */
export class FollowUp {
  list = $state.raw<ListStage>({ kind: 'loading' });
  closing = $state.raw<ClosingStage>({ kind: 'idle' });
  as = $state<ClosedAs>();
  note = $state('');
  /** Orders of real environments that wait while the window is in Practice; whose they are, the newest first. */
  elsewhere = $state.raw<readonly OrderReport[]>([]);
  #asked = 0;

  constructor(
    private readonly desk: Pick<Desk, 'listUnknowns' | 'closeUnknown'>,
    private readonly journal: () => JournalName,
    private readonly onClosed: (order: OrderReport) => void,
  ) {}

  get count(): number {
    return (this.list.kind === 'listed' ? this.list.total : 0) + this.elsewhere.length;
  }

  async load(): Promise<void> {
    const number = (this.#asked += 1);
    const reply = await this.desk.listUnknowns({ journal: this.journal() });
    if (number !== this.#asked) return;
    this.list =
      reply.kind === 'answer'
        ? { kind: 'listed', ...reply.value }
        : { kind: 'failed', sentence: unansweredSentence(reply) };
    await this.#lookElsewhere(number);
  }

  /** The next shift starts in Practice, and still has to hear of what waits for it. */
  async #lookElsewhere(number: number): Promise<void> {
    const reply =
      this.journal() === 'practice' ? await this.desk.listUnknowns({ journal: 'real' }) : undefined;
    if (number !== this.#asked) return;
    this.elsewhere = reply?.kind === 'answer' ? reply.value.orders : [];
  }

  ask(order: OrderReport): void {
    this.as = undefined;
    this.note = '';
    this.closing = { kind: 'asking', order };
  }

  leave(): void {
    if (this.closing.kind === 'asking') this.closing = { kind: 'idle' };
  }

  /** Records what was found out; what was typed stays until it is recorded. */
  async close(): Promise<void> {
    if (this.closing.kind !== 'asking') return;
    const { order } = this.closing;
    if (this.as === undefined) {
      this.closing = { kind: 'asking', order, stop: words.closing.chooseFirst };
      return;
    }
    this.closing = { kind: 'closing', order };
    const stop = await this.#record(order, this.as);
    this.closing = stop === undefined ? { kind: 'idle' } : { kind: 'asking', order, stop };
    if (stop === undefined) this.onClosed(order);
  }

  async #record(order: OrderReport, as: ClosedAs): Promise<string | undefined> {
    const journal = journalOf(order.environment.kind);
    const reply = await this.desk.closeUnknown({ journal, orderId: order.orderId, as, note: this.note });
    if (reply.kind !== 'answer') return unansweredClosing(reply);
    return reply.value.kind === 'stopped' ? closingStops[reply.value.why] : undefined;
  }
}
