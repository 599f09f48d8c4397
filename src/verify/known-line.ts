import { MAX_LINE } from './examine-line';
import { afterLiteral, literal } from './literal';
import type { RecordShapes } from './record-shapes';
import { sha256 } from './sha256';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** 0 for two bytes, little-endian, that are characters of base64. */
const noPairs = new Uint8Array(0x10000).fill(1);
for (const one of BASE64) {
  for (const two of BASE64) noPairs[one.charCodeAt(0) | (two.charCodeAt(0) << 8)] = 0;
}
/** Whether a byte can stand before the padding of a signature, where it holds two bits alone. */
const atEnd = new Uint8Array(256);
for (const char of 'AQgw') atEnd[char.charCodeAt(0)] = 1;

const HEAD = literal('{"v":1,"seq":');
const PREV = literal(',"prev":"');
const SIG = literal('","sig":"');
const SIG_END = literal('=="}\n');
const NO_SIG_END = literal('"}\n');
const HEX = 64;
/** Characters of a signature before its padding. */
const SIGNATURE = 86;
/** Bytes of the name before the hash, which are not hashed. */
const HASH_NAME = 9;

/** The position after the number; -1 where another stands there. */
function afterSeq(view: DataView, start: number, end: number, seq: number): number {
  let at = start;
  let number = 0;
  for (; at < end && at < start + 15; at += 1) {
    const digit = view.getUint8(at) - 0x30;
    if (digit < 0 || digit > 9) break;
    number = number * 10 + digit;
  }
  return number === seq && view.getUint8(start) !== 0x30 ? at : -1;
}

/** The position after 86 characters of base64 in its one spelling; -1 where others stand there. */
function afterSignature(view: DataView, start: number, end: number): number {
  const after = start + SIGNATURE;
  if (after > end) return -1;
  let wrong = 0;
  for (let at = start; at < after; at += 2) wrong |= noPairs[view.getUint16(at, true)] ?? 1;
  return wrong === 0 && atEnd[view.getUint8(after - 1)] === 1 ? after : -1;
}

/** Whether the digits of a hash, which are known to be digits, stand in other bytes too. */
function sameDigits(view: DataView, at: number, other: DataView, otherAt: number): boolean {
  for (let index = 0; index < HEX; index += 8) {
    if (view.getFloat64(at + index, true) !== other.getFloat64(otherAt + index, true)) return false;
  }
  return true;
}

const digits = Buffer.alloc(HEX);
const digitsView = new DataView(digits.buffer, digits.byteOffset, HEX);

/** Whether the digits of a hash stand somewhere. */
function isHashAt(view: DataView, at: number, hash: string): boolean {
  digits.write(hash, 'latin1');
  return sameDigits(view, at, digitsView, 0);
}

/** Lines that stand together, of which it is known that they are UTF-8. */
export interface Lines {
  readonly bytes: Buffer;
  readonly view: DataView;
  /** After the last newline. */
  readonly end: number;
}

/** Where a record has to continue. */
export interface Wanted {
  seq: number;
  /** The digits of the hash before. */
  prev: string;
  /** Where they stand in the same bytes; -1: elsewhere. */
  prevAt: number;
  signed: boolean;
}

/** A line that was found in order without examining it in full. */
export interface KnownLine {
  hash: string;
  hashAt: number;
  /** Position of its newline. */
  newline: number;
}

/**
 * Whether a line of a known shape continues the chain; `into` then says its hash and end. False says nothing: such a line
 * is examined in full.
 */
export function isKnownLine(
  shapes: RecordShapes,
  { view, end }: Lines,
  from: number,
  wanted: Wanted,
  into: KnownLine,
): boolean {
  const seqAt = afterLiteral(HEAD, view, from, end);
  const seqEnd = seqAt < 0 ? -1 : afterSeq(view, seqAt, end, wanted.seq);
  const prevAt = seqEnd < 0 ? -1 : afterLiteral(PREV, view, seqEnd, end);
  if (prevAt < 0 || prevAt + HEX > end) return false;
  const continues =
    wanted.prevAt < 0 ? isHashAt(view, prevAt, wanted.prev) : sameDigits(view, prevAt, view, wanted.prevAt);
  const hashAt = continues ? shapes.hashStart(view, prevAt + HEX, end) : -1;
  const sigAt = hashAt < 0 ? -1 : afterLiteral(SIG, view, hashAt + HEX, end);
  if (sigAt < 0) return false;
  const sigEnd = wanted.signed ? afterSignature(view, sigAt, end) : sigAt;
  const after = sigEnd < 0 ? -1 : afterLiteral(wanted.signed ? SIG_END : NO_SIG_END, view, sigEnd, end);
  if (after < 0 || after - from > MAX_LINE) return false;
  // SECURITY: the computed hash is compared with the digits in the line, and is what the next line has to name.
  const hash = sha256(new Uint8Array(view.buffer, view.byteOffset + from, hashAt - HASH_NAME - from));
  if (!isHashAt(view, hashAt, hash)) return false;
  into.hash = hash;
  into.hashAt = hashAt;
  into.newline = after - 1;
  return true;
}
