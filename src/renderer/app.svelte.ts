import { journalOf, recordsOf, type JournalName, type JournalState } from '../contract/audit';
import type { Desk, DeskView } from '../contract/bridge';
import type { EnvironmentView } from '../contract/environments';
import type { AuditProgress } from '../contract/proof';
import type { SessionState } from '../contract/sessions';
import type { OrderReport } from '../contract/lockouts';
import type { Page } from '../contract/shortcuts';
import type { TraderCard } from '../contract/traders';
import { words } from '../words/words';
import { Exporting } from './audit/exporting.svelte';
import { History } from './audit/history.svelte';
import { Overlay } from './commands/overlay.svelte';
import { LogReader } from './diagnostics/log-reader.svelte';
import { Preflight } from './diagnostics/preflight.svelte';
import { Place } from './environments/place.svelte';
import { FollowUp } from './lockouts/follow-up.svelte';
import { orderFormOf } from './lockouts/order-form-of';
import type { OrderForm } from './lockouts/order-form.svelte';
import { outcomeWords } from './lockouts/outcomes';
import { repeatStop } from './lockouts/repeat-stop';
import { sentenceOf } from './lockouts/sentences';
import { ProofNotes, type NoteAbout } from './proof/proof-notes.svelte';
import { Proof } from './proof/proof.svelte';
import type { SessionBook } from './sessions/session-book.svelte';
import type { SessionClock } from './sessions/session-clock.svelte';
import { sessionParts } from './sessions/session-parts';
import { sessionLook, type SessionLook } from './sessions/session-look';
import type { SignIn } from './sessions/sign-in.svelte';
import { SettingsBook } from './settings/settings-book.svelte';
import { SettingsInForce } from './settings/in-force';
import { TraderSearch } from './traders/trader-search.svelte';
import { Announcer } from './ui/announcer.svelte';
import { firstPicture } from './ui/first-picture.svelte';

/** How long to wait before a journal that is being opened is asked after again, in milliseconds. */
const OPENING_PAUSE = 400;

/** One window: the environment that it is in, the page that it shows, and what the pages decide. */
export class App {
  page = $state<Page>('expire');
  journal = $state.raw<JournalState>({ kind: 'opening' });
  readonly place: Place;
  readonly settings: SettingsBook;
  readonly announcer = new Announcer();
  readonly inForce = new SettingsInForce(() => this.settings.view);
  readonly form: OrderForm;
  readonly search: TraderSearch;
  readonly followUp: FollowUp;
  readonly history: History;
  readonly exporting: Exporting;
  readonly proof: Proof;
  readonly notes: ProofNotes;
  readonly sessions: SessionBook;
  readonly signIn: SignIn;
  readonly clock: SessionClock;
  readonly preflight: Preflight;
  readonly log: LogReader;
  readonly overlay = new Overlay();

