import type { ExaminedLine } from './examine-line';
import { afterNumber, afterText, afterTime } from './json-slots';
import { afterLiteral, literal, type Literal } from './literal';
import { speaksOfKeys } from './signing';

/** What stands after bytes that are known: a value that may be any of its kind, or the shape's end. */
type SlotKind = 'text' | 'number' | 'time' | 'end';

/**
 * Bytes that are the same in all records that come here. After them stands what begins with the byte of a branch, or a
 * value and what follows it.
 */
interface Step {
  literal: Literal;
  /** By their first byte. */
  branches: (Step | undefined)[] | undefined;
  kind: SlotKind | undefined;
  next: Step | undefined;
  /** Of a shape's end: what its records say of the journal's id and key, all in these very bytes. */
  says: Said | undefined;
}

/** What a record says that has to be weighed in its place. */
export type Said = Pick<ExaminedLine, 'type' | 'data'>;

/** Values that count as a part of the shape: those of which a journal has a few. */
const few =
  /^(type|app|actor\.host|data\.(operation|environment|target\.source|outcome|reason|httpStatus|attempts|how))(\.|$)/;
/** Where those should turn out to be many. */
const fewest = /^type$/;
/** Of a record that speaks of keys. */
const whole = /^(type|app|actor\.host|data)(\.|$)/;

// What is learned is bounded: then all of it is forgotten and learned anew.
const MAX_STEPS = 4096;
/** In literals, and in lines whose words are kept. */
const MAX_BYTES = 1024 * 1024;
const HASH_NAME = ',"hash":"';

const stepOf = (bytes: Uint8Array, kind: SlotKind | undefined): Step => ({
  literal: literal(bytes),
  branches: undefined,
  kind,
  next: undefined,
  says: undefined,
});

function afterSlot(kind: Exclude<SlotKind, 'end'>, view: DataView, at: number, end: number): number {
  if (kind === 'text') return afterText(view, at, end);
  return kind === 'number' ? afterNumber(view, at, end) : afterTime(view, at, end);
}

/** A part of a line: bytes that count as its shape, and what stands after them. */
interface Part {
  readonly bytes: Uint8Array;
  readonly kind: SlotKind;
}

/** The parts of a line after its `prev`; the record's type is part of its shape. */
function partsOf(line: Buffer, { slots, headEnd, bodyEnd }: ExaminedLine, isSteady: RegExp): Part[] {
  let from = headEnd;
  const parts: Part[] = [];
  for (const { start, end, kind, path } of slots) {
    if (isSteady.test(path)) continue;
    parts.push({ bytes: line.subarray(from, start), kind: path === 'at' && kind === 'text' ? 'time' : kind });
    from = end;
  }
  return [...parts, { bytes: line.subarray(from, bodyEnd + HASH_NAME.length), kind: 'end' }];
}

/** How many bytes two begin with in common. */
function inCommon(one: Uint8Array, other: Uint8Array): number {
  const index = one.findIndex((byte, place) => byte !== other[place]);
  return index === -1 ? one.length : index;
}

/** Has a step end after some of its bytes, and the rest of them in a branch. */
function split(step: Step, length: number): void {
  const { bytes } = step.literal;
  const rest: Step = { ...step, literal: literal(bytes.subarray(length)) };
  step.literal = literal(bytes.subarray(0, length));
  step.branches = new Array<Step | undefined>(256).fill(undefined);
  step.branches[bytes[length] ?? 0] = rest;
  step.kind = step.next = step.says = undefined;
}

/**
 * The shapes of records that were examined in full. A line of the very same bytes but for its texts and whole numbers
 * has the same members in the same order, each once, and is JSON; so a million records need no million examinations.
 */
export class RecordShapes {
  #root: Step | undefined;
  #count = 0;
  #bytes = 0;
  #steady = few;
  /** What the line says that was last found to have a known shape. */
  says: Said | undefined;

  /** Takes in the shape of a line that was found in order. */
  learn(line: Buffer, examined: ExaminedLine): void {
    if (this.#count > MAX_STEPS || this.#bytes > MAX_BYTES) {
      this.#root = undefined;
      this.#count = this.#bytes = 0;
      // Where what should be a few values are many, they are texts like others.
      this.#steady = fewest;
    }
    const { type, data } = examined;
    const isOfKeys = speaksOfKeys(type);
    let before: Step | undefined;
    for (const part of partsOf(line, examined, isOfKeys ? whole : this.#steady)) {
      const root = before ? before.next : this.#root;
      if (root) {
        before = this.#add(root, part);
        if (before.kind !== part.kind) return;
        continue;
      }
      const step = this.#made(part.bytes, part.kind);
      if (before) before.next = step;
      else this.#root = step;
      before = step;
    }
    // SECURITY: a new shape each time that a record says something else of keys; what it says is weighed in each place.
    if (!before || !isOfKeys) return;
    before.says = { type, data };
    this.#bytes += line.length;
  }

  /**
   * Where the hash's digits begin in a line of a known shape, from the end of its `prev` on; -1: examine the line in full.
   * `end` may lie behind the line's end. That the bytes are UTF-8 has to be known.
   */
  hashStart(view: DataView, headEnd: number, end: number): number {
    let at = headEnd;
    for (let step = this.#root; step;) {
      at = afterLiteral(step.literal, view, at, end);
      if (at < 0) return -1;
      const branch: Step | undefined =
        step.branches && at < end ? step.branches[view.getUint8(at)] : undefined;
      if (branch) {
        step = branch;
        continue;
      }
      if (step.kind === 'end') {
        this.says = step.says;
        return at;
      }
      at = step.kind ? afterSlot(step.kind, view, at, end) : -1;
      if (at < 0) return -1;
      step = step.next;
    }
    return -1;
  }

  #made(bytes: Uint8Array, kind: SlotKind): Step {
    this.#count += 1;
    this.#bytes += bytes.length;
    return stepOf(bytes, kind);
  }

  /** The step at the end of a part's bytes, from a step on; made where there is none. */
  #add(from: Step, { bytes, kind }: Part): Step {
    const length = inCommon(from.literal.bytes, bytes);
    if (length < from.literal.bytes.length) {
      split(from, length);
      this.#count += 1;
    }
    const first = bytes[length];
    if (first === undefined) {
      from.kind ??= kind;
      return from;
    }
    const rest = { bytes: bytes.subarray(length), kind };
    from.branches ??= new Array<Step | undefined>(256).fill(undefined);
    const branch = from.branches[first];
    if (branch) return this.#add(branch, rest);
    return (from.branches[first] = this.#made(rest.bytes, kind));
  }
}
