import type { SessionState } from '../../src/contract/sessions';
import type { RealEnvironment } from '../../src/main/sessions/seat';
import { openSessions, type Sessions } from '../../src/main/sessions/sessions';
import { MemoryKeychain } from '../stand-ins/keychain';
import { HeldTime, settled } from '../stand-ins/time';
import { demo, key, live, MemoryFile, MINUTE } from './session-setting';
import type { Step } from './sessions-steps';
import { WatchedServer } from './watched-server';

const environments: readonly RealEnvironment[] = [demo, live];
const moved = 'https://moved.example/v1';

/** The engine under anything that may happen, watched by somebody who knows the true time and every token's true end. */
export class SessionsRun {
  readonly seen = new Set<string>();
  readonly #time = new HeldTime();
  readonly #keychain = new MemoryKeychain();
  readonly #file = new MemoryFile();
  readonly #addresses = new Map(environments.map(({ id, baseUrl }) => [id, baseUrl]));
  readonly #server = new WatchedServer(
    this.#time,
    (baseUrl) => [...this.#addresses].find(([, address]) => address === baseUrl)?.[0] ?? 'nowhere',
  );
  /** Every promise that was broken, and when. */
  readonly broken = this.#server.broken;
  #orders: { environment: string; end: () => void }[] = [];
  #clipboard = '';
  #slowness = 0;
  /** Listeners of an earlier process hear nothing. */
  #process = 0;
  #sessions = this.#open();

  #environment(index: number): RealEnvironment {
    const { id } = environments[index] ?? environments[0] ?? { id: '' };
    return { id, baseUrl: this.#addresses.get(id) ?? '' };
  }
  /** Done after a while; never, where the process ends before. */
  async #slowly<T>(work: () => Promise<T>): Promise<T> {
    if (this.#slowness > 0) await this.#time.waitOut(this.#slowness, new AbortController().signal);
    return work();
  }
  #open(): Sessions {
    const process = (this.#process += 1);
    const time = this.#time;
    return openSessions({
      keychain: {
        read: (name) => this.#slowly(() => this.#keychain.read(name)),
        write: (name, secret) => this.#slowly(() => this.#keychain.write(name, secret)),
        remove: (name) => this.#slowly(() => this.#keychain.remove(name)),
      },
      countsFile: {
        read: this.#file.read,
        replace: (text) => this.#slowly(() => this.#file.replace(text)),
      },
      auth: this.#server.auth,
      ...{ clock: time.clock, uptime: time.uptime, onWake: time.onWake, waitOut: time.waitOut },
      random: () => (this.#server.tokens.size % 7) / 7,
      clipboard: { read: async () => this.#clipboard, clear: async () => void (this.#clipboard = '') },
      append: async () => ({ kind: 'recorded', seq: 1, id: 'r', at: '2026-11-23T12:00:00.000Z' }),
      newDeviceId: () => '01234567-89ab-4cde-8f01-23456789abcd',
      chooseKeyFile: async () => undefined,
      mayRenew: () => true,
      keyKeeping: async () => ({ keep: false, locked: false }),
      hear: ({ session }) => process === this.#process && this.#checkState(session),
      note: (event) => {
        if (event.what === 'session') this.seen.add(event.change);
        if (event.what === 'renewal') this.seen.add(event.came);
        if (event.what === 'sign-in' && event.came === 'credentials') this.seen.add('sign-in refused');
        if (event.what === 'sign-in' && event.came === 'tries-used-up') this.seen.add('six tries');
      },
    });
  }
  #checkState(state: SessionState): void {
    if (state.kind !== 'kept' && state.kind !== 'expiring') return;
    const texts = [...this.#keychain.items.values()];
    const text = texts.find((item) => item.includes(`"fingerprint":"${state.fingerprint}"`));
    const token = [...this.#server.tokens].find(([one]) => text?.includes(one));
    const endsAt = token?.[1].endsAt;
    if (endsAt !== undefined && this.#time.elapsed >= endsAt)
      this.#server.break(`said to be ${state.kind} when it was over`);
  }
  async #order(environment: RealEnvironment): Promise<void> {
    const release = this.#sessions.hold(environment);
    this.#orders.push({ environment: environment.id, end: release });
    const process = this.#process;
    const session = await this.#sessions.read(environment);
    if (session.kind !== 'token' || process !== this.#process) return;
    this.seen.add('order with token');
    this.#server.checkToken('order', environment.baseUrl, session.token);
    void this.#sessions.heard(
      environment,
      session.fingerprint,
      this.#server.tokens.size % 5 === 0 ? 401 : 200,
    );
  }
  async #restart(): Promise<void> {
    this.#time.dropListeners();
    this.#orders = [];
    this.#server.hangUp();
    this.#sessions = this.#open();
    void this.#sessions.resume(environments.map((_, index) => this.#environment(index)));
  }
  #paste(environment: RealEnvironment): void {
    this.#clipboard = this.#server.given(new URL(environment.baseUrl).origin);
    void this.#sessions.paste(environment);
  }
  #move({ id, baseUrl }: RealEnvironment): void {
    const home = environments.find((environment) => environment.id === id)?.baseUrl ?? '';
    this.#addresses.set(id, baseUrl === home ? `${moved}/${id}` : home);
    void this.#sessions.state({ id, baseUrl: this.#addresses.get(id) ?? '' });
  }
  /** Has one thing happen, and everything that follows from it at once. */
  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'pass':
        await this.#time.pass(step.ms);
        break;
      case 'sleep':
      case 'silent-sleep':
        await this.#time.sleep(step.ms, step.do === 'sleep');
        break;
      case 'set-clock':
        this.#time.setClockBy(step.ms);
        break;
      case 'answer':
        this.#server.answer(step.which, step.how);
        break;
      case 'slow':
        this.#slowness = step.ms;
        break;
      case 'keychain':
        this.#keychain.trouble = step.works ? undefined : { verb: 'all', why: 'locked' };
        break;
      case 'restart':
        await this.#restart();
        break;
      default:
        this.#press(step);
    }
    await settled();
  }
  #press(step: Extract<Step, { at: number }>): void {
    const environment = this.#environment(step.at);
    switch (step.do) {
      case 'paste':
        return this.#paste(environment);
      case 'forget':
        return void this.#sessions.forget(environment);
      case 'renew':
        return void this.#sessions
          .renew(environment)
          .then(({ kind }) => kind === 'renewed' && this.seen.add('renewed by hand'));
      case 'order':
        return void this.#order(environment);
      case 'order-ends':
        return this.#orders.shift()?.end();
      case 'move':
        return this.#move(environment);
      case 'state':
        return void this.#sessions.state(environment).then((state) => this.#checkState(state));
      case 'sign-in':
        return void this.#sessions.signIn(environment, {
          key: { kind: 'typed', key },
          lastTry: step.lastTry,
        });
    }
  }
  /** Ends all that is under way. */
  async finish(): Promise<void> {
    this.#server.answerAll('trouble');
    const ended = this.#sessions.end();
    await this.#time.pass(MINUTE);
    await ended;
  }
}