  constructor(
    readonly desk: Desk,
    readonly view: DeskView,
    first: EnvironmentView,
    now: () => number,
  ) {
    const say = (text: string): void => this.announcer.say(text);
    const { environments } = view;
    this.place = new Place({ desk, environments, first, say, enter: (to) => this.enter(to) });
    this.settings = new SettingsBook(desk, say);
    const parts = sessionParts({
      desk,
      now,
      nameOf: (id) => this.environmentName(id),
      announce: say,
      onChange: () => void this.refresh(),
    });
    this.clock = parts.clock;
    this.sessions = parts.sessions;
    this.signIn = parts.signIn;
    this.preflight = new Preflight(desk, say);
    this.log = new LogReader(desk);
    this.form = orderFormOf(this, now, (report) => this.#ended(report));
    this.search = new TraderSearch(
      desk,
      () => this.environment.id,
      (trader) => this.#chosen(trader),
    );
    const journal = (): JournalName => this.journalName;
    this.followUp = new FollowUp(desk, journal, (order) => this.#closed(order));
    this.history = new History(desk, journal, () => this.#counted());
    this.exporting = new Exporting(desk, journal, () => this.history.filters.filter);
    this.proof = new Proof(desk, journal, say);
    this.notes = new ProofNotes(desk, (about) => this.#noted(about));
  }

  get environment(): EnvironmentView {
    return this.place.current;
  }

  get environments(): readonly EnvironmentView[] {
    return this.place.environments;
  }

  get journalName(): JournalName {
    return journalOf(this.environment.kind);
  }

  /** The session that an order would be sent with, where it is known; Practice orders need none. */
  get orderSession(): SessionState | undefined {
    return this.environment.kind === 'practice' ? undefined : this.sessions.of(this.environment.id);
  }

  get busy(): boolean {
    return this.form.stage.kind === 'under-way';
  }

  /** Ids belong to an environment, so a chosen trader and an outcome stay behind in the one that they came from. */
  enter(environment: EnvironmentView): void {
    if (this.busy || environment.id === this.environment.id) return;
    const before = this.journalName;
    this.place.moveTo(environment);
    if (this.journalName !== before) this.history.reset();
    this.sessions.notice = undefined;
    this.form.clear();
    this.search.reset();
    this.history.close();
    this.announcer.say(words.announced.environment(environment.name));
    void this.refresh();
    void this.proof.readAll();
    if (this.page === 'history') void this.history.load();
  }

  go(page: Page): void {
    // What was said of the page before would be read out on this one.
    if (page !== this.page) this.announcer.text = '';
    this.page = page;
    // What could not be loaded of it is told until one goes on.
    this.overlay.close();
    this.sessions.notice = undefined;
    this.settings.said = undefined;
    if (page === 'history') void this.history.load();
    void this.refresh();
  }

  showInHistory(orderId: string): void {
    this.page = 'history';
    // A filter that was left there could hide the order.
    this.history.filters.reset();
    void this.history.load(orderId);
  }

  repeat(report: OrderReport): void {
    const place = this.place.withId(report.environment.id);
    if (!place || repeatStop(this, report) !== undefined) return;
    this.enter(place);
    this.page = 'expire';
    void this.form.repeat(report);
  }

  /** Reads the journal's state and the count of unknowns anew. */
  async refresh(): Promise<void> {
    const name = this.journalName;
    // Asks the journals' reader, which begins to run for it: not while the first picture is made.
    if (firstPicture.isPainted) void this.followUp.load();
    void this.sessions.load(this.environment.id);
    const reply = await this.desk.readJournalState({ journal: name });
    if (reply.kind !== 'answer' || name !== this.journalName) return;
    // What came since is counted in the history, and moves nothing.
    if (this.page === 'history' && recordsOf(reply.value) !== recordsOf(this.journal))
      void this.history.freshen();
    this.journal = reply.value;
    if (reply.value.kind === 'opening') setTimeout(() => void this.refresh(), OPENING_PAUSE);
  }

  /** Takes in what is pushed about the journals. */
  heard(progress: AuditProgress): void {
    if (progress.kind === 'counts') this.history.counts.heard(progress.countId, progress.counts);
    else if (progress.kind === 'health')
      void Promise.all([this.proof.load(progress.journal), this.refresh()]);
    else (progress.job === 'verify' ? this.proof : this.exporting).heard(progress.done, progress.total);
  }

  askNewKey(): void {
    this.notes.ask({ kind: 'new-key', journal: this.journalName });
  }

  /** The name of an environment that the window or the journal knows; its id otherwise. */
  environmentName(id: string): string {
    const known = [...this.environments, ...this.history.filters.choices.environments];
    return known.find((one) => one.id === id)?.name ?? id;
  }

  /** What is known of an environment's session; Practice has none unless one is watched. */
  sessionLookOf(id: string): SessionLook | undefined {
    const state = this.sessions.of(id);
    const isPractice = this.place.withId(id)?.kind === 'practice';
    return state && !(isPractice && state.kind === 'none') ? sessionLook(state, this.clock.now) : undefined;
  }

  /** The clipboard's answer: whether the text is on it. */
  async copy(text: string): Promise<boolean> {
    return (await this.desk.copyText({ text })).kind === 'answer';
  }

  #chosen(trader: TraderCard): void {
    this.form.choose(trader);
    this.announcer.say(words.announced.chosen(trader.name, trader.userId));
  }

  #ended(report: OrderReport): void {
    const { word } = outcomeWords[report.verdict.outcome];
    this.announcer.say(words.announced.ended(word, sentenceOf(report).title));
    void this.refresh();
  }

  #counted(): void {
    const { filters, counts } = this.history;
    const shown = counts.shown(filters.chosen.outcomes);
    if (this.page !== 'history' || !filters.active || !shown) return;
    this.announcer.say(words.announced.matches(shown.orders, shown.other));
  }

  #noted({ kind, journal }: NoteAbout): void {
    this.announcer.say(kind === 'alarm' ? words.announced.acknowledged : words.announced.newKey);
    void this.proof.load(journal);
    void this.refresh();
    if (this.page === 'history') void this.history.load();
  }

  #closed(order: OrderReport): void {
    this.announcer.say(words.announced.closed);
    // What is known by now is not to be repeated as an unknown.
    if (this.form.stage.kind === 'ended' && this.form.stage.report.orderId === order.orderId)
      this.form.clear();
    if (this.page === 'history') void this.history.freshen(order.orderId);
    void this.refresh();
  }
}
