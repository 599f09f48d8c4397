import type { JournalName } from '../../contract/audit';
import type { Desk } from '../../contract/bridge';
import type { HistoryFilter } from '../../contract/history';
import type { ExportAnswer, ExportFormat } from '../../contract/proof';
import { exportStop, unansweredExport } from './export-sentences';
import { words } from '../../words/words';

export type Written = Extract<ExportAnswer, { kind: 'written' }>;

/** Where an export stands, from the question to its end. */
export type ExportStage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly said?: { readonly tone: 'plain' | 'trouble'; readonly text: string } }
  | {
      readonly kind: 'running';
      /** In bytes of the journal; absent until a place was chosen. A place that does not answer leaves the total at 0. */
      readonly progress?: { readonly done: number; readonly total: number };
      readonly isEnding: boolean;
      /** It was cancelled long ago and has not come to its end: a share that does not answer may never let it. */
      readonly isLate?: boolean;
    }
  | { readonly kind: 'written'; readonly written: Written };

/** How long a cancelled export is waited for before it can be left, in milliseconds. */
const PATIENCE_MS = 5_000;

/** The export of what the filter shows. */
export class Exporting {
  stage = $state.raw<ExportStage>({ kind: 'idle' });
  format = $state<ExportFormat>('csv');
  byteOrderMark = $state(false);
  #run = 0;

  constructor(
    private readonly desk: Pick<Desk, 'exportHistory' | 'cancelAuditJob'>,
    private readonly journal: () => JournalName,
    private readonly filter: () => HistoryFilter,
  ) {}

  ask(): void {
    this.stage = { kind: 'asking' };
  }

  /** Closes the dialog; one that writes is cancelled first, and left alone where it does not end for that. */
  leave(): void {
    if (this.stage.kind === 'running' && !this.stage.isLate) return;
    this.#run += 1;
    this.stage = { kind: 'idle' };
  }

  /** Has a place chosen and writes there; answered at its end. */
  async start(): Promise<void> {
    if (this.stage.kind !== 'asking') return;
    const run = (this.#run += 1);
    this.stage = { kind: 'running', isEnding: false };
    const reply = await this.desk.exportHistory({
      journal: this.journal(),
      filter: this.filter(),
      format: this.format,
      byteOrderMark: this.format === 'csv' && this.byteOrderMark,
    });
    if (run !== this.#run) return;
    this.stage =
      reply.kind === 'answer'
        ? stageAfter(reply.value)
        : { kind: 'asking', said: { tone: 'trouble', text: unansweredExport(reply) } };
  }

  heard(done: number, total: number): void {
    if (this.stage.kind === 'running') this.stage = { ...this.stage, progress: { done, total } };
  }

  async cancel(): Promise<void> {
    if (this.stage.kind !== 'running' || this.stage.isEnding) return;
    this.stage = { ...this.stage, isEnding: true };
    const run = this.#run;
    setTimeout(() => this.#losePatience(run), PATIENCE_MS);
    await this.desk.cancelAuditJob({});
  }

  #losePatience(run: number): void {
    if (run === this.#run && this.stage.kind === 'running') this.stage = { ...this.stage, isLate: true };
  }
}

function stageAfter(answer: ExportAnswer): ExportStage {
  switch (answer.kind) {
    case 'written':
      return { kind: 'written', written: answer };
    case 'cancelled':
      return { kind: 'asking', said: { tone: 'plain', text: words.exporting.cancelled } };
    case 'stopped':
      return { kind: 'asking', said: { tone: 'trouble', text: exportStop(answer) } };
  }
}
