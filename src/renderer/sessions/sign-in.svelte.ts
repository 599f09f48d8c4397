import { flushSync } from 'svelte';
import type { Desk } from '../../contract/bridge';
import type { EnvironmentView } from '../../contract/environments';
import type { ApiKey, KeyPart, KeySource, SignInAnswer, SignInRequest, Tries } from '../../contract/sign-in';
import { unansweredSentence } from '../lockouts/stops';
import { keepingSentence, removedKeySentence } from './key-sentences';
import { stoppedSentence, unansweredSignIn, type Said } from './sign-in-sentences';
import {
  missingOf,
  noKey,
  otherWay,
  saidOf,
  type SignedIn,
  type SignInStage,
  type View,
  type Way,
} from './sign-in-stage';
import { blockedUntil } from './tries-words';

/** What a sign-in needs from outside. */
export interface SignInTools {
  readonly desk: Pick<Desk, 'readSignIn' | 'signIn' | 'forgetKey' | 'setKeyKeeping'>;
  /** Ms since 1970. */
  readonly now: () => number;
  readonly onSignedIn: (environmentId: string, answer: SignedIn) => void;
  /** The environment's kept key was removed. */
  readonly onKeyGone: (environmentId: string) => void;
}

/** One sign-in, from the question for a key to a session or the reason why there is none. */
export class SignIn {
  stage = $state.raw<SignInStage>({ kind: 'idle' });
  way = $state<Way>('file');
  /** What is typed, until it is sent. */
  typed = $state<Record<KeyPart, string>>({ ...noKey });
  /** Parts of the typed key that the last press found missing, or not of their kind. */
  missing = $state.raw<readonly KeyPart[]>([]);
  #keep = $state<boolean>();
  #isForgetting = false;

  constructor(private readonly tools: SignInTools) {}

  /** The wait before the next try in ms since 1970, where there is one. */
  get blockedUntil(): number | undefined {
    return 'view' in this.stage ? blockedUntil(this.stage.view.tries, this.tools.now()) : undefined;
  }

  async ask(environment: EnvironmentView): Promise<void> {
    if (this.stage.kind !== 'idle') return;
    const stage: SignInStage = { kind: 'opening', environment };
    this.stage = stage;
    const read = await this.#read(environment);
    // It may have been left meanwhile.
    if (this.stage !== stage) return;
    if ('said' in read) this.stage = { ...stage, said: read.said };
    else {
      this.way = read.view.hasKey && environment.kind !== 'practice' ? 'kept' : otherWay(environment);
      this.stage = { kind: 'asking', environment, view: read.view };
    }
  }

  /** Reads anew what is left of the tries, and whether a key is kept. */
  async refresh(): Promise<void> {
    const { stage } = this;
    if (stage.kind !== 'asking') return;
    const read = await this.#read(stage.environment);
    if (this.stage === stage && 'view' in read) this.#show(stage, read.view);
  }

  fill(key: ApiKey): void {
    this.way = 'typed';
    Object.assign(this.typed, key);
  }

  /** Leaves the question in between, or all of it; not while it is under way. */
  leave(): void {
    if (this.stage.kind === 'under-way') return;
    if (this.stage.kind === 'last-try' || this.stage.kind === 'forget-key') {
      this.stage = { kind: 'asking', environment: this.stage.environment, view: this.stage.view };
      return;
    }
    this.#forgetTyped();
    this.missing = [];
    this.#keep = undefined;
    this.stage = { kind: 'idle' };
  }

  /** The press: signs in, or asks first whether the hour's last try may be used. */
  async press(): Promise<void> {
    const { stage } = this;
    if (stage.kind !== 'asking' || this.blockedUntil !== undefined) return;
    const { environment, view } = stage;
    this.missing = this.way === 'typed' ? missingOf(this.typed) : [];
    // Nothing is sent or emptied for a key that can't be one.
    if (this.missing.length > 0) {
      const said = stoppedSentence({ why: 'key-incomplete', parts: this.missing });
      return this.#show({ ...stage, said }, view);
    }
    if (view.tries.left === 1 && view.tries.counted === undefined)
      this.stage = { kind: 'last-try', environment, view };
    else await this.#send(environment, view, false);
  }

  /** Uses the hour's last try. */
  async useLastTry(): Promise<void> {
    if (this.stage.kind === 'last-try') await this.#send(this.stage.environment, this.stage.view, true);
  }

  /** Asks whether the kept key is to be removed. */
  askForgetKey(): void {
    const { stage } = this;
    if (stage.kind === 'asking' && stage.view.hasKey) this.stage = { ...stage, kind: 'forget-key' };
  }

