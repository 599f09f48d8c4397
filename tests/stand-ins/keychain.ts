import type { KeychainTrouble } from '../../src/contract/sessions';
import type { Keychain } from '../../src/main/keychain/keychain';
import type { Unavailable } from '../../src/main/keychain/trouble';

/** A keychain in memory whose troubles can be set: the real one can't be made to fail at a given call. */
export class MemoryKeychain implements Keychain {
  readonly items = new Map<string, string>();
  trouble: { readonly verb: 'read' | 'write' | 'remove' | 'all'; readonly why: KeychainTrouble } | undefined;
  readonly calls: string[] = [];

  #met(verb: 'read' | 'write' | 'remove', name: string): Unavailable | undefined {
    this.calls.push(`${verb} ${name}`);
    const { trouble } = this;
    return trouble && (trouble.verb === 'all' || trouble.verb === verb)
      ? { kind: 'unavailable', why: trouble.why }
      : undefined;
  }
  readonly read: Keychain['read'] = async (name) => {
    const secret = this.items.get(name);
    return this.#met('read', name) ?? (secret === undefined ? { kind: 'absent' } : { kind: 'found', secret });
  };
  readonly write: Keychain['write'] = async (name, secret) => {
    const met = this.#met('write', name);
    if (met) return met;
    this.items.set(name, secret);
    return { kind: 'written' };
  };
  readonly remove: Keychain['remove'] = async (name) =>
    this.#met('remove', name) ?? { kind: this.items.delete(name) ? 'removed' : 'absent' };
}
