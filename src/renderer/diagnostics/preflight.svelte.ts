import type { Desk } from '../../contract/bridge';
import { words } from '../../words/words';
import { unansweredSentence } from '../lockouts/stops';
import { rowsOf, summaryOf } from './findings';
import type { Checked } from './preflight-text';

/** Where the preflight stands; what it found stays until the next one. */
export type PreflightStage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly environmentId: string }
  | { readonly kind: 'checked'; readonly found: Checked }
  | { readonly kind: 'failed'; readonly environmentId: string; readonly sentence: string };

const said = words.diagnostics.preflight;

/** A look at an environment, one at a time. */
export class Preflight {
  stage = $state.raw<PreflightStage>({ kind: 'idle' });

  constructor(
    private readonly desk: Pick<Desk, 'runPreflight'>,
    private readonly say: (text: string) => void,
  ) {}

  /** What is to be shown in an environment: a result of another one would be taken for its own. */
  in(environmentId: string): PreflightStage {
    const { stage } = this;
    if (stage.kind === 'idle') return stage;
    const of = stage.kind === 'checked' ? stage.found.environment.id : stage.environmentId;
    return of === environmentId ? stage : { kind: 'idle' };
  }

  get isRunning(): boolean {
    return this.stage.kind === 'running';
  }

  async run(environmentId: string): Promise<void> {
    if (this.isRunning) return;
    this.stage = { kind: 'running', environmentId };
    this.say(said.begins);
    const reply = await this.desk.runPreflight({ environmentId });
    if (reply.kind !== 'answer') this.#fail(environmentId, unansweredSentence(reply));
    else if (reply.value.kind === 'stopped') this.#fail(environmentId, said.stops[reply.value.why]);
    else {
      this.stage = { kind: 'checked', found: reply.value };
      this.say(summaryOf(rowsOf(reply.value.checks, reply.value.at)));
    }
  }

  #fail(environmentId: string, sentence: string): void {
    this.stage = { kind: 'failed', environmentId, sentence };
    this.say(sentence);
  }
}
