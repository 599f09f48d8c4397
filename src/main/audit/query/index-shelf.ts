import type { IndexCache } from './index-cache';
import type { IndexedSegment, IndexHead } from './index-file';
import { lastHash, withSegment, type JournalFolder } from './segment-lines';

/** The index files of a journal by the names of its segments; rejects where a segment can't be read. */
export interface IndexShelf {
  readonly head: (segment: string) => Promise<IndexHead | undefined>;
  readonly read: (segment: string) => Promise<IndexedSegment | undefined>;
  readonly keep: (indexed: IndexedSegment) => Promise<void>;
}

/** A finished segment's length, and the hash that its index file is named by. */
interface Finished {
  readonly bytes: number;
  readonly hash: string | undefined;
}

/** The shelf over a cache; a file is taken only for the segment whose name, length and last hash it has. */
export function indexShelf(folder: JournalFolder, cache: IndexCache): IndexShelf {
  const words = new Map<string, string>();
  const shared = (word: string): string => {
    const known = words.get(word);
    if (known === undefined) words.set(word, word);
    return known ?? word;
  };
  const finished = (segment: string): Promise<Finished> =>
    withSegment(folder, segment, async (file) => {
      const bytes = await file.length();
      return { bytes, hash: await lastHash(file, bytes) };
    });
  const matching = async <T extends IndexHead>(
    segment: string,
    read: (hash: string) => Promise<T | undefined>,
  ): Promise<T | undefined> => {
    const { hash, bytes } = await finished(segment);
    const found = hash === undefined ? undefined : await read(hash);
    return found?.segment === segment && found.bytes === bytes ? found : undefined;
  };
  return {
    head: (segment) => matching(segment, cache.head),
    read: (segment) => matching(segment, (hash) => cache.read(hash, shared)),
    keep: async (indexed) => {
      const { hash } = await finished(indexed.segment);
      if (hash !== undefined) await cache.write(hash, indexed);
    },
  };
}
