import { SvelteMap } from 'svelte/reactivity';
import type { Desk } from '../../contract/bridge';
import type { SessionState } from '../../contract/sessions';
import { unansweredSentence } from '../lockouts/stops';
import { forgottenSentence, savedSentence, sessionStops } from './session-sentences';

/** What the last paste or forgetting came to, and of which environment. */
export interface SessionNotice {
  readonly environmentId: string;
  readonly tone: 'plain' | 'trouble';
  readonly text: string;
}

/** The sessions of all environments as far as the page may know them. */
export class SessionBook {
  notice = $state.raw<SessionNotice>();
  /** The environment whose session is being changed. */
  busy = $state<string>();
  readonly #states = new SvelteMap<string, SessionState>();

  constructor(private readonly desk: Pick<Desk, 'readSession' | 'pasteToken' | 'forgetSession'>) {}

  /** Undefined until it was read; Practice never has one. */
  of(environmentId: string): SessionState | undefined {
    return this.#states.get(environmentId);
  }

  async load(environmentId: string): Promise<void> {
    const reply = await this.desk.readSession({ environmentId });
    if (reply.kind === 'answer' && reply.value.kind === 'session')
      this.#states.set(environmentId, reply.value.session);
    else if (reply.kind !== 'answer')
      this.notice = { environmentId, tone: 'trouble', text: unansweredSentence(reply) };
  }

  paste(environmentId: string): Promise<void> {
    return this.#change(environmentId, async () => {
      const reply = await this.desk.pasteToken({ environmentId });
      if (reply.kind !== 'answer') return { tone: 'trouble', text: unansweredSentence(reply) };
      const { value } = reply;
      if (value.kind === 'stopped') return { tone: 'trouble', text: sessionStops[value.why] };
      return { tone: value.recorded ? 'plain' : 'trouble', text: savedSentence(value) };
    });
  }

  forget(environmentId: string): Promise<void> {
    return this.#change(environmentId, async () => {
      const reply = await this.desk.forgetSession({ environmentId });
      if (reply.kind !== 'answer') return { tone: 'trouble', text: unansweredSentence(reply) };
      const { value } = reply;
      if (value.kind === 'stopped') return { tone: 'trouble', text: sessionStops[value.why] };
      return { tone: value.recorded ? 'plain' : 'trouble', text: forgottenSentence(value.recorded) };
    });
  }

  async #change(
    environmentId: string,
    act: () => Promise<Omit<SessionNotice, 'environmentId'>>,
  ): Promise<void> {
    if (this.busy !== undefined) return;
    this.busy = environmentId;
    this.notice = undefined;
    this.notice = { environmentId, ...(await act()) };
    await this.load(environmentId);
    this.busy = undefined;
  }
}
