import type { CredentialStore } from './credential-store';
import { isTrouble, refusalIn, unavailable, type Unavailable } from './trouble';

/** The entries of one service, with failures as values. */
export interface Vault {
  /** The text, or undefined where there is none or (on Linux) the keyring is locked. */
  readonly get: (account: string) => Promise<string | undefined | Unavailable>;
  readonly set: (account: string, text: string) => Promise<'set' | Unavailable>;
  /** Whether there was one; `absent` also where the keyring is locked. */
  readonly delete: (account: string) => Promise<'deleted' | 'absent' | Unavailable>;
  /** Writes and removes an entry of no meaning: undefined where the keychain took it, so that it is open. */
  readonly probe: () => Promise<Unavailable | undefined>;
}

/** No name of an item starts so. */
const probeAccount = '#probe';

/** What a vault is made over. `load` is called at the first use, and again after it rejected. */
export interface VaultParts {
  readonly load: () => Promise<CredentialStore>;
  readonly service: string;
  readonly platform: NodeJS.Platform;
}

/** Opens a service's entries; loads and asks nothing yet. */
export function vaultOf({ load, service, platform }: VaultParts): Vault {
  let loading: Promise<CredentialStore> | undefined;
  const store = async (): Promise<CredentialStore | Unavailable> => {
    loading ??= load();
    try {
      return await loading;
    } catch {
      loading = undefined;
      return unavailable('missing');
    }
  };
  async function ask<T>(work: (store: CredentialStore) => Promise<T>): Promise<T | Unavailable> {
    const loaded = await store();
    if (isTrouble(loaded)) return loaded;
    try {
      return await work(loaded);
    } catch (error) {
      return unavailable(refusalIn(error, platform));
    }
  }
  const set: Vault['set'] = (account, text) =>
    ask<'set'>(async (keychain) => {
      await keychain.set(service, account, text);
      return 'set';
    });
  const remove: Vault['delete'] = (account) =>
    ask(async (keychain) => ((await keychain.delete(service, account)) ? 'deleted' : 'absent'));
  return {
    get: (account) => ask(async (keychain) => (await keychain.get(service, account)) ?? undefined),
    set,
    delete: remove,
    probe: async () => {
      const taken = await set(probeAccount, 'probe');
      if (isTrouble(taken)) return taken;
      const removed = await remove(probeAccount);
      return isTrouble(removed) ? removed : undefined;
    },
  };
}
