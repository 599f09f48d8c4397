import { createHash, randomBytes, type Hash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { syncNames } from '../claim-folder';
import { diskCode, realDisk, type AppendFile, type Disk } from '../disk';
import { holdsJournal } from '../segments';

/** What an export needs of the disk that it is written to. */
export type TargetDisk = Pick<Disk, 'create' | 'remove' | 'rename' | 'syncFolder' | 'names'>;

/** This computer's disk. */
export const realTargetDisk: TargetDisk = realDisk;

export type Written =
  | { readonly kind: 'written'; readonly bytes: number; readonly sha256: string }
  | { readonly kind: 'cancelled' }
  /** There was not one byte to be written: a file that was there stays. */
  | { readonly kind: 'nothing' }
  /** The system's word, such as ENOSPC, or one of `Refusal`. */
  | { readonly kind: 'failed'; readonly code: string };

/** Why an export ends that no disk refused. */
export type Refusal =
  /** A file of the bundle, or the bundle, would come to 4 GiB. */
  | 'too-large'
  /** A segment holds less than was acknowledged. */
  | 'journal-short'
  /** A segment of the range does not begin and end with records. */
  | 'journal-broken'
  /** The journal is signed, and the key did not sign the bundle. */
  | 'not-signed'
  /** The target lies among the files of a journal. */
  | 'journal-folder'
  /** The disk took no more bytes and gave no reason. */
  | 'short-write';

/** Ends an export with a word of its own, on the way that the disk's refusals take. */
export const refusal = (code: Refusal): Error => Object.assign(new Error(code), { code });

export interface TargetTools {
  readonly disk: TargetDisk;
  readonly platform: NodeJS.Platform;
  readonly signal?: AbortSignal | undefined;
  /** Called after each write with the count of bytes so far. */
  readonly onWritten?: ((bytes: number) => void) | undefined;
  /** Waited for once all is written, before the target is touched: from its answer on the file is there to stay. */
  readonly mayPlace?: (() => Promise<void>) | undefined;
}

const partPattern = /^\.part-[0-9a-f]{16}$/;

/**
 * Removes what an export that was ended from outside (its worker terminated) left beside its target. For the time when
 * no export to this target is under way.
 */
export async function removeParts(
  target: string,
  disk: Pick<TargetDisk, 'names' | 'remove'> = realTargetDisk,
): Promise<void> {
  const [folder, name] = [dirname(target), basename(target)];
  const names = await disk.names(folder).catch(() => []);
  for (const one of names) {
    // SECURITY: only names that an export of this very target gives are removed in a folder of the user's.
    if (!one.startsWith(name) || !partPattern.test(one.slice(name.length))) continue;
    await disk.remove(join(folder, one)).catch(() => undefined);
  }
}

async function writeAll(file: AppendFile, bytes: Uint8Array): Promise<void> {
  for (let rest = bytes; rest.length > 0;) {
    const count = await file.write(rest);
    if (count === 0) throw refusal('short-write');
    rest = rest.subarray(count);
  }
}

/**
 * What a promise gives, or `raised` as soon as the signal is. Not by racing against one promise for all the time: that one
 * would hold on to every chunk that ever ran against it.
 */
function unlessRaised<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T | 'raised'> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const raise = (): void => resolve('raised');
    if (signal.aborted) raise();
    signal.addEventListener('abort', raise, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', raise));
  });
}

/** Writes chunk by chunk, asking for the next once one is written; `cancelled` as soon as the signal is raised. */
async function pour(
  file: AppendFile,
  chunks: AsyncIterable<Uint8Array>,
  hash: Hash,
  { signal, onWritten }: TargetTools,
): Promise<number | 'cancelled'> {
  const source = chunks[Symbol.asyncIterator]();
  let bytes = 0;
  try {
    for (;;) {
      const next = await unlessRaised(signal, source.next());
      if (next === 'raised' || signal?.aborted) return 'cancelled';
      if (next.done) return bytes;
      hash.update(next.value);
      await writeAll(file, next.value);
      bytes += next.value.length;
      onWritten?.(bytes);
    }
  } finally {
    // Not waited for: a source that is still searching ends when it next looks up.
    source.return?.().then(undefined, () => undefined);
  }
}

/** Writes and syncs a new file; whoever calls removes it where this did not end well. */
async function fill(
  part: string,
  chunks: AsyncIterable<Uint8Array>,
  tools: TargetTools,
): Promise<Exclude<Written, { kind: 'failed' }>> {
  const hash = createHash('sha256');
  const file = await tools.disk.create(part);
  let bytes: number | 'cancelled';
  try {
    bytes = await pour(file, chunks, hash, tools);
    if (bytes !== 'cancelled') await file.sync();
  } finally {
    await file.close();
  }
  if (bytes === 'cancelled' || tools.signal?.aborted) return { kind: 'cancelled' };
  return bytes === 0 ? { kind: 'nothing' } : { kind: 'written', bytes, sha256: hash.digest('hex') };
}

/**
 * Writes a file whole or not at all: beside its target first, for this user alone, synced, then put in the target's place.
 * Whatever else comes, nothing is left behind and a file that was there is untouched.
 */
export async function writeTarget(
  target: string,
  chunks: AsyncIterable<Uint8Array>,
  tools: TargetTools,
): Promise<Written> {
  const { disk, platform } = tools;
  // SECURITY: an export never takes the place of a journal's own file, nor of a copy's or a backup's.
  if (await holdsJournal(disk, dirname(target))) return { kind: 'failed', code: 'journal-folder' };
  const part = `${target}.part-${randomBytes(8).toString('hex')}`;
  let inPlace = false;
  try {
    const result = await fill(part, chunks, tools);
    if (result.kind !== 'written') return result;
    // A disk that does not sync names is found here, while the file that was there can still be kept.
    await syncNames(disk, platform, dirname(target));
    await tools.mayPlace?.();
    await disk.rename(part, target);
    inPlace = true;
    // The new file is whole and in place: a refusal now can undo nothing, and would be no reason to say it failed.
    await syncNames(disk, platform, dirname(target)).catch(() => undefined);
    return result;
  } catch (error) {
    return { kind: 'failed', code: diskCode(error) };
  } finally {
    if (!inPlace) await disk.remove(part).catch(() => undefined);
  }
}
