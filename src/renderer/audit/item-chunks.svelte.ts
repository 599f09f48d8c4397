import type { JournalName } from '../../contract/audit';
import type { Desk, Reply } from '../../contract/bridge';
import type {
  HistoryFilter,
  HistoryItem,
  HistoryItems,
  HistoryPage,
  ItemsAnswer,
} from '../../contract/history';
import { unansweredSentence } from '../lockouts/stops';
import { withDays } from './days';
import { ItemStore } from './item-store';
import { words } from '../../words/words';

/** Places asked for at a time, and beyond those that are seen, so that a turn of the wheel finds them there. */
const AT_ONCE = 100;
const BEYOND = 40;
/** So many answers in a row that search no further end a search. */
const PATIENCE = 10;

type From = number | { readonly before: string };
interface Wanted {
  readonly from: From;
  readonly limit: number;
  /** What is there is not up to date any more. */
  readonly isAnew?: boolean;
}

/** The history by places, as far as somebody looked: asked for in stretches, the latest look first, far ones forgotten. */
export class ItemChunks {
  /** Places in all, as far as known. */
  total = $state(0);
  /** Rows that came since, and have no place. */
  newer = $state(0);
  /** Text was searched for to this record; undefined where that is done. */
  searchedTo = $state<number>();
  isStopped = $state(false);
  trouble = $state<string>();
  /** Where the list is to go. */
  goal = $state.raw<{ readonly place: number }>({ place: 0 });
  #version = $state(0);
  readonly #store = new ItemStore();
  #question: { readonly journal: JournalName; readonly filter: HistoryFilter } | undefined;
  #below: number | undefined;
  #isWhole = true;
  #seen = { first: 0, last: 0 };
  #asked = 0;
  #looping = -1;
  #jumps = 0;
  #idle = 0;
  #shown: Promise<void> | undefined;

  constructor(private readonly desk: Pick<Desk, 'readHistoryItems'>) {}

  /** What stands at a place; undefined where it is not there yet. */
  at(place: number): HistoryItem | undefined {
    void this.#version;
    return this.#store.at(place);
  }

  /** Whether something stands at each place from one to another, as far as there are places. */
  isThere(first: number, last: number): boolean {
    void this.#version;
    return this.#store.missing(first, Math.min(last, this.total - 1)) === undefined;
  }

  get isSearching(): boolean {
    return this.searchedTo !== undefined && !this.isStopped;
  }
  /** Whether the places can be asked for again: not of a journal that had no record. */
  get canFreshen(): boolean {
    return this.#below !== undefined;
  }

  /** Begins with the newest page of an answer to a question; more is asked for once that is `shown`. */
  begin(journal: JournalName, filter: HistoryFilter, page: HistoryPage, shown?: Promise<void>): void {
    this.reset();
    this.#shown = shown;
    this.#question = { journal, filter };
    this.#below = page.below;
    this.#isWhole = page.before === undefined || page.below === undefined;
    const items = withDays(page.rows);
    this.#store.put(0, items);
    this.total = items.length;
    this.searchedTo = this.#isWhole || filter.text === undefined ? undefined : page.before;
    this.#version += 1;
    void this.#loop();
  }

  reset(): void {
    this.#asked += 1;
    this.#store.clear();
    [this.total, this.newer, this.searchedTo, this.isStopped] = [0, 0, undefined, false];
    [this.trouble, this.#isWhole, this.#question, this.#below] = [undefined, true, undefined, undefined];
    this.#seen = { first: 0, last: 0 };
    this.goal = { place: 0 };
    this.#version += 1;
  }

  /** These places are looked at now. */
  show(first: number, last: number): void {
    this.#seen = { first, last };
    void this.#loop();
  }

  /** Reads again what is seen; what came since is counted, and moves nothing. */
  async freshen(): Promise<void> {
    if (!this.canFreshen) return;
    const { first, last } = this.#seen;
    const limit = Math.min(AT_ONCE, Math.max(1, last - first + 1));
    await this.#ask({ from: first, limit, isAnew: true }, this.#asked);
  }

  /** Goes to the day of the newest row before an instant; what stands there, or undefined where it was not gone to. */
  async jump(before: string): Promise<HistoryItem | undefined> {
    const number = (this.#jumps += 1);
    const found = await this.#ask({ from: { before }, limit: AT_ONCE }, this.#asked);
    if (!found || number !== this.#jumps) return undefined;
    this.goal = { place: found.from };
    return found.items[0];
  }

  stop(): void {
    this.isStopped = true;
  }

  /** Goes on where reading failed, or where a search was stopped. */
  goOn(): void {
    [this.isStopped, this.trouble, this.#idle] = [false, undefined, 0];
    void this.#loop();
  }

  /** One question at a time, each for what is wanted most at that moment. */
  async #loop(): Promise<void> {
    const number = this.#asked;
    if (this.#looping === number || !this.canFreshen) return;
    this.#looping = number;
    if (this.#shown) await this.#shown;
    if (number !== this.#asked) return;
    for (let next = this.#next(); next && !this.trouble; next = this.#next())
      if (!(await this.#ask(next, number))) break;
    if (this.#looping === number) this.#looping = -1;
  }

  #next(): Wanted | undefined {
    const { first, last } = this.#seen;
    if (!this.#isWhole && this.total === 0) return { from: 0, limit: AT_ONCE };
    for (const more of [0, BEYOND]) {
      const to = Math.min(last + more, this.total - 1);
      const from = this.#store.missing(Math.max(0, first - more), to);
      if (from !== undefined) return { from, limit: Math.min(AT_ONCE, to - from + 1 + BEYOND) };
    }
    return !this.#isWhole || this.isSearching ? { from: this.total, limit: AT_ONCE } : undefined;
  }

  /** Undefined where there was no answer, or nobody waits for it any more. */
  async #ask({ from, limit, isAnew = false }: Wanted, number: number): Promise<HistoryItems | undefined> {
    const [question, below] = [this.#question, this.#below];
    if (!question || below === undefined) return undefined;
    const reply = await this.desk.readHistoryItems({ ...question, below, from, limit });
    if (number !== this.#asked) return undefined;
    const items = this.#read(reply, from);
    if (items) this.#take(items, isAnew);
    return items;
  }

  #read(reply: Reply<ItemsAnswer>, from: From): HistoryItems | undefined {
    if (reply.kind === 'answer' && reply.value.kind === 'items') {
      const { items, total } = reply.value;
      // An answer that adds nothing would be asked for without end.
      if (items.length > 0 || typeof from !== 'number' || from >= total) return reply.value;
    }
    this.trouble = reply.kind === 'answer' ? words.history.unread : unansweredSentence(reply);
    return undefined;
  }

  #take({ items, from, total, newer, searchedTo }: HistoryItems, isAnew: boolean): void {
    // Rows that were there passed the filter, or do so no more: all others have other places now.
    const isMoved = this.#isWhole && this.searchedTo === undefined && total !== this.total;
    this.#idle = searchedTo !== undefined && searchedTo === this.searchedTo ? this.#idle + 1 : 0;
    if (this.#idle > PATIENCE) this.stop();
    if (isMoved || isAnew) this.#store.clear();
    this.#store.put(from, items);
    this.#store.keepNear(this.#seen.first);
    this.#isWhole = true;
    [this.total, this.newer, this.searchedTo] = [total, newer, searchedTo];
    this.#version += 1;
  }
}
