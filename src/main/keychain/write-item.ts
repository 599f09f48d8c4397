import { getHead, noteParts, sweep, timedOut, type Item } from './entries';
import { partAccount, type Packed } from './packing';
import { isTrouble, type Unavailable } from './trouble';

/** What a write says. */
export type Written = { readonly kind: 'written' } | Unavailable;

/** Makes the head say again what it said before a write that came too late. */
async function putBack({ vault, name }: Item, before: string | undefined): Promise<void> {
  // Where this is refused too, the new secret stays: whole, but unannounced until the next read.
  await (before === undefined ? vault.delete(name) : vault.set(name, before));
}

async function putParts(
  { vault, name, isLate }: Item,
  generation: string,
  parts: readonly string[],
): Promise<Unavailable | undefined> {
  for (const [index, part] of parts.entries()) {
    if (isLate()) return timedOut;
    const put = await vault.set(partAccount(name, generation, index), part);
    if (isTrouble(put)) return put;
  }
  return undefined;
}

/**
 * Writes an item. Parts come first, under a generation of their own; only then the head, which names it: whenever this
 * is cut off, the head names parts that are all there.
 */
export async function writeItem(item: Item, { head, parts }: Packed, generation: string): Promise<Written> {
  const before = await getHead(item);
  if (isTrouble(before)) return before;
  await noteParts(item, before);
  await item.note.expect(item.name, generation, parts.length);
  const refused = await putParts(item, generation, parts);
  if (refused) return refused;
  if (item.isLate()) return timedOut;
  const put = await item.vault.set(item.name, head);
  if (isTrouble(put)) return put;
  if (item.isLate()) {
    await putBack(item, before);
    return timedOut;
  }
  // The secret is stored; what the old one leaves behind is nobody's answer.
  item.afterwards(() => sweep(item, generation));
  return { kind: 'written' };
}
