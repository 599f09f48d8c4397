import type { RecordShapes } from './record-shapes';
import { sha256 } from './sha256';

const QUOTE = 0x22;
/** Characters of base64 but the last before the padding, and of that one: two bits alone. */
const inBase64 = new Uint8Array(256);
const atEnd = new Uint8Array(256);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/') {
  inBase64[char.charCodeAt(0)] = 1;
}
for (const char of 'AQgw') atEnd[char.charCodeAt(0)] = 1;

const HEAD = Buffer.from('{"v":1,"seq":', 'latin1');
const PREV = Buffer.from(',"prev":"', 'latin1');
const SIG = Buffer.from('","sig":"', 'latin1');
const HEX = 64;
const SIGNATURE = 88;

function holds(bytes: Buffer, at: number, wanted: Buffer): boolean {
  for (let index = 0; index < wanted.length; index += 1) {
    if (bytes[at + index] !== wanted[index]) return false;
  }
  return true;
}

/** The position after the number; -1 where other digits stand there. */
function afterSeq(bytes: Buffer, start: number, seq: number): number {
  let at = start;
  let number = 0;
  for (let byte = bytes[at] ?? 0; byte >= 0x30 && byte <= 0x39 && at < start + 15; byte = bytes[at] ?? 0) {
    number = number * 10 + byte - 0x30;
    at += 1;
  }
  return number === seq && bytes[start] !== 0x30 ? at : -1;
}

/** Whether 88 characters are base64 in its one spelling; which signature they are is for others to say. */
function isBase64(bytes: Buffer, start: number): boolean {
  for (let at = start; at < start + 85; at += 1) if (inBase64[bytes[at] ?? 0] === 0) return false;
  return atEnd[bytes[start + 85] ?? 0] === 1 && bytes[start + 86] === 0x3d && bytes[start + 87] === 0x3d;
}

/** A line that was found in order without examining it in full. */
export interface KnownLine {
  hash: string;
  /** Position of its newline. */
  newline: number;
}

/** Where a record has to continue. */
export interface Continues {
  readonly seq: number;
  readonly prev: string;
  readonly signed: boolean;
}

/**
 * Whether a line of a known shape continues the chain; `into` then says its hash and end. False says nothing: such a line
 * is examined in full. `end` is after the region's last newline; that the region is UTF-8 has to be known.
 */
export function isKnownLine(
  shapes: RecordShapes,
  bytes: Buffer,
  view: DataView,
  from: number,
  end: number,
  wanted: Continues,
  into: KnownLine,
): boolean {
  if (!holds(bytes, from, HEAD)) return false;
  const seqEnd = afterSeq(bytes, from + HEAD.length, wanted.seq);
  if (seqEnd < 0 || !holds(bytes, seqEnd, PREV)) return false;
  const prev = seqEnd + PREV.length;
  if (bytes[prev + HEX] !== QUOTE || bytes.toString('latin1', prev, prev + HEX) !== wanted.prev) return false;
  const hashAt = shapes.hashStart(view, prev + HEX, end);
  const sigAt = hashAt + HEX + SIG.length;
  const close = wanted.signed ? sigAt + SIGNATURE : sigAt;
  if (hashAt < 0 || close + 3 > end || !holds(bytes, hashAt + HEX, SIG)) return false;
  if (bytes[close] !== QUOTE || bytes[close + 1] !== 0x7d || bytes[close + 2] !== 0x0a) return false;
  if (wanted.signed && !isBase64(bytes, sigAt)) return false;
  // SECURITY: the computed hash is compared with the digits in the line, and is what the next line has to name.
  const hash = sha256(bytes.subarray(from, hashAt - 9));
  if (hash !== bytes.toString('latin1', hashAt, hashAt + HEX)) return false;
  into.hash = hash;
  into.newline = close + 2;
  return true;
}
