import { reasons, type ClosedAs, type Verdict } from '../../../contract/lockouts';

/** Every reason with its outcome; a reason's code in an index is its place here plus 1, and 0 for none. */
export const verdicts: readonly Verdict[] = [
  ...reasons.done.map((reason) => ({ outcome: 'done', reason }) as const),
  ...reasons.refused.map((reason) => ({ outcome: 'refused', reason }) as const),
  ...reasons.unknown.map((reason) => ({ outcome: 'unknown', reason }) as const),
  ...reasons['not-sent'].map((reason) => ({ outcome: 'not-sent', reason }) as const),
];

/** How an unknown may be closed; coded like reasons. */
export const endings: readonly ClosedAs[] = ['took-effect', 'did-not', 'not-known'];

const reasonCodes = new Map<string, number>(verdicts.map(({ reason }, index) => [reason, index + 1]));

/** The code of a reason; 0 for anything else. */
export const reasonCode = (reason: string): number => reasonCodes.get(reason) ?? 0;

/** Codes of words; wide where a segment has more than 65,535 of a sort. */
export type Codes = Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** The sorts of words of which a record may have one each. */
export const sorts = ['kinds', 'environments', 'administrators', 'traders', 'batches'] as const;
export type Sort = (typeof sorts)[number];

/** In `flags`: the record begins an order, so that its `links` is the hash of the order's id. */
export const BEGINS = 0x80;
const CLOSING = 0x7f;

/**
 * What the index knows of one segment's records, a column for each fact. A record is named by its ordinal: how many
 * records stand before it in the journal.
 */
export interface Slab {
  readonly firstOrdinal: number;
  count: number;
  /** The segment's bytes that are indexed: to the last newline. */
  bytes: number;
  /** Each record's number; absent where they rise by one from `firstSeq`, as in every sound journal. */
  seqs?: Float64Array<ArrayBuffer> | undefined;
  firstSeq: number;
  /** Where each line starts in the segment. */
  offsets: Uint32Array<ArrayBuffer>;
  /** Milliseconds since 1970; NaN for a time that there is not. */
  times: Float64Array<ArrayBuffer>;
  /** A code is a word's place in `words` plus 1; 0 for none. */
  codes: Record<Sort, Codes>;
  words: Record<Sort, readonly string[]>;
  /** Of an outcome: its own reason; of an intent: its order's, 0 while there is none. */
  reasons: Uint8Array<ArrayBuffer>;
  /** How the order was closed, by this record or, for an intent, by any; and `BEGINS`. */
  flags: Uint8Array<ArrayBuffer>;
  /** Of a record that belongs to an order: the ordinal of its intent plus 1; of an intent: its id's hash; else 0. */
  links: Uint32Array<ArrayBuffer>;
  /** Places of records whose order began in an earlier segment. */
  cross: number[];
}

export const seqAt = (slab: Slab, at: number): number => slab.seqs?.[at] ?? slab.firstSeq + at;

export const begins = (slab: Slab, at: number): boolean => ((slab.flags[at] ?? 0) & BEGINS) !== 0;

export const closingAt = (slab: Slab, at: number): number => (slab.flags[at] ?? 0) & CLOSING;

/** The ordinal of the intent of the order that a record belongs to, also of the intent itself; undefined for others. */
export function orderAt(slab: Slab, at: number): number | undefined {
  if (begins(slab, at)) return slab.firstOrdinal + at;
  const link = slab.links[at] ?? 0;
  return link === 0 ? undefined : link - 1;
}

/** The ordinal of the row that shows a record: its order's, or its own. */
export const rowAt = (slab: Slab, at: number): number => orderAt(slab, at) ?? slab.firstOrdinal + at;

/** Whether a record is what its row is placed by: an intent, or a record of no order. */
export const isRow = (slab: Slab, at: number): boolean => begins(slab, at) || slab.links[at] === 0;

/** The word that a record has of a sort. */
export function wordAt(slab: Slab, sort: Sort, at: number): string | undefined {
  const code = slab.codes[sort][at] ?? 0;
  return code === 0 ? undefined : slab.words[sort][code - 1];
}

/** 32 bits of a text (FNV-1a, stirred), never 0; equal texts have equal hashes. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash >>> 0 || 1;
}
