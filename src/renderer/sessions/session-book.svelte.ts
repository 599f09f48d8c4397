import { SvelteMap } from 'svelte/reactivity';
import type { Desk, Reply } from '../../contract/bridge';
import type { EnvironmentView } from '../../contract/environments';
import type { RenewalTrouble, SessionChange, SessionState } from '../../contract/sessions';
import type { SignInAnswer } from '../../contract/sign-in';
import { unansweredSentence } from '../lockouts/stops';
import { renewSentence } from './renewal-sentences';
import { newsOf } from './session-news';
import { KeyFile } from './key-file.svelte';
import { forgottenSentence, savedSentence, sessionStops } from './session-sentences';
import { signedInSentence } from './sign-in-sentences';
import { endOf } from './time-left';

/** What the last change by hand came to, and of which environment. */
export interface SessionNotice {
  readonly environmentId: string;
  readonly tone: 'plain' | 'trouble';
  readonly text: string;
}

type SignedIn = Extract<SignInAnswer, { kind: 'signed-in' }>;
type Came = Omit<SessionNotice, 'environmentId'>;

/** What the book needs from outside. */
export interface BookTools {
  readonly desk: Pick<
    Desk,
    'readSession' | 'pasteToken' | 'forgetSession' | 'renewSession' | 'deleteKeyFile'
  >;
  readonly nameOf: (environmentId: string) => string;
  /** Has a screen reader say it. */
  readonly announce: (text: string) => void;
  /** Something was changed by hand, which the journal may have a record of. */
  readonly onChange: () => void;
}

/** The sessions of all environments as far as the page may know them. */
export class SessionBook {
  notice = $state.raw<SessionNotice>();
  /** The environment whose session is being changed. */
  busy = $state<string>();
  /** The environment whose session is about to be forgotten, once that is confirmed. */
  forgetting = $state.raw<EnvironmentView>();
  readonly keyFile: KeyFile;
  readonly #states = new SvelteMap<string, SessionState>();
  /** What was said last of renewals that failed. */
  readonly #troubles = new SvelteMap<string, RenewalTrouble>();

  constructor(private readonly tools: BookTools) {
    this.keyFile = new KeyFile(tools.desk);
  }

  /** Undefined until it was read. */
  of(environmentId: string): SessionState | undefined {
    return this.#states.get(environmentId);
  }

  /** The nearest end of all sessions after a time, in ms since 1970. */
  nextEnd(after: number): number | undefined {
    const ends = [...this.#states.values()].flatMap((state) => endOf(state) ?? []);
    const coming = ends.filter((end) => end > after);
    return coming.length === 0 ? undefined : Math.min(...coming);
  }

  async load(environmentId: string): Promise<void> {
    const reply = await this.tools.desk.readSession({ environmentId });
    if (reply.kind === 'answer' && reply.value.kind === 'session')
      this.set(environmentId, reply.value.session);
    else if (reply.kind !== 'answer')
      this.notice = { environmentId, tone: 'trouble', text: unansweredSentence(reply) };
  }

  /** Reads all those anew that the page knows. */
  async reload(): Promise<void> {
    await Promise.all([...this.#states.keys()].map((environmentId) => this.load(environmentId)));
  }

  /** Takes in a session that has changed by itself. */
  heard({ environmentId, session }: SessionChange): void {
    // What was said when it was begun would stand beside its end.
    const isInUse = session.kind === 'kept' || session.kind === 'expiring';
    if (!isInUse && this.notice?.environmentId === environmentId && this.busy === undefined)
      this.notice = undefined;
    this.set(environmentId, session);
  }

  /** Takes in a session as it is now, and says what is new about it. */
  set(environmentId: string, session: SessionState): void {
    const name = this.tools.nameOf(environmentId);
    const { text, trouble } = newsOf(
      name,
      this.of(environmentId),
      session,
      this.#troubles.get(environmentId),
    );
    if (trouble === undefined) this.#troubles.delete(environmentId);
    else this.#troubles.set(environmentId, trouble);
    this.#states.set(environmentId, session);
    // What somebody does by hand is told by its notice.
    if (text !== undefined && this.busy !== environmentId) this.tools.announce(text);
  }

  /** Takes in what a sign-in came to; where the key came from a file, deleting it is offered. */
  signedIn(environmentId: string, answer: SignedIn): void {
    const { session, file, key, recorded } = answer;
    // That the new one renews itself is no end of the old one's trouble.
    this.#troubles.delete(environmentId);
    this.set(environmentId, session);
    const tone = toneOf(recorded && key !== 'failed');
    this.notice = { environmentId, tone, text: signedInSentence(answer) };
    if (file !== undefined) this.keyFile.propose({ environmentId, name: file, keyIsKept: key === 'kept' });
    this.tools.onChange();
  }

  paste(environmentId: string): Promise<void> {
    return this.#change(environmentId, async () => {
      const reply = await this.tools.desk.pasteToken({ environmentId });
      return cameOf(reply, (value) =>
        value.kind === 'stopped'
          ? { tone: 'trouble', text: sessionStops[value.why] }
          : { tone: toneOf(value.recorded), text: savedSentence(value) },
      );
    });
  }

  renew(environmentId: string): Promise<void> {
    return this.#change(environmentId, async () => {
      const reply = await this.tools.desk.renewSession({ environmentId });
      return cameOf(reply, (value) => ({
        tone: toneOf(value.kind === 'renewed' && value.recorded),
        text: renewSentence(value),
      }));
    });
  }

  /** Asks whether the session is to be forgotten. */
  askForget(environment: EnvironmentView): void {
    if (this.busy === undefined) this.forgetting = environment;
  }

  leave(): void {
    this.forgetting = undefined;
  }

  /** Forgets the session that was asked about. */
  async forget(): Promise<void> {
    if (!this.forgetting) return;
    const { id: environmentId, kind } = this.forgetting;
    this.forgetting = undefined;
    await this.#change(environmentId, async () => {
      const reply = await this.tools.desk.forgetSession({ environmentId });
      return cameOf(reply, (value) =>
        value.kind === 'stopped'
          ? { tone: 'trouble', text: sessionStops[value.why] }
          : { tone: toneOf(value.recorded), text: forgottenSentence(value.recorded, kind === 'practice') },
      );
    });
  }

  async #change(environmentId: string, act: () => Promise<Came>): Promise<void> {
    if (this.busy !== undefined) return;
    this.busy = environmentId;
    this.notice = undefined;
    this.notice = { environmentId, ...(await act()) };
    await this.load(environmentId);
    this.busy = undefined;
    this.tools.onChange();
  }
}

const toneOf = (isFine: boolean): Came['tone'] => (isFine ? 'plain' : 'trouble');

function cameOf<T>(reply: Reply<T>, words: (value: T) => Came): Came {
  return reply.kind === 'answer' ? words(reply.value) : { tone: 'trouble', text: unansweredSentence(reply) };
}
