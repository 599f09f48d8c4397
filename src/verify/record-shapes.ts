import type { ExaminedLine } from './examine-line';
import { afterLiteral, literal, type Literal } from './literal';

type SlotKind = 'text' | 'number' | 'time' | 'end';

/** Bytes that are the same in all records of a shape, the kind of value after them, and what may follow that. */
interface Step {
  readonly literal: Literal;
  readonly kind: SlotKind;
  readonly next: Step[];
}

/** Members whose values are hardly ever others than in the record before, so that they count as a part of the shape. */
const STEADY = ['type', 'app'];

// What is learned is bounded: then all of it is forgotten and learned anew.
const MAX_STEPS = 4096;
const HASH_NAME = ',"hash":"';

const stepOf = (line: Buffer, from: number, to: number, kind: SlotKind): Step => ({
  literal: literal(line.subarray(from, to)),
  kind,
  next: [],
});

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

/**
 * A bit in each of four bytes that is a quote, a backslash or a control character. Bits above the lowest one may be wrong,
 * as the usual subtraction borrows.
 */
function specials(word: number): number {
  const quotes = word ^ 0x22222222;
  const slashes = word ^ 0x5c5c5c5c;
  const found =
    ((word - 0x20202020) & ~word) | ((quotes - 0x01010101) & ~quotes) | ((slashes - 0x01010101) & ~slashes);
  return found & 0x80808080;
}

/** Where the quote after a text is; -1 where the text is not as JSON wants it. That it is UTF-8 is known already. */
function afterText(view: DataView, start: number, end: number): number {
  let at = start;
  while (at + 4 <= end) {
    const found = specials(view.getInt32(at, true));
    if (found === 0) {
      at += 4;
      continue;
    }
    // The number of the first byte that is one: its bit is the lowest.
    at += (31 - Math.clz32(found & -found)) >> 3;
    const byte = view.getUint8(at);
    if (byte === 0x22) return at;
    at = byte === 0x5c ? afterEscape(view, at, end) : -1;
    if (at < 0) return -1;
  }
  // A line's end is longer than four bytes, so that no text ends here.
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

/** The position after one of several steps and all that may follow it; -1 where none fits. */
function afterAny(steps: Step[], view: DataView, start: number, end: number): number {
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index];
    const found = step ? afterStep(step, view, start, end) : -1;
    if (!step || found < 0) continue;
    // What fitted last is tried first.
    if (index > 2) steps.unshift(...steps.splice(index, 1));
    return found;
  }
  return -1;
}

function afterStep(first: Step, view: DataView, start: number, end: number): number {
  let at = start;
  // Mostly one step alone can follow, which needs no way back.
  for (let step: Step | undefined = first; step; step = step.next[0]) {
    at = afterLiteral(step.literal, view, at, end);
    if (at < 0 || step.kind === 'end') return at;
    at = afterSlot(step.kind, view, at, end);
    if (at < 0) return -1;
    if (step.next.length > 1) return afterAny(step.next, view, at, end);
  }
  return -1;
}

/** The steps of a line after its `prev`; the record's type is part of its shape. */
function stepsOf(line: Buffer, { slots, headEnd, bodyEnd }: ExaminedLine): Step[] {
  let from = headEnd;
  const steps: Step[] = [];
  for (const { start, end, kind, member } of slots) {
    if (STEADY.includes(member)) continue;
    steps.push(stepOf(line, from, start, member === 'at' ? 'time' : kind));
    from = end;
  }
  return [...steps, stepOf(line, from, bodyEnd + HASH_NAME.length, 'end')];
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
  let roots: Step[] = [];
  let count = 0;
  return {
    learn: (line, examined) => {
      const steps = stepsOf(line, examined);
      if (count + steps.length > MAX_STEPS) [roots, count] = [[], 0];
      let into = roots;
      for (const step of steps) {
        const same = ({ literal: { text }, kind }: Step): boolean =>
          text === step.literal.text && kind === step.kind;
        const known = into.find(same);
        if (!known) into.push(step);
        count += known ? 0 : 1;
        into = (known ?? step).next;
      }
    },
    hashStart: (view, headEnd, end) => afterAny(roots, view, headEnd, end),
  };
}
