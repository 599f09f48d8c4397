import { join } from 'node:path';
import type { SigningKey } from '../../../contract/proof';
import { linesForward } from '../lines-forward';
import type { JournalFiles } from './journal-files';
import { memberOf, textAt, valueOf } from './matched-line';

const opened = Buffer.from('"type":"journal.opened"');
const rekeyed = Buffer.from('"type":"journal.rekeyed"');

/** The key that a record makes the signing one; undefined for a record that does not. */
function keyOf(line: Uint8Array): SigningKey | undefined {
  const record = valueOf(line);
  const seq = memberOf(record, 'seq');
  const type = textAt(record, 'type');
  const fingerprint = textAt(record, 'data', 'keyFingerprint');
  if (typeof seq !== 'number' || fingerprint === undefined) return undefined;
  if (type === 'journal.opened') return seq === 1 ? { fingerprint, fromSeq: 1 } : undefined;
  if (type !== 'journal.rekeyed') return undefined;
  const reason = textAt(record, 'data', 'reason');
  return { fingerprint, fromSeq: seq, ...(reason === undefined ? {} : { reason }) };
}

/**
 * The keys that sign in the segments, oldest first: that of the very first record, and those of `journal.rekeyed`. Reads
 * every byte and parses hardly a line. A bundle names those of all segments, from the first to the newest.
 */
export async function signingKeys({ disk, folder, spans }: JournalFiles): Promise<readonly SigningKey[]> {
  const keys: SigningKey[] = [];
  for (const { name, bytes } of spans) {
    const file = await disk.openToRead(join(folder, name));
    try {
      for await (const line of linesForward(file, bytes)) {
        const text = Buffer.from(line.buffer, line.byteOffset, line.byteLength);
        // A type that stands inside a text has its quotes escaped, and one inside data is found out by parsing.
        const wanted = text.includes(rekeyed) || (keys.length === 0 && text.includes(opened));
        const key = wanted ? keyOf(line) : undefined;
        if (key) keys.push(key);
      }
    } finally {
      await file.close();
    }
  }
  return keys;
}
