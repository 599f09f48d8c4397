import type { ApiKey, KeySource, SignInStop } from '../../contract/sign-in';
import { checkTypedKey, readKeyFile } from './api-key';
import { openKeyFile } from './key-file';
import { readKey } from './kept-keys';
import type { Engine, RealEnvironment, Seat } from './seat';

/** A key to sign in with, why there is none, or that nobody chose one. */
export type FoundKey =
  | { readonly kind: 'key'; readonly key: ApiKey; readonly file?: string }
  | { readonly kind: 'cancelled' }
  | ({ readonly kind: 'stopped' } & SignInStop);

/** The words of a check without the kind that is its own. */
function stopped(wrong: { readonly kind: 'wrong' } & SignInStop): FoundKey {
  const { kind: _kind, ...why } = wrong;
  return { kind: 'stopped', ...why };
}

async function chosen({ tools }: Engine, seat: Seat): Promise<FoundKey> {
  const path = await tools.chooseKeyFile();
  if (path === undefined) return { kind: 'cancelled' };
  const opened = await openKeyFile(path);
  if (opened.kind === 'wrong') return stopped(opened);
  const read = readKeyFile(opened.bytes);
  if (read.kind === 'wrong') return stopped(read);
  seat.keyFile = opened.file;
  return { kind: 'key', key: read.key, file: opened.name };
}

async function kept(engine: Engine, environment: RealEnvironment): Promise<FoundKey> {
  // SECURITY: where keys are not to be kept, one that still is can't be used.
  if (!(await engine.tools.keyKeeping()).keep) return { kind: 'stopped', why: 'no-kept-key' };
  const found = await readKey(engine, environment);
  if (found.kind === 'unavailable') return { kind: 'stopped', why: `keychain-${found.why}` };
  return found.kind === 'key' ? found : { kind: 'stopped', why: 'no-kept-key' };
}

/** The key from where the administrator said it comes from. */
export async function findKey(
  engine: Engine,
  seat: Seat,
  environment: RealEnvironment,
  source: KeySource,
): Promise<FoundKey> {
  if (source.kind === 'file') return chosen(engine, seat);
  if (source.kind === 'kept') return kept(engine, environment);
  const checked = checkTypedKey(source.key);
  return checked.kind === 'key' ? checked : stopped(checked);
}
