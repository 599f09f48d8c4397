import type { CredentialStore } from '../../src/main/keychain/credential-store';

type Verb = keyof CredentialStore;

/** What a gnome-keyring says where a locked collection is written to. */
export const LOCKED_TEXT = 'Cannot create an item in a locked collection';

/** One call that a test holds back. */
interface Held {
  /** Lets the system answer after all. */
  readonly release: () => void;
}

/** The operating system's keychain in memory, with what can go wrong. Nothing is limited but as the platforms limit it. */
export interface StandInStore {
  readonly store: CredentialStore;
  /** Every entry, as `service/account`. */
  readonly entries: Map<string, string>;
  /** Each call in order, as `verb account`. */
  readonly calls: string[];
  /** As gnome-keyring does: empty to read, nothing to delete, and writes refused. */
  locked: boolean;
  /** Rejects every call with this text, until taken out. */
  failure: string | undefined;
  /** Asked before each call; a text rejects it. */
  fault: (verb: Verb, account: string) => string | undefined;
  /** Holds back the next call of this kind on an account that matches. */
  readonly hang: (verb: Verb, account: RegExp) => Held;
}

interface Hook {
  readonly verb: Verb;
  readonly account: RegExp;
  readonly released: Promise<undefined>;
}

/** A new, empty, unlocked one. */
export function standInStore(): StandInStore {
  const entries = new Map<string, string>();
  const hooks: Hook[] = [];
  const standIn: StandInStore = {
    entries,
    calls: [],
    locked: false,
    failure: undefined,
    fault: () => undefined,
    hang: (verb, account) => {
      const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
      hooks.push({ verb, account, released });
      return { release: () => release(undefined) };
    },
    store: {
      get: (service, account) =>
        step('get', account, () => (standIn.locked ? null : (entries.get(`${service}/${account}`) ?? null))),
      set: (service, account, text) =>
        step('set', account, () => {
          if (standIn.locked) throw new Error(LOCKED_TEXT);
          if (Buffer.byteLength(text) > 2560) throw new Error('The stub received bad data.');
          if (text === '') throw new Error('Password is required.');
          entries.set(`${service}/${account}`, text);
        }),
      delete: (service, account) =>
        step('delete', account, () => !standIn.locked && entries.delete(`${service}/${account}`)),
    },
  };
  async function step<T>(verb: Verb, account: string, work: () => T): Promise<T> {
    standIn.calls.push(`${verb} ${account}`);
    const hook = hooks.findIndex((one) => one.verb === verb && one.account.test(account));
    await hooks.splice(hook, hook < 0 ? 0 : 1)[0]?.released;
    const failure = standIn.failure ?? standIn.fault(verb, account);
    if (failure !== undefined) throw new Error(failure);
    return work();
  }
  return standIn;
}
