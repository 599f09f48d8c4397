import type { ExaminedLine } from './examine-line';

type SlotKind = 'text' | 'number' | 'time' | 'end';

/** Bytes that are the same in all records of a shape, the kind of value after them, and what may follow that. */
interface Step {
  readonly text: string;
  /** The bytes, four at a time, little-endian. */
  readonly words: Int32Array;
  /** The up to three bytes after the words. */
  readonly rest: Uint8Array;
  readonly kind: SlotKind;
  readonly next: Step[];
}

// What is learned is bounded: whoever writes a file of nothing but new shapes gets each line examined in full instead.
const MAX_STEPS = 4096;
const HASH_NAME = ',"hash":"';

function stepOf(bytes: Buffer, kind: SlotKind): Step {
  const words = new Int32Array(bytes.length >> 2);
  for (let index = 0; index < words.length; index += 1) words[index] = bytes.readInt32LE(index * 4);
  // A copy, as what is read next is read into the same bytes.
  const rest = Uint8Array.from(bytes.subarray(words.length * 4));
  return { text: bytes.toString('latin1'), words, rest, kind, next: [] };
}

/** The position after a step's bytes; -1 where others stand there. */
function afterBytes({ words, rest }: Step, view: DataView, start: number, end: number): number {
  let at = start;
  if (at + words.length * 4 + rest.length > end) return -1;
  for (let index = 0; index < words.length; index += 1, at += 4) {
    if (view.getInt32(at, true) !== words[index]) return -1;
  }
  for (let index = 0; index < rest.length; index += 1, at += 1) {
    if (view.getUint8(at) !== rest[index]) return -1;
  }
  return at;
}

const isHex = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

/** The position after an escape that begins with the backslash at `at`; -1 where it is none. */
function afterEscape(view: DataView, at: number, end: number): number {
  if (at + 6 > end) return -1;
  switch (view.getUint8(at + 1)) {
    case 0x22: // "
    case 0x5c: // \
    case 0x2f: // /
    case 0x62: // b
    case 0x66: // f
    case 0x6e: // n
    case 0x72: // r
    case 0x74: // t
      return at + 2;
    case 0x75: // u
      for (let index = 2; index < 6; index += 1) if (!isHex(view.getUint8(at + index))) return -1;
      return at + 6;
    default:
      return -1;
  }
}

/** Whether four bytes hold no quote, no backslash and no control character; the usual trick with a borrow for each byte. */
function isPlain(word: number): boolean {
  const quotes = word ^ 0x22222222;
  const slashes = word ^ 0x5c5c5c5c;
  const special =
    ((word - 0x20202020) & ~word) | ((quotes - 0x01010101) & ~quotes) | ((slashes - 0x01010101) & ~slashes);
  return (special & 0x80808080) === 0;
}

/** Where the quote after a text is; -1 where the text is not as JSON wants it. That it is UTF-8 is known already. */
function afterText(view: DataView, start: number, end: number): number {
  let at = start;
  while (at < end) {
    if (at + 4 <= end && isPlain(view.getInt32(at, true))) {
      at += 4;
      continue;
    }
    const byte = view.getUint8(at);
    if (byte === 0x22) return at;
    if (byte < 0x20) return -1;
    at = byte === 0x5c ? afterEscape(view, at, end) : at + 1;
    if (at < 0) return -1;
  }
  return -1;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** The position after a whole number; -1 where there is none. Other numbers are left to the full examination. */
function afterNumber(view: DataView, start: number, end: number): number {
  let at = start;
  if (at < end && view.getUint8(at) === 0x2d) at += 1;
  const first = at;
  while (at < end && isDigit(view.getUint8(at))) at += 1;
  if (at === first || (view.getUint8(first) === 0x30 && at > first + 1)) return -1;
  return at;
}

const TIME = Buffer.from('0000-00-00T00:00:00.000Z', 'latin1');

/** The position after a time; -1 where there is none. */
function afterTime(view: DataView, start: number, end: number): number {
  if (start + TIME.length > end) return -1;
  for (let index = 0; index < TIME.length; index += 1) {
    const byte = view.getUint8(start + index);
    if (TIME[index] === 0x30 ? !isDigit(byte) : byte !== TIME[index]) return -1;
  }
  return start + TIME.length;
}

function afterSlot(kind: SlotKind, view: DataView, at: number, end: number): number {
  if (kind === 'text') return afterText(view, at, end);
  return kind === 'number' ? afterNumber(view, at, end) : afterTime(view, at, end);
}

function afterSteps(steps: readonly Step[], view: DataView, start: number, end: number): number {
  for (const step of steps) {
    const at = afterBytes(step, view, start, end);
    if (at < 0) continue;
    if (step.kind === 'end') return at;
    const value = afterSlot(step.kind, view, at, end);
    const found = value < 0 ? -1 : afterSteps(step.next, view, value, end);
    if (found >= 0) return found;
  }
  return -1;
}

/** The steps of a line after its `prev`; the record's type is part of its shape. */
function stepsOf(line: Buffer, { slots, headEnd, bodyEnd }: ExaminedLine): Step[] {
  let from = headEnd;
  const steps: Step[] = [];
  for (const { start, end, kind, member } of slots) {
    if (member === 'type') continue;
    steps.push(stepOf(line.subarray(from, start), member === 'at' ? 'time' : kind));
    from = end;
  }
  return [...steps, stepOf(line.subarray(from, bodyEnd + HASH_NAME.length), 'end')];
}

/**
 * The shapes of records that were examined in full. A line of the very same bytes but for its texts and whole numbers
 * has the same members in the same order, each once, and is JSON; so a million records need no million examinations.
 */
export interface RecordShapes {
  /** Takes in the shape of a line that was found in order. */
  readonly learn: (line: Buffer, examined: ExaminedLine) => void;
  /**
   * Where the hash's digits begin in a line of a known shape, from the end of its `prev` on; -1: examine the line in full.
   * `end` may lie behind the line's end. That the bytes are UTF-8 has to be known.
   */
  readonly hashStart: (view: DataView, headEnd: number, end: number) => number;
}

export function recordShapes(): RecordShapes {
  const roots: Step[] = [];
  let count = 0;
  return {
    learn: (line, examined) => {
      let into = roots;
      for (const step of stepsOf(line, examined)) {
        let known = into.find(({ text, kind }) => text === step.text && kind === step.kind);
        if (!known) {
          if (count >= MAX_STEPS) return;
          count += 1;
          into.push((known = step));
        }
        into = known.next;
      }
    },
    hashStart: (view, headEnd, end) => afterSteps(roots, view, headEnd, end),
  };
}
