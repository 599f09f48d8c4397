import { join } from 'node:path';
import type { SigningKey } from '../../../contract/proof';
import { linesForward } from '../lines-forward';
import type { JournalFiles } from './journal-files';
import { memberOf, textAt, valueOf } from './matched-line';
import { refusal } from './write-target';

const opened = Buffer.from('"type":"journal.opened"');
const rekeyed = Buffer.from('"type":"journal.rekeyed"');

const fingerprintForm = /^[0-9a-f]{16}$/;

/** A key as it is named from a record on; refuses what is no name of a key. */
function keyFrom(fromSeq: number, fingerprint: string, reason?: string): SigningKey {
  // SECURITY: the name stands among the commands of README.txt; other text there would be run by whoever follows them.
  if (!fingerprintForm.test(fingerprint)) throw refusal('journal-broken');
  return { fingerprint, fromSeq, ...(reason === undefined ? {} : { reason }) };
}

/** The key that a record makes the signing one; undefined for a record that does not. */
function keyOf(line: Uint8Array): SigningKey | undefined {
  const record = valueOf(line);
  const seq = memberOf(record, 'seq');
  const type = textAt(record, 'type');
  const fingerprint = textAt(record, 'data', 'keyFingerprint');
  if (typeof seq !== 'number' || fingerprint === undefined) return undefined;
  if (type === 'journal.opened') return seq === 1 ? keyFrom(seq, fingerprint) : undefined;
  return type === 'journal.rekeyed' ? keyFrom(seq, fingerprint, textAt(record, 'data', 'reason')) : undefined;
}

/**
 * The keys that sign in the segments, oldest first: that of the very first record, and those of `journal.rekeyed`. Reads
 * every byte and parses hardly a line. A bundle names those of all segments, from the first to the newest. Rejects with
 * `journal-broken` where one is named that is none.
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
