import { parsePolicy, type PolicyRead } from '../../src/main/settings/parse-policy';
import type { Trust } from '../../src/main/settings/policy-trust';
import type { SettingsTools } from '../../src/main/settings/settings';
import { MemoryFile } from '../sessions/session-setting';

/** Settings over a policy that is a text in the test's hands, and a user's file in memory. */
export class PolicyText {
  readonly file = '/etc/lockout-desk/policy.json';
  readonly userFile = new MemoryFile();
  /** Undefined: there is no policy. */
  text: string | undefined;
  trust: Trust = { kind: 'trusted' };
  /** How often it was read. */
  readings = 0;
  #changed = (): void => undefined;
  readonly tools: Omit<SettingsTools, 'record'> = {
    platform: 'linux',
    readPolicy: async () => this.#read(),
    watchPolicy: (changed) => {
      this.#changed = changed;
      return { end: () => (this.#changed = () => undefined) };
    },
    user: { path: '/home/dana/settings.json', note: this.userFile, unread: new MemoryFile() },
    // What settles does so at once.
    after: (_, then) => {
      then();
      return () => undefined;
    },
  };
  constructor(enforced?: object) {
    if (enforced) this.enforce(enforced);
  }
  #read(): PolicyRead {
    this.readings += 1;
    const { file, text, trust } = this;
    if (text === undefined) return { file, state: 'missing', says: {}, problems: [], isEmpty: false };
    return parsePolicy(file, Buffer.from(text), trust, 'linux');
  }
  /** Has the file say this from now on; whoever watches it reads it again. */
  write(text: string | undefined): void {
    this.text = text;
    this.#changed();
  }
  enforce(enforced: object): void {
    this.write(JSON.stringify({ version: 1, enforced }));
  }
}
