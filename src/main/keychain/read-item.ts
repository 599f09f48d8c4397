import { getHead, getSurely, timedOut, type Item } from './entries';
import { partAccount, readHead, unpack, type Head } from './packing';
import { isTrouble, unavailable, type Unavailable } from './trouble';

/** What a read says. */
export type Read =
  { readonly kind: 'found'; readonly secret: string } | { readonly kind: 'absent' } | Unavailable;

async function partsOf(item: Item, head: Head): Promise<readonly string[] | Unavailable> {
  const parts: string[] = [];
  for (let index = 0; index < head.count; index += 1) {
    if (item.isLate()) return timedOut;
    const part = await getSurely(item.vault, partAccount(item.name, head.generation, index));
    if (isTrouble(part)) return part;
    if (part === undefined) return unavailable('damaged');
    parts.push(part);
  }
  return parts;
}

/** Reads an item whole, or says why not; a secret is given out only with its checksum right. */
export async function readItem(item: Item): Promise<Read> {
  const text = await getHead(item);
  if (isTrouble(text)) return text;
  if (text === undefined) return { kind: 'absent' };
  const head = readHead(text);
  if (!head) return unavailable('damaged');
  const parts = await partsOf(item, head);
  if (isTrouble(parts)) return parts;
  const secret = unpack(head, parts);
  return secret === undefined ? unavailable('damaged') : { kind: 'found', secret };
}
