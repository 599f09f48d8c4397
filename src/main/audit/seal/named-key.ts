import { join } from 'node:path';
import type { Disk } from '../disk';
import { linesBack } from '../lines-back';
import { genuineLine } from '../read-line';

const NAMING = ['journal.opened', 'journal.rekeyed'];

/** Whether a line could be a record that names a key: most are none, and are not parsed. */
function mayName({ buffer, byteOffset, length }: Uint8Array): boolean {
  const bytes = Buffer.from(buffer, byteOffset, length);
  return NAMING.some((type) => bytes.includes(`"type":"${type}"`));
}

/**
 * The fingerprint of the key that the journal itself says signs a record: the newest one named up to there; undefined where
 * none is. Each start of the application names it, so that it is found near the end. Rejects with the disk's error.
 */
export async function keyNamedFor(
  disk: Pick<Disk, 'openToRead'>,
  folder: string,
  segments: readonly string[],
  seq: number,
): Promise<string | undefined> {
  for (const name of segments.toReversed()) {
    const file = await disk.openToRead(join(folder, name));
    try {
      for await (const { bytes } of linesBack(file, await file.length())) {
        const line = bytes && mayName(bytes) ? genuineLine(bytes) : undefined;
        if (!line || line.seq > seq || !NAMING.includes(line.record.type)) continue;
        const { keyFingerprint } = line.record.data;
        return typeof keyFingerprint === 'string' ? keyFingerprint : undefined;
      }
    } finally {
      await file.close();
    }
  }
  return undefined;
}
