import type { Desk } from '../../contract/bridge';
import {
  isUserId,
  notesFault,
  type LateRecord,
  type OrderReport,
  type OrderRequest,
  type StopWord,
  type WayProgress,
} from '../../contract/lockouts';
import { typedNotes } from '../../contract/order-rules';
import type { SessionState } from '../../contract/sessions';
import { OrderDraft, type Chosen, type DraftTools } from './order-draft.svelte';
import { fieldOf, ownStop, unansweredPress, type OrderField, type OwnStop } from './stops';

/** The word for a session that no order can be sent with. */
function stopOf(session: Exclude<SessionState, { kind: 'kept' | 'expiring' }>): StopWord {
  return session.kind === 'unavailable' ? `keychain-${session.why}` : `session-${session.kind}`;
}

/** Where the one order of this window stands; it cannot be in two places. Times in ms since 1970. */
export type Stage =
  | { readonly kind: 'filling'; readonly stop?: string }
  | { readonly kind: 'confirming' }
  | { readonly kind: 'under-way'; readonly since: number; readonly progress?: WayProgress }
  | { readonly kind: 'ended'; readonly report: OrderReport };

/** What the form needs from outside. */
export interface FormTools extends DraftTools {
  readonly desk: Pick<Desk, 'expireLockout' | 'cancelPenalty' | 'suggestTraders' | 'onOrderProgress'>;
  /** The environment's session where it is known; Practice has none. */
  readonly session: () => SessionState | undefined;
  readonly onEnd: (report: OrderReport) => void;
  /** The outcome on the screen, which had not been recorded, is recorded now. */
  readonly onLateRecord: () => void;
}

/** One order from a chosen trader to its outcome. */
export class OrderForm extends OrderDraft {
  stage = $state.raw<Stage>({ kind: 'filling' });
  retyped = $state('');
  /** Whether the last stop was found here, before anything was asked of the main process. */
  #isFoundHere = false;
  /** What the last stop was. */
  #why = $state.raw<OwnStop>();

  constructor(private readonly tools: FormTools) {
    super(tools);
  }

  get retypedMatches(): boolean {
    return !this.mustRetype || this.retyped.trim() === this.trader?.userId;
  }

  /** Why the last press did not go on; what was found here is said until it is mended. */
  get stop(): string | undefined {
    const stop = this.stage.kind === 'filling' ? this.stage.stop : undefined;
    if (!this.#isFoundHere || stop === undefined) return stop;
    const why = this.#stop();
    return why !== undefined && this.#sentence(why) === stop ? stop : undefined;
  }

  /** The field that the stop is about, where it is about one. */
  get stopField(): OrderField | undefined {
    return this.stop === undefined || this.#why === undefined ? undefined : fieldOf(this.#why);
  }

  choose(trader: Chosen): void {
    if (this.stage.kind === 'under-way') return;
    this.trader = trader;
    this.stage = { kind: 'filling' };
  }

  /** Another trader for the same notes; a repeat is of one trader alone, so it is none any more. */
  change(): void {
    if (this.stage.kind === 'under-way') return;
    this.trader = undefined;
    this.reasons.isSecondAsked = false;
    this.repeats = undefined;
    this.stage = { kind: 'filling' };
  }

  clear(): void {
    if (this.stage.kind === 'under-way') return;
    this.change();
    this.reasons.clear();
    this.notes = '';
    this.retyped = '';
  }

  /** Fills the form with an earlier order's trader and notes, to be confirmed like any other. */
  async repeat(report: OrderReport): Promise<void> {
    if (this.stage.kind === 'under-way') return;
    const { userId } = report.target;
    this.clear();
    this.choose(report.target);
    this.notes = typedNotes(report);
    this.reasons.fill(report);
    this.repeats = report;
    const reply = await this.tools.desk.suggestTraders({
      environmentId: report.environment.id,
      text: userId,
    });
    const known =
      reply.kind === 'answer' ? reply.value.traders.find((one) => one.userId === userId) : undefined;
    // The administrator may have gone on meanwhile; then the answer is of no use.
    if (known && this.trader === report.target) this.trader = known;
  }

  /** The first press: asks for the confirmation, or says why not. */
  press(): void {
    if (this.stage.kind !== 'filling') return;
    const why = this.#stop();
    this.retyped = '';
    this.#isFoundHere = true;
    this.#why = why;
    this.stage = why === undefined ? { kind: 'confirming' } : { kind: 'filling', stop: this.#sentence(why) };
  }

  cancel(): void {
    if (this.stage.kind === 'confirming') this.stage = { kind: 'filling' };
  }

  /** The confirmed press: one call, and none while it is under way. */
  async confirm(): Promise<void> {
    if (this.stage.kind !== 'confirming' || !this.trader || !this.retypedMatches) return;
    const request = this.#request(this.trader);
    this.#isFoundHere = false;
    this.stage = { kind: 'under-way', since: this.tools.now() };
    const reply = await this.tools.desk.expireLockout(request);
    if (reply.kind !== 'answer') this.stage = { kind: 'filling', stop: unansweredPress(reply) };
    else if (reply.value.kind === 'stopped') {
      const { why } = reply.value;
      if (why === 'second-reason-missing') this.reasons.isSecondAsked = true;
      this.#why = why;
      this.stage = { kind: 'filling', stop: this.#sentence(why) };
    } else {
      this.stage = { kind: 'ended', report: reply.value.report };
      this.tools.onEnd(reply.value.report);
    }
  }

  /** Follows the order under way, and its record where that comes later, until the returned function is called. */
  follow(): () => void {
    return this.tools.desk.onOrderProgress((progress) => {
      if (progress.kind === 'outcome-recorded') return this.#recordedLate(progress);
      if (this.stage.kind !== 'under-way') return;
      const since = progress.kind === 'sent' ? this.tools.now() : this.stage.since;
      this.stage = { kind: 'under-way', since, progress };
    });
  }

  async cancelPenalty(): Promise<void> {
    const { stage } = this;
    if (stage.kind !== 'under-way' || stage.progress?.kind !== 'penalty') return;
    await this.tools.desk.cancelPenalty({ orderId: stage.progress.orderId });
  }

  /** Of the outcome on the screen alone; any other is in the history. */
  #recordedLate({ orderId, record, at }: LateRecord): void {
    if (this.stage.kind !== 'ended' || this.stage.report.orderId !== orderId) return;
    const { report } = this.stage;
    const steps = [...report.steps, { what: 'outcome-recorded', at } as const];
    this.stage = { kind: 'ended', report: { ...report, steps, outcomeRecord: record } };
    this.tools.onLateRecord();
  }

  #sentence(why: OwnStop): string {
    return ownStop(why, this.tools.settings());
  }

  #stop(): OwnStop | undefined {
    if (!this.trader) return 'no-trader';
    if (!isUserId(this.trader.userId)) return 'user-id';
    const session = this.tools.session();
    // Read anew by the main process in any case; this only spares the administrator the dialog.
    if (session && session.kind !== 'kept' && session.kind !== 'expiring') return stopOf(session);
    return notesFault(this.notes) ?? this.brokenSetting();
  }

  #request(trader: Chosen): OrderRequest {
    return {
      environmentId: this.tools.environment().id,
      userId: trader.userId,
      ...(trader.name !== undefined && { shownName: trader.name }),
      ...this.words(this.tools.now()),
      confirmation: this.mustRetype
        ? { kind: 'retyped', userId: this.retyped.trim() }
        : { kind: 'confirmed' },
    };
  }
}
