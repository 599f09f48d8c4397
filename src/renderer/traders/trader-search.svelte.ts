import type { Desk } from '../../contract/bridge';
import { isUserId } from '../../contract/lockouts';
import { MAX_LOOK_UP, type TraderCard } from '../../contract/traders';
import { unansweredSentence } from '../lockouts/stops';
import { words } from '../../words/words';

/** What the list holds, and for which text and environment it was asked. */
interface Answer {
  readonly number: number;
  readonly text: string;
  readonly environmentId: string;
  readonly traders: readonly TraderCard[];
}

/** Long enough that a fast typist asks once a word, short enough not to be felt. In milliseconds. */
const PAUSE = 60;

/** Finds the trader that a typed text means: asks after a short pause, and the latest question's answer wins. */
export class TraderSearch {
  text = $state('');
  open = $state(false);
  fault = $state<string>();
  #answer = $state.raw<Answer>();
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #chooseFirst = false;

  constructor(
    private readonly desk: Pick<Desk, 'suggestTraders'>,
    private readonly environmentId: () => string,
    private readonly onChoose: (trader: TraderCard) => void,
  ) {}

  /** Whether the list is to be seen: it comes up with its first answer, never empty before. */
  get isListed(): boolean {
    return this.open && this.#answer !== undefined;
  }

  /** The list as last answered for this environment; another environment's traders are never offered. */
  get traders(): readonly TraderCard[] {
    return this.#answer?.environmentId === this.environmentId() ? this.#answer.traders : [];
  }

  /** Rises with each answer. */
  get number(): number {
    return this.#answer?.number ?? 0;
  }

  /** Whether the list answers what now stands in the box. */
  get fresh(): boolean {
    return this.#answer?.text === this.text && this.#answer.environmentId === this.environmentId();
  }

  /** A valid id whose trader nobody knows, or nothing to be found: what the list says when it is empty. */
  get nothingFound(): string | undefined {
    if (!this.fresh || this.traders.length > 0) return undefined;
    if (this.text.trim() === '') return words.traders.typeSomething;
    if (/^[\d\s.,#+_-]+$/.test(this.text)) return words.traders.noId;
    return words.traders.nobodyFound;
  }

  type(text: string): void {
    this.text = text.slice(0, MAX_LOOK_UP);
    this.#chooseFirst = false;
    this.open = true;
    // Nobody waits any more for what was asked before.
    this.#asked += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), PAUSE);
  }

  /** Shows the list, asking for it where it isn't the answer to what stands in the box. */
  show(): void {
    const isAsked = this.open && this.#answer === undefined && this.fault === undefined;
    this.open = true;
    if (!this.fresh && !isAsked) void this.#ask();
  }

  /** Enter: what the text means is chosen, once it is known, never one of what stood there before. */
  enter(): void {
    if (this.fresh) this.#chooseNow();
    else this.#chooseFirst = true;
  }

  choose(userId: string): void {
    const trader = this.traders.find((one) => one.userId === userId);
    if (!trader) return;
    this.reset();
    this.onChoose(trader);
  }

  reset(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.#chooseFirst = false;
    this.#answer = undefined;
    this.text = '';
    this.open = false;
    this.fault = undefined;
  }

  async #ask(): Promise<void> {
    const number = (this.#asked += 1);
    const asked = { environmentId: this.environmentId(), text: this.text };
    const reply = await this.desk.suggestTraders(asked);
    if (number !== this.#asked) return;
    this.fault = reply.kind === 'answer' ? undefined : unansweredSentence(reply);
    if (reply.kind !== 'answer') return;
    this.#answer = { number, ...asked, traders: reply.value.traders };
    if (this.#chooseFirst) this.#chooseNow();
  }

  #chooseNow(): void {
    this.#chooseFirst = false;
    const first = this.traders[0];
    // An id typed in full means that trader alone, even if another one stood first.
    const exact = isUserId(this.text) ? this.traders.find((one) => one.userId === this.text) : first;
    if (exact) this.choose(exact.userId);
  }
}
