import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { recordLine, chainStart, type Link } from '../src/main/audit/record';
import { newSigningKey, type SigningKey } from '../src/main/audit/seal/signing-key';
import { SEGMENT_BYTES, segmentName } from '../src/main/audit/segments';
import { dice, order, other, uuid7, type Kept } from './made-records';

/** What a made journal is: the same for the same seed, but for its key and signatures. */
export interface MakeOptions {
  readonly seed: number;
  /** Each record is signed by a new key, whose public half lies beside the segments. */
  readonly signed?: boolean;
  /** A new segment starts once the newest holds this many bytes; absent: 16 MiB. */
  readonly segmentBytes?: number;
}

const ADMINISTRATORS = 12;
const THREE_YEARS = 3 * 365 * 24 * 60 * 60 * 1000;

/** Writes lines into segments, without waiting for the disk. */
function segmentsOf(folder: string, segmentBytes: number): { add: (line: Buffer) => void; end: () => void } {
  let [number, file, bytes] = [0, -1, segmentBytes];
  let held: Buffer[] = [];
  const flush = (): void => {
    if (file !== -1) writeSync(file, Buffer.concat(held));
    held = [];
  };
  return {
    add: (line) => {
      if (bytes >= segmentBytes) {
        flush();
        if (file !== -1) closeSync(file);
        number += 1;
        [file, bytes] = [openSync(join(folder, segmentName(number)), 'wx', 0o600), 0];
      }
      held.push(line);
      bytes += line.length;
      if (held.length > 1000) flush();
    },
    end: () => {
      flush();
      if (file !== -1) closeSync(file);
    },
  };
}

/** A new key for a journal; its public half lies in the folder. */
function keyIn(folder: string, journalId: string): SigningKey {
  const key = newSigningKey(journalId);
  writeFileSync(join(folder, `public-key-${key.fingerprint}.pem`), key.publicPem);
  return key;
}

/** Makes a journal of so many records in a new folder, genuine in every way, over three years. */
export function makeJournal(
  folder: string,
  records: number,
  { seed, signed = false, segmentBytes = SEGMENT_BYTES }: MakeOptions,
): void {
  mkdirSync(folder, { recursive: true });
  const roll = dice(seed);
  const out = segmentsOf(folder, segmentBytes);
  let ms = Date.UTC(2023, 10, 24);
  const step = THREE_YEARS / Math.max(1, records);
  const journalId = uuid7(roll, ms);
  const key = signed ? keyIn(folder, journalId) : undefined;
  const sign = key && ((seq: number, hash: string) => key.sign({ journalId, seq, hash }));
  let link: Link = chainStart;
  const add = ({ type, data }: Kept): void => {
    ms += Math.floor(step * (0.5 + roll()));
    const actor = { osUser: `admin${String(Math.floor(roll() * ADMINISTRATORS))}`, host: 'NG-DESK-07' };
    const app = { version: '0.1.0', platform: 'linux' };
    const parts = { id: uuid7(roll, ms), at: new Date(ms).toISOString(), type, actor, app, data };
    const { bytes, ...next } = recordLine(link, parts, sign);
    out.add(bytes);
    link = next;
  };
  const opened = { format: 1, journalId, ...(key ? { keyFingerprint: key.fingerprint } : {}) };
  add({ type: 'journal.opened', data: { ...opened, reason: 'new' } });
  while (link.seq < records) {
    const next = roll() < 0.62 ? order(roll, ms) : [other(roll, opened)];
    next.slice(0, records - link.seq).forEach(add);
  }
  out.end();
}
