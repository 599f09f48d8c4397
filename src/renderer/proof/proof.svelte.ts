import { SvelteMap } from 'svelte/reactivity';
import type { JournalName } from '../../contract/audit';
import type { Desk, Reply } from '../../contract/bridge';
import type { Alarm, JournalHealth, Verdict, VerifyAnswer } from '../../contract/proof';
import { unansweredSentence } from '../lockouts/stops';
import { words } from '../../words/words';
import { verdictTitle } from './verdict-words';

/** What verifying came to, and whether the journal has a record of it. `at` is UTC. */
export interface Verified {
  readonly verdict: Verdict;
  readonly at: string;
  readonly recorded: boolean;
}

/** Where verifying stands; one journal is verified at a time. */
export type Check =
  | { readonly kind: 'idle' }
  /** `done` and `total` in bytes; total is 0 until it is known. */
  | {
      readonly kind: 'running';
      readonly journal: JournalName;
      readonly done: number;
      readonly total: number;
      readonly isEnding: boolean;
    }
  | { readonly kind: 'verified'; readonly journal: JournalName; readonly end: Verified }
  /** No verdict: cancelled, or not begun. */
  | {
      readonly kind: 'without';
      readonly journal: JournalName;
      readonly tone: 'plain' | 'trouble';
      readonly sentence: string;
    };

const { begun, cancelled, stops } = words.proof.verifying;

/** What proves the journals: their health, their alarms and their verifying. */
export class Proof {
  check = $state.raw<Check>({ kind: 'idle' });
  /** Whether it is being asked how to verify. */
  isAsking = $state(false);
  everySignature = $state(false);
  readonly #health = new SvelteMap<JournalName, JournalHealth>();
  #asked = 0;
  readonly #latest: Record<JournalName, number> = { practice: 0, real: 0 };

  constructor(
    private readonly desk: Pick<Desk, 'readJournalHealth' | 'verifyJournal' | 'cancelAuditJob'>,
    private readonly journal: () => JournalName,
    private readonly say: (text: string) => void,
  ) {}

  /** Undefined until it was read. */
  healthOf(journal: JournalName): JournalHealth | undefined {
    return this.#health.get(journal);
  }

  /** Whether the last verification of a journal found that it was changed. */
  isFoundBroken(journal: JournalName): boolean {
    return this.healthOf(journal)?.verified?.result === 'broken';
  }

  /** The alarms of every journal that was read, oldest first: whoever is in Practice has to hear of them, too. */
  get alarms(): readonly { readonly journal: JournalName; readonly alarm: Alarm }[] {
    return [...this.#health]
      .flatMap(([journal, { alarms }]) => alarms.map((alarm) => ({ journal, alarm })))
      .sort((one, other) => one.alarm.at.localeCompare(other.alarm.at));
  }

  /** What was verified of the journal that is shown. */
  get verified(): Verified | undefined {
    return this.check.kind === 'verified' && this.check.journal === this.journal()
      ? this.check.end
      : undefined;
  }

  async load(journal: JournalName): Promise<void> {
    const number = (this.#asked += 1);
    this.#latest[journal] = number;
    const reply = await this.desk.readJournalHealth({ journal });
    if (reply.kind === 'answer' && this.#latest[journal] === number) this.#health.set(journal, reply.value);
  }

  /** Reads what proves the journal that is shown; in Practice the other one's too, as its alarms concern everybody. */
  async readAll(): Promise<void> {
    const others: readonly JournalName[] = this.journal() === 'practice' ? ['real'] : [];
    await Promise.all([this.journal(), ...others].map((name) => this.load(name)));
  }

  /** Asks how to verify; an unsigned journal leaves no choice. */
  ask(): void {
    if (this.check.kind === 'running') return;
    this.everySignature = false;
    const health = this.healthOf(this.journal());
    if (health && health.keyFingerprint === undefined) void this.verify();
    else this.isAsking = true;
  }

  leave(): void {
    this.isAsking = false;
  }

  async verify(): Promise<void> {
    this.isAsking = false;
    if (this.check.kind === 'running') return;
    const journal = this.journal();
    this.check = { kind: 'running', journal, done: 0, total: 0, isEnding: false };
    this.say(begun);
    const reply = await this.desk.verifyJournal({ journal, everySignature: this.everySignature });
    const end = this.#ended(journal, reply);
    this.check = end;
    this.say(end.kind === 'verified' ? verdictTitle(end.end.verdict) : end.sentence);
    await this.load(journal);
  }

  heard(done: number, total: number): void {
    if (this.check.kind === 'running') this.check = { ...this.check, done, total };
  }

  async cancel(): Promise<void> {
    if (this.check.kind !== 'running') return;
    this.check = { ...this.check, isEnding: true };
    await this.desk.cancelAuditJob({});
  }

  #ended(journal: JournalName, reply: Reply<VerifyAnswer>): Extract<Check, { kind: 'verified' | 'without' }> {
    if (reply.kind !== 'answer')
      return { kind: 'without', journal, tone: 'trouble', sentence: unansweredSentence(reply) };
    const answer = reply.value;
    switch (answer.kind) {
      case 'verified':
        return { kind: 'verified', journal, end: answer };
      case 'cancelled':
        return { kind: 'without', journal, tone: 'plain', sentence: cancelled };
      case 'stopped':
        return { kind: 'without', journal, tone: 'trouble', sentence: stops[answer.why] };
    }
  }
}
