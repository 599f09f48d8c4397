import type { JournalName } from '../../contract/audit';
import type { Desk } from '../../contract/bridge';
import type { FilterChoices, HistoryFilter } from '../../contract/history';
import type { Outcome } from '../../contract/lockouts';
import { filterOf, isFiltered, unfiltered, type Filtering } from './filtering';

/** What is typed counts after so many milliseconds without another key. */
const PAUSE = 250;

const noChoices: FilterChoices = { environments: [], kinds: [], administrators: [], reasons: [] };

/** The filter of the history: what stands in its controls, and what of it counts already. */
export class Filters {
  /** What the controls show. */
  draft = $state.raw<Filtering>(unfiltered);
  /** What the list shows. */
  chosen = $state.raw<Filtering>(unfiltered);
  /** Whether the further filters are unfolded. */
  isOpen = $state(false);
  choices = $state.raw<FilterChoices>(noChoices);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(
    private readonly desk: Pick<Desk, 'readFilterChoices'>,
    private readonly journal: () => JournalName,
    private readonly onChange: () => void,
  ) {}

  get filter(): HistoryFilter {
    return filterOf(this.chosen);
  }

  get active(): boolean {
    return isFiltered(this.chosen);
  }

  /** Typed letter by letter: counts after a pause. */
  type(part: Partial<Filtering>): void {
    this.draft = { ...this.draft, ...part };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#apply(), PAUSE);
  }

  /** Chosen: counts at once, with what was typed before. */
  change(part: Partial<Filtering>): void {
    this.draft = { ...this.draft, ...part };
    this.#apply();
  }

  toggle(outcome: Outcome): void {
    const { outcomes } = this.draft;
    const rest = outcomes.filter((one) => one !== outcome);
    this.change({ outcomes: rest.length < outcomes.length ? rest : [...outcomes, outcome] });
  }

  clear(): void {
    this.change(unfiltered);
  }

  /** Forgets everything without asking for anything: another journal has other values. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.draft = unfiltered;
    this.chosen = unfiltered;
    this.choices = noChoices;
  }

  /** Reads what can be chosen; without an answer the choices stay as they were. */
  async load(): Promise<void> {
    const number = (this.#asked += 1);
    const reply = await this.desk.readFilterChoices({ journal: this.journal() });
    if (number === this.#asked && reply.kind === 'answer') this.choices = reply.value;
  }

  #apply(): void {
    clearTimeout(this.#timer);
    const before = JSON.stringify(this.filter);
    this.chosen = this.draft;
    if (JSON.stringify(this.filter) !== before) this.onChange();
  }
}
