import type { Keychain } from '../keychain/keychain';

/** Practice's keychain: in memory, for as long as the process lives. The system's is neither asked nor touched. */
export function practiceKeychain(): Keychain {
  const items = new Map<string, string>();
  return {
    read: async (name) => {
      const secret = items.get(name);
      return secret === undefined ? { kind: 'absent' } : { kind: 'found', secret };
    },
    write: async (name, secret) => {
      items.set(name, secret);
      return { kind: 'written' };
    },
    remove: async (name) => ({ kind: items.delete(name) ? 'removed' : 'absent' }),
  };
}
