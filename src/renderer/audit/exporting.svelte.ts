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
  /** In bytes of the journal; total is 0 until a place was chosen and it began. */
  | { readonly kind: 'running'; readonly done: number; readonly total: number; readonly isEnding: boolean }
  | { readonly kind: 'written'; readonly written: Written };

/** The export of what the filter shows. */
export class Exporting {
  stage = $state.raw<ExportStage>({ kind: 'idle' });
  format = $state<ExportFormat>('csv');
  byteOrderMark = $state(false);

  constructor(
    private readonly desk: Pick<Desk, 'exportHistory' | 'cancelAuditJob'>,
    private readonly journal: () => JournalName,
    private readonly filter: () => HistoryFilter,
  ) {}

  ask(): void {
    this.stage = { kind: 'asking' };
  }

  /** Closes the dialog; one that writes is cancelled first. */
  leave(): void {
    if (this.stage.kind !== 'running') this.stage = { kind: 'idle' };
  }

  /** Has a place chosen and writes there; answered at its end. */
  async start(): Promise<void> {
    if (this.stage.kind !== 'asking') return;
    this.stage = { kind: 'running', done: 0, total: 0, isEnding: false };
    const reply = await this.desk.exportHistory({
      journal: this.journal(),
      filter: this.filter(),
      format: this.format,
      byteOrderMark: this.format === 'csv' && this.byteOrderMark,
    });
    this.stage =
      reply.kind === 'answer'
        ? stageAfter(reply.value)
        : { kind: 'asking', said: { tone: 'trouble', text: unansweredExport(reply) } };
  }

  heard(done: number, total: number): void {
    if (this.stage.kind === 'running') this.stage = { ...this.stage, done, total };
  }

  async cancel(): Promise<void> {
    if (this.stage.kind !== 'running') return;
    this.stage = { ...this.stage, isEnding: true };
    await this.desk.cancelAuditJob({});
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
