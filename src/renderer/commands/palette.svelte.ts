import type { TraderCard } from '../../contract/traders';
import { typedNotes } from '../../contract/order-rules';
import { pages, shortcuts, type Page } from '../../contract/shortcuts';
import { words } from '../../words/words';
import type { App } from '../app.svelte';
import { hostOf, purposeOf } from '../environments/environment-words';
import { TraderSearch } from '../traders/trader-search.svelte';
import { helpTopics } from './help-topics';
import { matching, type Entry, type EntryGroup } from './matching';
import { RecentReasons, type RecentReason } from './recent-reasons.svelte';

const { palette: said, commandTitles: titles } = words;
const foundBy: { readonly [page in Page]?: string } = said.foundBy;

/** The palette: what can be gone to, found or begun from anywhere. Nothing in it acts on a trader. */
export class Palette {
  text = $state('');
  #selected = $state<string>();
  readonly search: TraderSearch;
  readonly reasons: RecentReasons;

  constructor(private readonly app: App) {
    this.search = new TraderSearch(
      app.desk,
      () => app.environment.id,
      (trader) => this.#choose(trader),
    );
    this.reasons = new RecentReasons(app.desk, app.journalName);
  }

  /** What the text finds; traders come last, so that those who arrive late move nothing that stood there. */
  get groups(): readonly EntryGroup[] {
    const found = matching(
      [this.#pages(), this.#journal(), this.#reasons(), this.#environments(), this.#help()],
      this.text,
    );
    const traders = this.#traders();
    return traders.length === 0 ? found : [...found, { name: said.groups.traders, entries: traders }];
  }

  /** Whether the look-up of traders has yet to answer. */
  get isLooking(): boolean {
    return this.text.trim() !== '' && !this.search.fresh && this.search.fault === undefined;
  }

  /** The one that Enter chooses: the first, until another is moved to. */
  get current(): Entry | undefined {
    const all = this.#all();
    return all.find(({ id }) => id === this.#selected) ?? all[0];
  }

  /** Moves on by so many entries, around the ends. */
  move(by: number): void {
    const all = this.#all();
    const at = all.findIndex(({ id }) => id === this.current?.id);
    this.#selected = all.at((at + by) % all.length)?.id;
  }

  point(id: string): void {
    this.#selected = id;
  }

  type(text: string): void {
    this.text = text;
    this.#selected = undefined;
    if (text.trim() !== '') this.search.type(text);
  }

  #all(): readonly Entry[] {
    return this.groups.flatMap(({ entries }) => entries);
  }

  #orderStop(): { readonly whyNot?: string } {
    if (this.app.busy) return { whyNot: said.whyNot.orderUnderWay };
    return this.app.inForce.isReadOnly ? { whyNot: said.whyNot.readOnly } : {};
  }

  #pages(): EntryGroup {
    const entries = pages.map((page): Entry => {
      const [id, command, found] = [`page-${page}`, `go-${page}`, foundBy[page]] as const;
      const also = found === undefined ? {} : { words: found };
      const act = (): void => this.app.go(page);
      return { id, title: titles[command], keys: shortcuts[command], ...also, act };
    });
    return { name: said.groups.pages, entries };
  }

  #journal(): EntryGroup {
    const { app } = this;
    const isThere = app.journal.kind === 'not-there' ? { whyNot: said.whyNot.noJournal } : {};
    const isFree = app.proof.check.kind === 'running' ? { whyNot: said.whyNot.verifying } : {};
    const inHistory = (act: () => void) => (): void => {
      app.go('history');
      act();
    };
    return {
      name: said.groups.journal,
      entries: [
        {
          id: 'verify',
          title: said.verify,
          words: said.foundBy.verify,
          ...isFree,
          ...isThere,
          act: inHistory(() => app.proof.ask()),
        },
        {
          id: 'export',
          title: said.export,
          words: said.foundBy.export,
          ...isThere,
          act: inHistory(() => app.exporting.ask()),
        },
      ],
    };
  }

  #environments(): EntryGroup {
    const { app } = this;
    const others = app.environments.filter(({ id }) => id !== app.environment.id);
    const entries = others.map((environment): Entry => ({
      id: `environment-${environment.id}`,
      title: said.switchTo(environment.name),
      detail: hostOf(environment) ?? purposeOf(environment),
      words: environment.word,
      ...(app.busy && { whyNot: said.whyNot.orderUnderWay }),
      act: () => app.enter(environment),
    }));
    return { name: said.groups.environments, entries };
  }

  #reasons(): EntryGroup {
    const hasNotes = this.app.form.notes !== '' && this.app.form.stage.kind !== 'ended';
    const isTaken = hasNotes ? { whyNot: said.whyNot.notesFilled } : {};
    const entries = this.reasons.list.map((reason): Entry => ({
      id: `reason-${reason.seq}`,
      title: reason.start,
      words: said.foundBy.reason,
      ...isTaken,
      ...this.#orderStop(),
      act: () => void this.#repeat(reason),
    }));
    return { name: said.groups.reasons, entries };
  }

  #help(): EntryGroup {
    const { overlay } = this.app;
    const entries = helpTopics.map((topic): Entry => ({
      id: `help-${topic}`,
      title: words.help.titles[topic],
      act: () => overlay.open({ kind: 'help', topic }),
    }));
    const [title, keys] = [titles['show-shortcuts'], shortcuts['show-shortcuts']];
    const sheet = { id: 'shortcuts', title, keys, act: () => overlay.open({ kind: 'shortcuts' }) };
    return { name: said.groups.help, entries: [sheet, ...entries] };
  }

  #traders(): readonly Entry[] {
    // Those of an earlier text could be somebody else.
    if (this.text.trim() === '' || !this.search.fresh) return [];
    return this.search.traders.map(({ userId, name, login, source }): Entry => ({
      id: `trader-${userId}`,
      title: name ?? (source === 'typed' ? said.typedId(userId) : said.noName),
      detail: [login, userId].filter((part) => part !== undefined).join(' · '),
      ...this.#orderStop(),
      act: () => this.search.choose(userId),
    }));
  }

  /** An outcome on the screen makes room; what was typed for an order that is not sent yet stays. */
  #form(): App['form'] {
    const { form, search } = this.app;
    if (form.stage.kind === 'ended') form.clear();
    search.reset();
    this.app.go('expire');
    return form;
  }

  #choose(trader: TraderCard): void {
    this.#form().choose(trader);
    this.app.announcer.say(words.announced.chosen(trader.name, trader.userId));
  }

  /** A ticket belongs to the order that it was opened for, so it stays with it. */
  async #repeat(reason: RecentReason): Promise<void> {
    const order = await this.reasons.orderOf(reason);
    if (!order || this.app.busy) return this.app.announcer.say(said.reasonNotRead);
    const form = this.#form();
    form.notes = typedNotes(order);
    form.reasons.code = order.reasonCode ?? '';
    this.app.announcer.say(said.reasonFilled);
  }
}
