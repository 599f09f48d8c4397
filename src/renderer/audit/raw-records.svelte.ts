import { SvelteMap } from 'svelte/reactivity';
import type { JournalName } from '../../contract/audit';
import type { Desk } from '../../contract/bridge';
import { unansweredSentence } from '../lockouts/stops';
import { words } from '../../words/words';

export type RawStage =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'shown'; readonly line: string };

/** The lines of the opened records as on disk, each read when it is asked for. */
export class RawRecords {
  readonly #lines = new SvelteMap<number, RawStage>();
  #opening = 0;

  constructor(
    private readonly desk: Pick<Desk, 'readRawLine'>,
    private readonly journal: () => JournalName,
  ) {}

  /** Undefined where it is folded away. */
  of(seq: number): RawStage | undefined {
    return this.#lines.get(seq);
  }

  /** Unfolds a record's line, or folds it away. */
  async toggle(seq: number): Promise<void> {
    if (this.#lines.has(seq)) {
      this.#lines.delete(seq);
      return;
    }
    const reading: RawStage = { kind: 'reading' };
    this.#lines.set(seq, reading);
    const opening = this.#opening;
    const read = await this.#read(seq);
    // Folded away meanwhile, perhaps unfolded again, or another record's pane.
    if (opening === this.#opening && this.#lines.get(seq) === reading) this.#lines.set(seq, read);
  }

  /** Another row is opened: its lines are read when they are asked for. */
  reset(): void {
    this.#opening += 1;
    this.#lines.clear();
  }

  /** The whole line: it comes in parts, as one message over the bridge is bounded. */
  async #read(seq: number): Promise<RawStage> {
    const journal = this.journal();
    let line = '';
    for (;;) {
      const reply = await this.desk.readRawLine({ journal, seq, from: line.length });
      if (reply.kind !== 'answer') return { kind: 'failed', sentence: unansweredSentence(reply) };
      const part = reply.value;
      // A part that adds nothing would be asked for without end.
      if (part.kind === 'not-found' || (part.more && part.text === ''))
        return { kind: 'failed', sentence: words.records.raw.gone };
      line += part.text;
      if (!part.more) return { kind: 'shown', line };
    }
  }
}
