import type { KeychainTrouble } from '../../contract/sessions';
import type { ApiKey } from '../../contract/sign-in';
import type { Unavailable } from '../keychain/trouble';
import { keptKeyText, readKeptKey } from './api-key';
import { listed } from './counts';
import { originOf, type Engine, type RealEnvironment } from './seat';

const itemOf = (id: string): string => `api-key/${id}`;

const listKey = ({ book }: Engine, id: string, isThere: boolean): Promise<unknown> =>
  book.change((counts) =>
    counts.keys.includes(id) === isThere ? counts : { ...counts, keys: listed(counts.keys, id, isThere) },
  );

/** The key of an environment that the keychain keeps; one of another address is removed. */
export async function readKey(
  engine: Engine,
  environment: RealEnvironment,
): Promise<{ readonly kind: 'key'; readonly key: ApiKey } | { readonly kind: 'none' } | Unavailable> {
  const item = await engine.tools.keychain.read(itemOf(environment.id));
  if (item.kind !== 'found') return item.kind === 'absent' ? { kind: 'none' } : item;
  const kept = readKeptKey(item.secret);
  // SECURITY: a key is sent to the origin that it was kept for, whatever address the environment has by now.
  if (kept?.origin === originOf(environment)) return { kind: 'key', key: kept.key };
  const removed = await engine.tools.keychain.remove(itemOf(environment.id));
  if (removed.kind !== 'unavailable') await listKey(engine, environment.id, false);
  return { kind: 'none' };
}

/** Keeps a key for the next sign-in. */
export async function keepKey(
  engine: Engine,
  environment: RealEnvironment,
  key: ApiKey,
): Promise<'kept' | 'failed'> {
  // Listed first: what the list does not name would not be removed when keeping is ended.
  await listKey(engine, environment.id, true);
  const text = keptKeyText({ key, origin: originOf(environment) });
  const written = await engine.tools.keychain.write(itemOf(environment.id), text);
  return written.kind === 'written' ? 'kept' : 'failed';
}

/** Removes an environment's kept key, whether it can be read or not; why it could not be. */
export async function forgetKey(
  engine: Engine,
  { id }: Pick<RealEnvironment, 'id'>,
): Promise<Unavailable | undefined> {
  const removed = await engine.tools.keychain.remove(itemOf(id));
  if (removed.kind === 'unavailable') return removed;
  await listKey(engine, id, false);
  return undefined;
}

/** Removes the keys of these environments and all that are known to be kept; says why where one could not be. */
export async function removeKeys(
  engine: Engine,
  ids: readonly string[],
): Promise<'removed' | KeychainTrouble> {
  const { keys } = await engine.book.read();
  let trouble: KeychainTrouble | undefined;
  for (const id of new Set([...ids, ...keys])) {
    trouble = (await forgetKey(engine, { id }))?.why ?? trouble;
  }
  return trouble ?? 'removed';
}
