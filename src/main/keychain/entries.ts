import type { Note } from './note';
import { partAccount, readHead } from './packing';
import { isTrouble, unavailable, type Unavailable } from './trouble';
import type { Turn } from './turns';
import type { Vault } from './vault';

/** One item in its turn: what every verb works with. */
export interface Item extends Turn {
  readonly name: string;
  readonly vault: Vault;
  readonly note: Note;
}

/** Reads an entry that ought to be there: undefined only where the keychain is proven open and has none. */
export async function getSurely(vault: Vault, account: string): Promise<string | undefined | Unavailable> {
  const first = await vault.get(account);
  if (first !== undefined) return first;
  // SECURITY: a locked keyring reads as empty; taken for absent, a new key or session would be made beside the old.
  const refused = await vault.probe();
  // Somebody may have unlocked it meanwhile, as the probe makes the system ask for it.
  return refused ?? vault.get(account);
}

/** The item's head; undefined where there is none, as far as the note and the keychain can tell. */
export async function getHead({ vault, note, name }: Item): Promise<string | undefined | Unavailable> {
  const first = await vault.get(name);
  if (first !== undefined || !(await note.mayHold(name))) return first;
  return getSurely(vault, name);
}

/** Has the note name the parts of a head that is about to be replaced, in case it was lost. */
export async function noteParts({ note, name }: Item, head: string | undefined): Promise<void> {
  const found = head === undefined ? undefined : readHead(head);
  if (found) await note.expect(name, found.generation, found.count);
}

/**
 * Deletes the item's parts of every generation but the one that is in use. The keychain must be known to be open: a
 * locked one says of each that it isn't there. What is refused stays noted, and the next write or removal tries again.
 */
export async function sweep(item: Item, inUse?: string): Promise<Unavailable | undefined> {
  const { vault, note, name } = item;
  for (const [generation, count] of await note.generations(name)) {
    if (generation === inUse) continue;
    for (let index = 0; index < count; index += 1) {
      const deleted = await vault.delete(partAccount(name, generation, index));
      if (isTrouble(deleted)) return deleted;
    }
    await note.dropGeneration(name, generation);
  }
  return undefined;
}

/** The answer that nobody hears any more. */
export const timedOut = unavailable('timed-out');
