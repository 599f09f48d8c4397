import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeHead, decodeIndex, HEADER_BYTES, indexLengths } from './index-file';
import { encodeIndex, type IndexedSegment, type IndexHead } from './index-file';

/** The name of the one file that is written again: what was indexed of the newest segment. */
export const NEWEST = 'newest';

/**
 * The index files of one journal, each named by the last hash of its segment, but for the newest one's. All of it may vanish at any time; what is
 * not there, damaged or refused by the disk is made anew from the segments.
 */
export interface IndexCache {
  readonly head: (hash: string) => Promise<IndexHead | undefined>;
  readonly read: (hash: string, shared: (word: string) => string) => Promise<IndexedSegment | undefined>;
  /** Never rejects: a cache that can't be written is none. */
  readonly write: (name: string, indexed: IndexedSegment) => Promise<void>;
}

const HALF = '.part';
/** A head is read with so many bytes at first; most are shorter. */
const FIRST_READ = 16 * 1024;

async function readHead(path: string): Promise<IndexHead | undefined> {
  const file = await open(path, 'r');
  try {
    const start = Buffer.alloc(FIRST_READ);
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    const lengths = indexLengths(start.subarray(0, bytesRead));
    if (!lengths) return undefined;
    const whole = HEADER_BYTES + lengths.head;
    if (whole <= bytesRead) return decodeHead(start.subarray(0, bytesRead));
    if (whole > (await file.stat()).size) return undefined;
    const bytes = Buffer.alloc(whole);
    await file.read(bytes, 0, whole, 0);
    return decodeHead(bytes);
  } finally {
    await file.close();
  }
}

async function orNone<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    // Not there, not readable, or not of this version: in every case the segment itself is read.
    return undefined;
  }
}

/**
 * Removes what processes that were killed left half written. A file that another one is writing at this moment may be
 * among them; then that one is not kept, and made anew later.
 */
async function removeHalves(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((one) => one.endsWith(HALF))) await rm(join(folder, name), { force: true });
}

/** The index files in a folder, which is made at the first writing. */
export function indexCache(folder: string): IndexCache {
  let cleaning: Promise<void> | undefined;
  const pathOf = (hash: string): string => join(folder, `${hash}.idx`);
  return {
    head: (hash) => orNone(() => readHead(pathOf(hash))),
    read: (hash, shared) => orNone(async () => decodeIndex(await readFile(pathOf(hash)), shared)),
    write: async (hash, indexed) => {
      const beside = join(folder, `${hash}.${randomBytes(4).toString('hex')}${HALF}`);
      const written = await orNone(async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await (cleaning ??= removeHalves(folder));
        // SECURITY: it names traders, so it is for this user alone, like the journal.
        await writeFile(beside, encodeIndex(indexed), { mode: 0o600, flag: 'wx' });
        await rename(beside, pathOf(hash));
        return true;
      });
      if (!written) await orNone(() => rm(beside, { force: true }));
    },
  };
}
