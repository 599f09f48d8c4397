import type { Slab } from './slab';
import type { TextPattern } from './text-pattern';

/** A part of a segment that is in memory: the records from `first` to before `end`, and the bytes from `offset` on. */
export interface Chunk {
  readonly slab: Slab;
  readonly first: number;
  readonly end: number;
  readonly offset: number;
  readonly bytes: Buffer;
}

/** What is asked of records in a chunk. */
export interface Wanted {
  readonly pattern: TextPattern;
  /** Whether it is of use to know of the record at a place. */
  readonly isWanted: (at: number) => boolean;
  readonly found: (at: number) => void;
}

const NEWLINE = 0x0a;
/** `,"hash":"` with 64 digits, `","sig":"` and `"}`. */
const UNSIGNED_TAIL = 84;
const SIGNATURE = 88;
const PREV = '"prev":"';

/** The last place of a slab whose line starts at an offset or before it. */
export function placeAt({ offsets }: Slab, offset: number, first: number, end: number): number {
  let [low, high] = [first, end - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where to look on after a hit that stands in what is no value (a hash or a signature), or undefined. */
function afterNoValue(text: string, hit: number, start: number, end: number): number | undefined {
  const prev = text.indexOf(PREV, start) + PREV.length;
  if (hit >= prev && hit < prev + 64) return prev + 64;
  const tail = [UNSIGNED_TAIL, UNSIGNED_TAIL + SIGNATURE].find((length) =>
    text.startsWith(',"hash":"', end - length),
  );
  return tail !== undefined && hit >= end - tail ? end : undefined;
}

/** Finds the wanted records of a chunk that hold the text. */
export function scanChunk(chunk: Chunk, wanted: Wanted): void {
  const { plain, literal, rare, strange } = wanted.pattern;
  const { bytes } = chunk;
  const forms = [
    ...(!literal || bytes.includes(literal) ? [plain] : []),
    ...(strange.some((form) => bytes.includes(form)) ? [rare] : []),
  ];
  if (forms.length === 0) return;
  const text = bytes.toString('latin1');
  const heard = new Set<number>();
  for (const form of forms) scan(chunk, text, form, wanted, heard);
}

function scan(chunk: Chunk, text: string, form: RegExp, wanted: Wanted, heard: Set<number>): void {
  const { slab, first, end, offset, bytes } = chunk;
  form.lastIndex = 0;
  for (let hit = form.exec(text); hit; hit = form.exec(text)) {
    const at = placeAt(slab, offset + hit.index, first, end);
    const start = (slab.offsets[at] ?? 0) - offset;
    const newline = bytes.indexOf(NEWLINE, start);
    const to = newline === -1 ? bytes.length : newline;
    const next = afterNoValue(text, hit.index, start, to);
    // Between two records may stand what is none; it is passed over.
    form.lastIndex = next ?? Math.max(to, hit.index + 1);
    if (next !== undefined || hit.index >= to || heard.has(at) || !wanted.isWanted(at)) continue;
    heard.add(at);
    if (wanted.pattern.isIn(bytes.subarray(start, to))) wanted.found(at);
  }
}
