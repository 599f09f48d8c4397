import type { Desk } from '../../contract/bridge';
import type { LogAnswer } from '../../contract/diagnostics';
import { words } from '../../words/words';
import { unansweredSentence } from '../lockouts/stops';
import { sizeOf } from '../ui/sizes';

/** What an export of the log came to. */
export interface LogNotice {
  readonly tone: 'plain' | 'trouble';
  readonly text: string;
}

/** What is shown of the log; undefined until it was read. */
export type ShownLog = LogAnswer | { readonly kind: 'unanswered'; readonly sentence: string };

const said = words.diagnostics.log;

/** The end of the application's log. */
export class LogReader {
  shown = $state.raw<ShownLog>();
  notice = $state.raw<LogNotice>();
  isExporting = $state(false);

  constructor(private readonly desk: Pick<Desk, 'readLog' | 'exportLog' | 'showLogFolder'>) {}

  async load(): Promise<void> {
    const reply = await this.desk.readLog({});
    this.shown =
      reply.kind === 'answer' ? reply.value : { kind: 'unanswered', sentence: unansweredSentence(reply) };
  }

  async export(): Promise<void> {
    if (this.isExporting) return;
    this.isExporting = true;
    this.notice = undefined;
    const reply = await this.desk.exportLog({});
    this.isExporting = false;
    if (reply.kind !== 'answer') this.notice = { tone: 'trouble', text: unansweredSentence(reply) };
    else if (reply.value.kind === 'exported')
      this.notice = {
        tone: 'plain',
        text: said.exported(reply.value.file, sizeOf(reply.value.bytes)),
      };
    else if (reply.value.kind === 'failed')
      this.notice = {
        tone: 'trouble',
        text: said.exportFailed(reply.value.code),
      };
  }

  async showFolder(): Promise<void> {
    await this.desk.showLogFolder({});
  }
}
