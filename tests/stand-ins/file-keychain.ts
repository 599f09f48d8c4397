import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keychain } from '../../src/main/keychain/keychain';

/**
 * A keychain in a folder, for processes that are killed: a write is there or is not, as in the system's own, which lives
 * in another process and outlives ours.
 */
export function fileKeychain(folder: string): Keychain {
  mkdirSync(folder, { recursive: true });
  const fileOf = (name: string): string => join(folder, encodeURIComponent(name));
  return {
    read: async (name) => {
      try {
        return { kind: 'found', secret: readFileSync(fileOf(name), 'utf8') };
      } catch {
        return { kind: 'absent' };
      }
    },
    write: async (name, secret) => {
      // Later than the caller, as a message to another process is.
      await new Promise((resolve) => setImmediate(resolve));
      const beside = `${fileOf(name)}.new`;
      writeFileSync(beside, secret);
      renameSync(beside, fileOf(name));
      return { kind: 'written' };
    },
    remove: async (name) => {
      rmSync(fileOf(name), { force: true });
      return { kind: 'removed' };
    },
  };
}
