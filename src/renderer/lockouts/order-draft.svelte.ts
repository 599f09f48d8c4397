import type { EnvironmentView } from '../../contract/environments';
import type { OrderReport } from '../../contract/lockouts';
import type { SettingStop } from '../../contract/setting-stop';
import {
  brokenSetting,
  composedNotes,
  coolingOff,
  orderRules,
  type CoolingOff,
  type OrderFacts,
  type OrderRules,
  type OrderWords,
} from '../../contract/order-rules';
import type { EffectiveSettings } from '../../contract/settings';
import type { Trader, TraderCard } from '../../contract/traders';
import { warningsAt } from '../../contract/warn-times';
import { OrderReasons } from './order-reasons.svelte';

/** A trader with what the journal says of him, where it could be asked. */
export type Chosen = Trader &
  Partial<Pick<TraderCard, 'unlocks24h' | 'unlockedAt' | 'waitingSince' | 'last'>>;

/** What a draft needs from outside. */
export interface DraftTools {
  /** Ms since 1970. */
  readonly now: () => number;
  readonly environment: () => EnvironmentView;
  /** What counts now, once it has been read. */
  readonly settings: () => EffectiveSettings | undefined;
  /** Whether the environment's journal has an alarm that nobody has acknowledged. */
  readonly hasAlarm: () => boolean;
}

/** What an order is to say, and what the settings say of it. They help here; the main process decides. */
export class OrderDraft {
  trader = $state.raw<Chosen>();
  notes = $state('');
  repeats = $state.raw<OrderReport>();
  readonly #tools: DraftTools;
  readonly reasons = new OrderReasons();

  constructor(tools: DraftTools) {
    this.#tools = tools;
  }

  /** The settings that an order is checked against, once they have been read. */
  get rules(): OrderRules | undefined {
    const settings = this.#tools.settings();
    return settings && orderRules(settings);
  }

  get mustRetype(): boolean {
    return this.#tools.environment().kind === 'live' || this.rules?.retype === 'everywhere';
  }

  /** Whether an alarm lets no order go. */
  get isAlarmed(): boolean {
    return this.rules?.alarmThen === 'refuse' && this.#tools.hasAlarm();
  }

  /** The notes as they will be sent. */
  get sentNotes(): string {
    return this.rules ? composedNotes(this.words(this.#tools.now()), this.rules) : this.notes;
  }

  /** Whether the trader is within the cooling-off at a moment (ms since 1970), and what then happens. */
  coolingOff(now: number): CoolingOff {
    return this.rules ? coolingOff(this.#repeatOf, this.rules, this.#facts(now)) : 'none';
  }

  /** Whether a second reason is asked for. */
  hasSecondReason(now: number): boolean {
    return this.reasons.isSecondAsked || this.coolingOff(now) === 'second-reason';
  }

  /** What the hours to warn in say. */
  warnings(now: number): readonly string[] {
    return warningsAt(this.#tools.settings()?.warnTimes.value ?? [], now);
  }

  /** What the order says of its reason. */
  words(now: number): OrderWords {
    const words = this.reasons.words(this.rules, this.hasSecondReason(now));
    return { notes: this.notes, ...words, ...this.#repeatOf };
  }

  /** The first setting that the draft does not keep. */
  brokenSetting(): SettingStop | undefined {
    const now = this.#tools.now();
    return this.rules && brokenSetting(this.words(now), this.rules, this.#facts(now));
  }

  get #repeatOf(): { readonly repeatOf?: string } {
    return this.repeats ? { repeatOf: this.repeats.orderId } : {};
  }

  #facts(now: number): OrderFacts {
    const { unlockedAt } = this.trader ?? {};
    return {
      now,
      hasAlarm: this.#tools.hasAlarm(),
      unlockedAt: unlockedAt === undefined ? undefined : Date.parse(unlockedAt),
    };
  }
}
