import type { CredentialStore } from './credential-store';
import type { Item } from './entries';
import { noteIn } from './note';
import type { NoteFile } from '../note-file';
import { pack } from './packing';
import { readItem, type Read } from './read-item';
import { removeItem, type Removed } from './remove-item';
import { turnsOf, type Hold, type Wait } from './turns';
import type { Unavailable } from './trouble';
import { vaultOf } from './vault';
import { writeItem, type Written } from './write-item';

/**
 * The operating system's keychain: three verbs, none of which rejects but for bugs. Calls of one item are done in the
 * order in which they came. `timed-out` means that nothing will come of the call any more, with one exception: a
 * removal that ran out of time while it deleted the last parts of a secret has removed it.
 *
 * Names start with a lower-case letter and hold at most 120 of `a-z 0-9 space . / : _ @ -`: Windows takes `Live` and
 * `live` for the same.
 */
export interface Keychain {
  readonly read: (name: string) => Promise<Read>;
  /** The secret is text of 1 to MAX_SECRET_BYTES (packing.ts) bytes without NUL; anything else is a bug and rejects. */
  readonly write: (name: string, secret: string) => Promise<Written>;
  readonly remove: (name: string) => Promise<Removed>;
}

/** The keychain of the whole application, for whoever ends it. */
export interface OpenKeychain extends Keychain {
  /**
   * Waits until no call is under way, those too that ran out of time; may be for ever. A process whose JavaScript ends
   * while the module is at work in it is aborted by the module (`Napi::Error`).
   */
  readonly atRest: () => Promise<void>;
}

/** What the keychain is made with. */
export interface KeychainTools {
  /** Under which name the system's own tools list the entries; see keychainPlace. */
  readonly service: string;
  readonly platform: NodeJS.Platform;
  /** Loads the system's keychain; called at the first use, not before. */
  readonly load: () => Promise<CredentialStore>;
  readonly note: NoteFile;
  readonly wait: Wait;
  /** 16 random hexadecimal digits, never the same twice. */
  readonly newGeneration: () => string;
  /** Milliseconds for one call, with its waiting and a person's answer to the system's prompt; 10,000 if left out. */
  readonly deadlineMs?: number;
}

/** The service's name and the note's file name; a run from sources shares neither with the installed application. */
export function keychainPlace(isPackaged: boolean): { readonly service: string; readonly noteName: string } {
  return isPackaged
    ? { service: 'Lockout Desk', noteName: 'keychain-items.json' }
    : { service: 'Lockout Desk (development)', noteName: 'keychain-items-development.json' };
}

/** Throws for a name that could be taken for another's entry. */
function requireName(name: string): void {
  // SECURITY: a name with `#` could read or overwrite the parts of another item.
  if (!/^[a-z][a-z0-9 ./:_@-]{0,119}$/.test(name)) throw new Error('That is no name for a keychain item.');
}

/** Opens the keychain; nothing of it is loaded or asked before the first call. */
export function openKeychain(tools: KeychainTools): OpenKeychain {
  const vault = vaultOf(tools);
  const note = noteIn(tools.note);
  const turns = turnsOf(tools.deadlineMs ?? 10_000, tools.wait);
  const inTurn = <T>(
    name: string,
    hold: Hold,
    work: (item: Item) => Promise<T>,
  ): Promise<T | Unavailable> => {
    requireName(name);
    return turns.take(name, hold, (turn) => work({ ...turn, name, vault, note }));
  };
  return {
    read: async (name) => inTurn(name, 'until-deadline', readItem),
    write: async (name, secret) => {
      const generation = tools.newGeneration();
      const packed = pack(secret, generation);
      return inTurn(name, 'until-end', (item) => writeItem(item, packed, generation));
    },
    remove: async (name) => inTurn(name, 'until-end', removeItem),
    atRest: turns.atRest,
  };
}
