import { v } from '../../contract/schema';
import { hasDuplicateMembers } from './duplicate-members';
import type { JournalRecord } from './journal';
import { sha256, type Link } from './record';

const hex64 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const recordSchema = v.object({
  v: v.literal(1),
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  prev: hex64,
  id: v.string(),
  at: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)),
  type: v.string(),
  actor: v.object({ osUser: v.string(), host: v.string(), admin: v.exactOptional(v.unknown()) }),
  app: v.object({ version: v.string(), platform: v.string() }),
  data: v.record(v.string(), v.unknown()),
  hash: hex64,
  sig: v.string(),
});

/** No line of fewer bytes is a record: as many as one has whose texts are empty and whose numbers have one digit. */
export const SHORTEST_LINE = JSON.stringify({
  ...{ v: 1, seq: 1, prev: '0'.repeat(64), id: '', at: '2026-11-23T18:30:05.123Z', type: '' },
  ...{ actor: { osUser: '', host: '' }, app: { version: '', platform: '' }, data: {} },
  ...{ hash: '0'.repeat(64), sig: '' },
}).length;

/** The record's members in the order of the format. */
const memberNames = Object.keys(recordSchema.entries);

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

interface ReadLine {
  readonly text: string;
  readonly value: unknown;
  readonly fields: v.InferOutput<typeof recordSchema>;
}

function read(line: Uint8Array): ReadLine | undefined {
  try {
    const text = utf8.decode(line);
    const value: unknown = JSON.parse(text);
    const parsed = v.safeParse(recordSchema, value);
    return parsed.success ? { text, value, fields: parsed.output } : undefined;
  } catch {
    return undefined;
  }
}

/** Who it was, with the API's user where one is named by a text. */
export function actorOf({
  osUser,
  host,
  admin,
}: {
  readonly osUser: string;
  readonly host: string;
  readonly admin?: unknown;
}): JournalRecord['actor'] {
  return typeof admin === 'string' && admin !== '' ? { osUser, host, admin } : { osUser, host };
}

function recordOf({ text, fields }: ReadLine): JournalRecord {
  const { seq, id, at, type, actor, data } = fields;
  return { seq, id, at, type, actor: actorOf(actor), data, line: text };
}

/** The record that a line (without its newline) holds; undefined for any other bytes. Checks its shape, not its hash. */
export function readLine(line: Uint8Array): JournalRecord | undefined {
  const found = read(line);
  return found && recordOf(found);
}

/** The number that a line starts with, read without parsing it; undefined where it starts otherwise. */
export function seqOfLine(line: Uint8Array): number | undefined {
  const start = String.fromCharCode(...line.subarray(0, 32));
  const found = /^\{"v":1,"seq":([1-9][0-9]{0,15}),/.exec(start)?.[1];
  return found === undefined ? undefined : Number(found);
}

const lineTail = /,"hash":"([0-9a-f]{64})","sig":"((?:[A-Za-z0-9+/]{86}==)?)"\}$/;

/** Unknown members are allowed anywhere; those that the format names stand in its order. */
function inOrder(value: unknown): boolean {
  const known = Object.keys(value ?? {}).filter((name) => memberNames.includes(name));
  return known.every((name, index) => name === memberNames[index]);
}

/** A genuine record with its place in the chain. */
export interface GenuineLine extends Link {
  readonly prev: string;
  /** As it stands there, not checked; empty where the record is not signed. */
  readonly sig: string;
  readonly record: JournalRecord;
}

/**
 * A line (without its newline) whose tail, hash and members are as the format says; undefined for any other. Whether it
 * continues from the line before is `continues`.
 */
export function genuineLine(line: Uint8Array): GenuineLine | undefined {
  const found = read(line);
  const tail = found && lineTail.exec(found.text);
  if (!found || !tail) return undefined;
  // SECURITY: hashed are the bytes as they are on disk; the tail is ASCII, so it has as many bytes as characters.
  const hash = sha256(line.subarray(0, line.length - tail[0].length));
  if (hash !== tail[1] || !inOrder(found.value)) return undefined;
  // SECURITY: readers differ in which of two equal names they take, so a record with two says nothing for certain.
  if (hasDuplicateMembers(found.text)) return undefined;
  const { seq, prev, at } = found.fields;
  return { seq, prev, hash, at, sig: tail[2] ?? '', record: recordOf(found) };
}

/** Whether a genuine line is the one after another. */
export function continues(line: GenuineLine, before: Link): boolean {
  return line.seq === before.seq + 1 && line.prev === before.hash;
}
