import { BEGINS, sorts, type Codes, type Slab, type Sort } from './slab';

/** A record as it goes into a slab. */
export interface SlabEntry {
  readonly seq: number;
  readonly offset: number;
  readonly time: number;
  readonly words: Readonly<Partial<Record<Sort, string>>>;
  readonly reason?: number;
  readonly closing?: number;
  /** Of an intent: the hash of its order's id. Of another record of an order: the ordinal of its intent. */
  readonly begins?: number;
  readonly belongs?: number;
}

/** A slab that is still being written, always ready to be read. */
export interface SlabWriter {
  readonly slab: Slab;
  /** Adds a record; the place where it stands in the slab. */
  readonly add: (entry: SlabEntry) => number;
}

const FIRST_ROOM = 1024;
const NARROW_MOST = 0xffff;

const bySort = <T>(make: (sort: Sort) => T): Record<Sort, T> =>
  Object.fromEntries(sorts.map((sort) => [sort, make(sort)])) as Record<Sort, T>;

function emptySlab(firstOrdinal: number): Slab {
  return {
    firstOrdinal,
    count: 0,
    bytes: 0,
    firstSeq: 1,
    offsets: new Uint32Array(FIRST_ROOM),
    times: new Float64Array(FIRST_ROOM),
    codes: bySort(() => new Uint16Array(FIRST_ROOM)),
    words: bySort(() => []),
    reasons: new Uint8Array(FIRST_ROOM),
    flags: new Uint8Array(FIRST_ROOM),
    links: new Uint32Array(FIRST_ROOM),
    cross: [],
  };
}

/** A longer or shorter copy of a column. */
function resized<T extends Slab['seqs'] | Codes | Uint8Array<ArrayBuffer>>(column: T, length: number): T {
  if (!column) return column;
  const made = new (column.constructor as new (length: number) => NonNullable<T>)(length);
  made.set(column.subarray(0, Math.min(length, column.length)));
  return made;
}

/** Gives every column of a slab room for so many records, no more and no fewer. */
export function resize(slab: Slab, length: number): void {
  slab.seqs = resized(slab.seqs, length);
  slab.offsets = resized(slab.offsets, length);
  slab.times = resized(slab.times, length);
  slab.codes = bySort((sort) => resized(slab.codes[sort], length));
  slab.reasons = resized(slab.reasons, length);
  slab.flags = resized(slab.flags, length);
  slab.links = resized(slab.links, length);
}

function noteSeq(slab: Slab, at: number, seq: number): void {
  if (at === 0) slab.firstSeq = seq;
  if (!slab.seqs && seq !== slab.firstSeq + at) {
    const { firstSeq } = slab;
    slab.seqs = new Float64Array(slab.offsets.length).map((_, place) => firstSeq + place);
  }
  if (slab.seqs) slab.seqs[at] = seq;
}

/** A slab to be filled record by record: an empty one, or one that was written until now. */
export function slabWriter(firstOrdinal: number, slab: Slab = emptySlab(firstOrdinal)): SlabWriter {
  const words = bySort((sort): string[] => [...slab.words[sort]]);
  const known = bySort((sort) => new Map(words[sort].map((word, at) => [word, at + 1])));
  slab.words = words;

  const codeOf = (sort: Sort, word: string | undefined): number => {
    if (word === undefined) return 0;
    const code = known[sort].get(word) ?? words[sort].push(word);
    known[sort].set(word, code);
    if (code > NARROW_MOST && slab.codes[sort] instanceof Uint16Array)
      slab.codes[sort] = Uint32Array.from(slab.codes[sort]);
    return code;
  };
  return {
    slab,
    add: (entry) => {
      const at = slab.count;
      if (at === slab.offsets.length) resize(slab, Math.max(FIRST_ROOM, 2 * at));
      noteSeq(slab, at, entry.seq);
      slab.offsets[at] = entry.offset;
      slab.times[at] = entry.time;
      for (const sort of sorts) {
        const code = codeOf(sort, entry.words[sort]);
        slab.codes[sort][at] = code;
      }
      slab.reasons[at] = entry.reason ?? 0;
      slab.flags[at] = (entry.closing ?? 0) | (entry.begins === undefined ? 0 : BEGINS);
      slab.links[at] = entry.begins ?? (entry.belongs === undefined ? 0 : entry.belongs + 1);
      if (entry.belongs !== undefined && entry.belongs < slab.firstOrdinal) slab.cross.push(at);
      slab.count += 1;
      return at;
    },
  };
}
