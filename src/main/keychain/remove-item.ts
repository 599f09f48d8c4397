import { getHead, noteParts, sweep, timedOut, type Item } from './entries';
import { isTrouble, unavailable, type Unavailable } from './trouble';

/** What a removal says. */
export type Removed = { readonly kind: 'removed' } | { readonly kind: 'absent' } | Unavailable;

/** Whether the head is gone by our doing, was not there, or stands. */
async function deleteHead(item: Item, before: string): Promise<'removed' | 'absent' | Unavailable> {
  const deleted = await item.vault.delete(item.name);
  if (isTrouble(deleted)) return deleted;
  if (deleted === 'absent') {
    // It was there a moment ago: somebody else removed it, or the keyring was locked.
    const again = await getHead(item);
    if (isTrouble(again)) return again;
    return again === undefined ? 'absent' : unavailable('locked');
  }
  if (!item.isLate()) return 'removed';
  await item.vault.set(item.name, before);
  return timedOut;
}

/** Removes an item: the head first, so that what is left of it can no longer be read as a secret, then its parts. */
export async function removeItem(item: Item): Promise<Removed> {
  const before = await getHead(item);
  if (isTrouble(before)) return before;
  await noteParts(item, before);
  if (item.isLate()) return timedOut;
  const head = before === undefined ? 'absent' : await deleteHead(item, before);
  if (isTrouble(head)) return head;
  const refused = await sweep(item);
  if (refused) return refused;
  await item.note.forget(item.name);
  return { kind: head };
}
