import { hash } from 'node:crypto';
import type { JournalRecord, NewRecord } from './journal';

/** A line with its newline holds this many bytes at most. */
export const MAX_LINE = 64 * 1024;

/** The word for a clock whose time no record can hold. */
export const CLOCK = 'clock';

const years = { first: Date.parse('0000-01-01T00:00:00Z'), end: Date.UTC(10_000, 0) };

/** Whether a time can stand in a record: its year has four digits. False for one that is no time. */
export function isRecordable(time: Date): boolean {
  return time.getTime() >= years.first && time.getTime() < years.end;
}

/** The place of a record in the chain: what the next one continues from. */
export interface Link {
  readonly seq: number;
  readonly hash: string;
  /** The record's time; absent before the first. */
  readonly at?: string;
}

/** What the first record continues from. */
export const chainStart: Link = { seq: 0, hash: '0'.repeat(64) };

/** Everything of a record but what follows from its place in the chain. */
export interface RecordParts extends Omit<NewRecord, 'admin'> {
  readonly id: string;
  readonly at: string;
  readonly actor: JournalRecord['actor'];
  readonly app: { readonly version: string; readonly platform: string };
}

/** SHA-256 as 64 lower-case hex digits. */
export function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}

/** Signs a record's place in the chain: 88 characters of base64. */
export type SignRecord = (seq: number, hash: string) => string;

/**
 * The line of a record that continues from another, with its newline; unsigned without `sign`. Throws where it is longer than 64 KiB: what goes
 * into a record is bounded before. See docs/audit-journal.md, "A record".
 */
export function recordLine(
  before: Link,
  parts: RecordParts,
  sign: SignRecord = () => '',
): Link & { readonly bytes: Buffer } {
  const { id, at, type, actor, app, data } = parts;
  const seq = before.seq + 1;
  const members = JSON.stringify({ v: 1, seq, prev: before.hash, id, at, type, actor, app, data });
  const hashed = Buffer.from(members.slice(0, -1), 'utf8');
  const digest = sha256(hashed);
  const bytes = Buffer.concat([
    hashed,
    Buffer.from(`,"hash":"${digest}","sig":"${sign(seq, digest)}"}\n`, 'latin1'),
  ]);
  if (bytes.length > MAX_LINE) {
    throw new RangeError(`A record of type ${type} takes ${String(bytes.length)} bytes; 65536 are the most.`);
  }
  return { seq, hash: digest, at, bytes };
}
