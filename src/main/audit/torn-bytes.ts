import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { diskCode, failureCode, type AppendFile, type Disk, type ReadFile } from './disk';
import { CHUNK, readFully } from './lines-back';

/** The data of `journal.recovered`: what was cut off, and where it is kept. */
export interface Recovered {
  readonly cutBytes: number;
  readonly file: string;
  readonly sha256: string;
}

export interface Torn {
  readonly folder: string;
  readonly segment: string;
  /** Bytes of the segment that stay. */
  readonly keep: number;
  readonly tornBytes: number;
  readonly at: Date;
}

const tornName = (at: Date, count: number): string => {
  const time = at.toISOString().replaceAll(/[-:.]/g, '');
  return count === 1 ? `torn-${time}.bin` : `torn-${time}-${String(count)}.bin`;
};

/** A file of a name that was not there, as two recoveries may come within one millisecond. */
async function createEvidence(
  disk: Disk,
  folder: string,
  at: Date,
): Promise<{ name: string; file: AppendFile }> {
  for (let count = 1; ; count += 1) {
    const name = tornName(at, count);
    try {
      return { name, file: await disk.create(join(folder, name)) };
    } catch (error) {
      if (diskCode(error) !== 'EEXIST') throw error;
    }
  }
}

async function writeFully(file: AppendFile, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const count = await file.write(bytes.subarray(written));
    if (count === 0) throw Object.assign(new Error('The disk takes nothing more.'), { code: 'ENOSPC' });
    written += count;
  }
}

/** Copies and hashes what is torn, a chunk at a time. */
async function copy(from: ReadFile, to: AppendFile, { keep, tornBytes }: Torn): Promise<string> {
  const hash = createHash('sha256');
  for (let done = 0; done < tornBytes;) {
    const chunk = await readFully(from, keep + done, Math.min(CHUNK, tornBytes - done));
    if (chunk.length === 0) break;
    hash.update(chunk);
    await writeFully(to, chunk);
    done += chunk.length;
  }
  await to.sync();
  return hash.digest('hex');
}

async function keepEvidence(disk: Disk, torn: Torn): Promise<Recovered> {
  const from = await disk.openToRead(join(torn.folder, torn.segment));
  try {
    const { name, file } = await createEvidence(disk, torn.folder, torn.at);
    try {
      const sha256 = await copy(from, file, torn).finally(() => file.close());
      return { cutBytes: torn.tornBytes, file: name, sha256 };
    } catch (error) {
      // Half of the evidence is none, and a full disk would get one more with each try.
      await failureCode(async () => void (await disk.remove(join(torn.folder, name))));
      throw error;
    }
  } finally {
    await from.close();
  }
}

/**
 * Moves the bytes after the last record to a file of their own, and has both on disk. Rejects with the system's error
 * where the disk refuses; then the segment is as it was.
 */
export async function cutTorn(disk: Disk, torn: Torn, syncFolder: () => Promise<void>): Promise<Recovered> {
  const recovered = await keepEvidence(disk, torn);
  await syncFolder();
  await disk.truncate(join(torn.folder, torn.segment), torn.keep);
  return recovered;
}
