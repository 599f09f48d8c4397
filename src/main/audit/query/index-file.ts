import { createHash } from 'node:crypto';
import { v } from '../../../contract/schema';
import type { Carry } from './carry';
import type { OrderedFor } from './fold';
import { sorts, verdicts, type Slab, type Sort } from './slab';

/** What an index file's head says: enough to read the next segment without any file before. */
export interface IndexHead {
  readonly segment: string;
  /** The segment's length; another length is another segment. */
  readonly bytes: number;
  /** The latest time of any record before this segment. */
  readonly latestBefore: number;
  /** Whether its records were compared with all earlier orders, not with open ones alone. */
  readonly isExact: boolean;
  /** After this segment. */
  readonly carry: Carry;
  /** SHA-256 of the last line, of the newest segment alone: more may stand after it by now. */
  readonly lastLine?: string;
}

/** A finished segment's part of the index. */
export interface IndexedSegment extends IndexHead {
  readonly slab: Slab;
  readonly orderedFor: readonly OrderedFor[];
  /** Ids that records of orders named and that nothing was known of. */
  readonly strangers: readonly string[];
}

/** Another layout, or another list of reasons, is another version: such a file is made anew. */
const MAGIC = Buffer.from('LDINDEX1', 'latin1');
const words = createHash('sha256').update(JSON.stringify(verdicts)).digest('hex').slice(0, 16);
/** Magic, length of the head, length of the body, SHA-256 of each. */
export const HEADER_BYTES = 8 + 4 + 4 + 32 + 32;

const sha = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

type Column = Uint8Array<ArrayBuffer> | Slab['offsets'] | Slab['times'] | Slab['codes'][Sort];

/** The widest first, so that each begins at a multiple of its width. */
function columnsOf(slab: Slab): Column[] {
  const columns: Column[] = [slab.times, slab.offsets, slab.links, slab.reasons, slab.flags];
  if (slab.seqs) columns.push(slab.seqs);
  columns.push(...sorts.map((sort) => slab.codes[sort]));
  return columns.sort((one, other) => other.BYTES_PER_ELEMENT - one.BYTES_PER_ELEMENT);
}

function layoutOf({ count, firstOrdinal, firstSeq, bytes, seqs, codes, cross, words: used }: Slab): object {
  const wide = sorts.filter((sort) => codes[sort] instanceof Uint32Array);
  return { count, firstOrdinal, firstSeq, bytes, hasSeqs: seqs !== undefined, wide, cross, words: used };
}

/** The bytes of an index file. */
export function encodeIndex({ slab, orderedFor, strangers, ...told }: IndexedSegment): Buffer {
  const head = Buffer.from(JSON.stringify({ ...told, verdicts: words }), 'utf8');
  const columns = columnsOf(slab).map((column) =>
    Buffer.from(column.buffer, column.byteOffset, slab.count * column.BYTES_PER_ELEMENT),
  );
  const layout = Buffer.from(JSON.stringify({ ...layoutOf(slab), orderedFor, strangers }), 'utf8');
  const length = Buffer.alloc(8);
  length.writeUInt32LE(layout.length);
  const body = Buffer.concat([length, ...columns, layout]);
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(head.length, 0);
  lengths.writeUInt32LE(body.length, 4);
  return Buffer.concat([MAGIC, lengths, sha(head), sha(body), head, body]);
}

/** How long head and body are; undefined where the bytes don't begin an index file. */
export function indexLengths(start: Buffer): { readonly head: number; readonly body: number } | undefined {
  if (start.length < HEADER_BYTES || !start.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  return { head: start.readUInt32LE(8), body: start.readUInt32LE(12) };
}

const headSchema = v.object({ verdicts: v.literal(words), segment: v.string(), bytes: v.number() });

/** The head of an index file, of which at least that much is given; undefined for a damaged or foreign one. */
export function decodeHead(file: Buffer): IndexHead | undefined {
  const lengths = indexLengths(file);
  if (!lengths) return undefined;
  const head = file.subarray(HEADER_BYTES, HEADER_BYTES + lengths.head);
  if (head.length !== lengths.head || !sha(head).equals(file.subarray(16, 48))) return undefined;
  const value: unknown = JSON.parse(head.toString('utf8'));
  // Its checksum holds, so this application wrote it: the version is all that is left to compare.
  return v.is(headSchema, value) ? (value as unknown as IndexHead) : undefined;
}

interface Layout {
  readonly count: number;
  readonly firstOrdinal: number;
  readonly firstSeq: number;
  readonly bytes: number;
  readonly hasSeqs: boolean;
  readonly wide: readonly Sort[];
  readonly cross: number[];
  readonly words: Record<Sort, string[]>;
  readonly orderedFor: readonly OrderedFor[];
  readonly strangers: readonly string[];
}

function wordsFrom({ words: read }: Layout, shared: (word: string) => string): Slab['words'] {
  const named: Partial<Slab['words']> = {};
  for (const sort of sorts) named[sort] = read[sort].map(shared);
  return named as Slab['words'];
}

/** Cuts columns from a body, in the order of `columnsOf`. */
function slabFrom(body: Buffer, layout: Layout, shared: (word: string) => string): Slab {
  const { count, hasSeqs, wide } = layout;
  const bytes = new Uint8Array(body).buffer;
  let at = 8;
  const next = <T>(make: new (buffer: ArrayBuffer, from: number, length: number) => T, width: number): T => {
    const column = new make(bytes, at, count);
    at += count * width;
    return column;
  };
  const times = next(Float64Array<ArrayBuffer>, 8);
  const seqs = hasSeqs ? next(Float64Array<ArrayBuffer>, 8) : undefined;
  const offsets = next(Uint32Array<ArrayBuffer>, 4);
  const links = next(Uint32Array<ArrayBuffer>, 4);
  const codes: Partial<Slab['codes']> = {};
  for (const sort of sorts) if (wide.includes(sort)) codes[sort] = next(Uint32Array<ArrayBuffer>, 4);
  for (const sort of sorts) if (!wide.includes(sort)) codes[sort] = next(Uint16Array<ArrayBuffer>, 2);
  const [reasons, flags] = [next(Uint8Array<ArrayBuffer>, 1), next(Uint8Array<ArrayBuffer>, 1)];
  const { firstOrdinal, firstSeq, cross } = layout;
  return {
    ...{ firstOrdinal, count, bytes: layout.bytes, firstSeq, seqs, offsets, times, links, reasons, flags },
    ...{ codes: codes as Slab['codes'], words: wordsFrom(layout, shared), cross },
  };
}

/**
 * An index file; undefined for a damaged or foreign one. `shared` gives one copy of equal words, so that the same trader
 * in forty segments takes the room of one.
 */
export function decodeIndex(file: Buffer, shared: (word: string) => string): IndexedSegment | undefined {
  const [head, lengths] = [decodeHead(file), indexLengths(file)];
  if (!head || !lengths) return undefined;
  const body = file.subarray(HEADER_BYTES + lengths.head);
  if (body.length !== lengths.body || !sha(body).equals(file.subarray(48, 80))) return undefined;
  const layoutBytes = body.readUInt32LE(0);
  const end = body.length - layoutBytes;
  const layout = JSON.parse(body.toString('utf8', end)) as Layout;
  return {
    ...head,
    slab: slabFrom(body.subarray(0, end), layout, shared),
    orderedFor: layout.orderedFor,
    strangers: layout.strangers,
  };
}
