import type { Desk, EnvironmentsView } from '../../contract/bridge';
import type { EnvironmentView } from '../../contract/environments';
import { hostOf } from './environment-words';
import { words } from '../../words/words';

/** What a place needs from outside. */
export interface PlaceTools {
  readonly desk: Pick<Desk, 'readEnvironments'>;
  /** What can be chosen until the policy has been read. */
  readonly environments: readonly EnvironmentView[];
  readonly first: EnvironmentView;
  readonly say: (text: string) => void;
  /** Has the whole window move to another environment. */
  readonly enter: (environment: EnvironmentView) => void;
}

const isSame = (one: EnvironmentView, other: EnvironmentView): boolean =>
  one.name === other.name && one.kind === other.kind && one.baseUrl === other.baseUrl;

/** The environments that can be chosen, and the one that the window is in. */
export class Place {
  environments: readonly EnvironmentView[];
  current: EnvironmentView;
  /** How the policy was read; undefined until it has been. */
  policy = $state.raw<EnvironmentsView['policy']>();
  /** What the window says once the policy took the environment away or changed it. */
  notice = $state<string>();
  /** Whether the window has moved since it was opened. */
  hasMoved = false;

  constructor(private readonly tools: PlaceTools) {
    this.environments = $state.raw(tools.environments);
    this.current = $state.raw(tools.first);
  }

  withId(id: string): EnvironmentView | undefined {
    return this.environments.find((one) => one.id === id);
  }

  /** Reads anew what can be chosen, with the environments of the policy, which may take its time to be read. */
  async read(): Promise<void> {
    const reply = await this.tools.desk.readEnvironments({});
    if (reply.kind !== 'answer') return;
    this.environments = reply.value.environments;
    this.policy = reply.value.policy;
  }

  moveTo(environment: EnvironmentView): void {
    this.current = environment;
    this.notice = undefined;
    this.hasMoved = true;
  }

  /** Leaves an environment that can't be chosen any more, and takes one over that the policy has otherwise by now. */
  settle(): void {
    const { current, environments } = this;
    const found = this.withId(current.id);
    if (found === undefined) {
      const practice = environments.find(({ kind }) => kind === 'practice');
      if (practice) this.tools.enter(practice);
      this.#tell(words.environments.gone(current.name));
    } else if (!isSame(found, current)) {
      this.current = found;
      this.#tell(words.environments.changed(current.name, { ...found, host: hostOf(found) }));
    }
  }

  #tell(sentence: string): void {
    this.notice = sentence;
    this.tools.say(sentence);
  }
}