  /** Has the kept key removed from the keychain; the session goes on. */
  async forgetKey(): Promise<void> {
    const { stage } = this;
    if (stage.kind !== 'forget-key' || this.#isForgetting) return;
    const { environment, view } = stage;
    this.#isForgetting = true;
    const reply = await this.tools.desk.forgetKey({ environmentId: environment.id });
    const said: Said =
      reply.kind === 'answer'
        ? removedKeySentence(reply.value)
        : { tone: 'trouble', text: unansweredSentence(reply) };
    if (reply.kind === 'answer' && reply.value.kind === 'forgotten') this.tools.onKeyGone(environment.id);
    const read = await this.#read(environment);
    this.#isForgetting = false;
    // It may have been left meanwhile.
    if (!('view' in this.stage) || this.stage.environment !== environment) return;
    this.#show({ kind: 'asking', environment, said }, 'view' in read ? read.view : view);
  }

  /** Whether keys are to be kept from this sign-in on; nothing is changed before it. */
  get keep(): boolean {
    if (!('view' in this.stage)) return false;
    return this.#keep ?? this.stage.view.keeping.keep;
  }

  setKeeping(keep: boolean): void {
    if (this.stage.kind !== 'asking') return;
    const { keeping } = this.stage.view;
    const isFixed = this.stage.environment.kind === 'practice' ? !keeping.keep : keeping.locked;
    if (!isFixed) this.#keep = keep;
  }

  /** Has the main process keep keys from now on, or not; what went wrong with that. */
  async #changeKeeping(): Promise<Said | undefined> {
    const reply = await this.tools.desk.setKeyKeeping({ keep: this.keep });
    if (reply.kind !== 'answer') return { tone: 'trouble', text: unansweredSentence(reply) };
    const said = keepingSentence(reply.value);
    return said.tone === 'trouble' ? said : undefined;
  }

  async #send(environment: EnvironmentView, view: View, lastTry: boolean): Promise<void> {
    const request: SignInRequest = { environmentId: environment.id, key: this.#source(), lastTry };
    this.#forgetTyped();
    this.stage = { kind: 'under-way', environment, view };
    // SECURITY: what was typed is out of the fields before it is out of this window, whatever comes back.
    flushSync();
    // A kept key is used before it is removed; any other is kept or not as it was chosen.
    const changes = this.keep !== view.keeping.keep && environment.kind !== 'practice';
    const isLater = request.key.kind === 'kept' && !this.keep;
    const said = changes && !isLater ? await this.#changeKeeping() : undefined;
    if (said) return this.#show({ kind: 'asking', environment, said }, view);
    const reply = await this.tools.desk.signIn(request);
    if (reply.kind !== 'answer')
      return this.#show({ kind: 'asking', environment, said: unansweredSignIn(reply) }, view);
    const { value } = reply;
    const isGone = value.kind === 'signed-in' && (await this.#letGo(environment, changes && isLater));
    // What is said of the key is what became of it in the end.
    this.#answered(environment, view, isGone ? { ...value, key: 'not-kept' } : value);
  }

  /** Has the key that was signed in with go where it is not to be kept; whether it is gone. */
  async #letGo({ id, kind }: EnvironmentView, isEnding: boolean): Promise<boolean> {
    // A sample key is Practice's own matter: what is set for real ones stays as it is.
    if (kind !== 'practice') return isEnding && (await this.#changeKeeping()) === undefined;
    if (this.keep) return false;
    const reply = await this.tools.desk.forgetKey({ environmentId: id });
    return reply.kind === 'answer' && reply.value.kind === 'forgotten';
  }

  #answered(environment: EnvironmentView, view: View, answer: SignInAnswer): void {
    if (answer.kind === 'signed-in') {
      this.#keep = undefined;
      this.stage = { kind: 'idle' };
      this.tools.onSignedIn(environment.id, answer);
      return;
    }
    const tries: Tries = 'tries' in answer ? answer.tries : view.tries;
    // What was typed is gone by now, and has to be given again in any case.
    if (answer.kind === 'stopped' && answer.why === 'last-try' && this.way !== 'typed') {
      this.stage = { kind: 'last-try', environment, view: { ...view, tries } };
      return;
    }
    this.#show({ kind: 'asking', environment, said: saidOf(answer) }, { ...view, tries });
    // Another try may have been counted, or a kept key be gone.
    const said = this.stage;
    void this.#read(environment).then((read) => {
      if (this.stage === said && said.kind === 'asking' && 'view' in read) this.#show(said, read.view);
    });
  }

  #show(stage: { kind: 'asking'; environment: EnvironmentView; said?: Said }, view: View): void {
    if (this.way === 'kept' && !view.hasKey) this.way = otherWay(stage.environment);
    this.stage = { ...stage, view };
  }

  #source(): KeySource {
    return this.way === 'typed' ? { kind: 'typed', key: { ...this.typed } } : { kind: this.way };
  }

  #forgetTyped(): void {
    Object.assign(this.typed, noKey);
  }

  async #read(environment: EnvironmentView): Promise<{ view: View } | { said: Said }> {
    const reply = await this.tools.desk.readSignIn({ environmentId: environment.id });
    if (reply.kind !== 'answer') return { said: { tone: 'trouble', text: unansweredSentence(reply) } };
    if (reply.value.kind === 'view') return { view: reply.value };
    return { said: stoppedSentence(reply.value) };
  }
}
