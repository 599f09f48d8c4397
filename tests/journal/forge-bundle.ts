import { createHash, sign } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { filesOf, JOURNAL_ID, linesOf, type Files, type ForgedJournal, type ForgedKey } from './forge';

// Builds evidence bundles from the format's page alone.

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The signature of a manifest's bytes, with its newline. */
export function manifestSignature(manifest: Buffer, key: ForgedKey): Buffer {
  const text = `lockout-desk/evidence/v1\n${sha256(manifest)}`;
  return Buffer.from(`${sign(null, Buffer.from(text), key.privateKey).toString('base64')}\n`);
}

/** A journal's manifest over files. */
export function manifestOf(journal: ForgedJournal, files: Files, records: number): Record<string, unknown> {
  const lines = linesOf(journal);
  const [first, last] = [lines[0], lines.at(-1)];
  const prev = /"prev":"([0-9a-f]{64})"/.exec(first?.body.toString() ?? '')?.[1];
  return {
    format: 'lockout-desk/evidence/v1',
    journalId: JOURNAL_ID,
    createdAt: '2026-11-24T09:00:00.000Z',
    app: { version: '0.1.0' },
    by: { osUser: 'dana', host: 'NG-7' },
    filter: {},
    records,
    first: { seq: first?.seq, prev },
    last: { seq: last?.seq, hash: last?.hash },
    ...(journal.keys[0] && { keyFingerprint: journal.keys.at(-1)?.fingerprint }),
    keys: journal.keys.map(({ fingerprint }) => ({ fingerprint, fromSeq: 1 })),
    files: [...files].map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
  };
}

/** Signs a manifest and puts both into the files. */
export function withManifest(files: Files, manifest: unknown, key: ForgedKey | undefined): Files {
  const bytes = Buffer.from(JSON.stringify(manifest));
  const bundle = new Map(files).set('manifest.json', bytes);
  return key ? bundle.set('manifest.sig', manifestSignature(bytes, key)) : bundle;
}

/** A bundle's files but its manifest: the segments from a number on, the lines of some records, and what explains it. */
export function contentsOf(journal: ForgedJournal, firstNumber: number, seqs: readonly number[]): Files {
  const matching = linesOf(journal).filter(({ seq }) => seqs.includes(seq));
  return filesOf(journal, firstNumber)
    .set('records.jsonl', Buffer.concat(matching.map(({ bytes }) => bytes)))
    .set('summary.html', Buffer.from('<!doctype html><title>Evidence</title>'))
    .set('README.txt', Buffer.from('How to verify'))
    .set('lockout-desk-verify.mjs', Buffer.from('#!/usr/bin/env node\n'));
}

/** How one file of an archive is written; what is not given is as it should be. */
export interface ZipWish {
  readonly deflate?: boolean;
  /** Sizes stand after the data. */
  readonly sizesAfter?: boolean;
  readonly localName?: string;
  readonly flags?: number;
  readonly method?: number;
  readonly bytes?: number;
  /** Put between this file and the next. */
  readonly hidden?: Buffer;
  /** Where the directory says that its header is. */
  readonly at?: number;
  /** What stands after the name in the file's own header, and in the directory. */
  readonly localExtra?: Buffer;
  readonly extra?: Buffer;
  /** Stands after the end of what is packed, as a part of it. */
  readonly rest?: Buffer;
  readonly comment?: string;
  readonly crc?: number;
  /** What its header says where sizes stand after the data. */
  readonly headerCrc?: number;
  /** What stands there in place of its sizes. */
  readonly after?: Buffer;
  /** Its attributes to DOS, such as 0x10 for a folder. */
  readonly dos?: number;
  /** What kind of file it is to Unix, such as 0o120000 for a link. */
  readonly mode?: number;
}

/** What has programs unpack a file under another name than the one that stands there. */
export function otherName(name: string, real: string): Buffer {
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x7075, 0);
  field.writeUInt16LE(5 + Buffer.byteLength(real), 2);
  field.writeUInt8(1, 4);
  field.writeUInt32LE(crc32(name), 5);
  return Buffer.concat([field, Buffer.from(real)]);
}

/** A header with something after the name, whose length it says at a place. */
function withExtra(header: Buffer, lengthAt: number, extra: Buffer = Buffer.alloc(0)): Buffer {
  header.writeUInt16LE(extra.length, lengthAt);
  return Buffer.concat([header, extra]);
}

function localHeader(name: string, flags: number, method: number, packed: number, bytes: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  if ((flags & 8) === 0) {
    header.writeUInt32LE(packed, 18);
    header.writeUInt32LE(bytes, 22);
  }
  header.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([header, Buffer.from(name)]);
}

function centralHeader(
  name: string,
  flags: number,
  method: number,
  packed: number,
  bytes: number,
  at: number,
): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(bytes, 24);
  header.writeUInt16LE(Buffer.byteLength(name), 28);
  header.writeUInt32LE(at, 42);
  return Buffer.concat([header, Buffer.from(name)]);
}

/** What stands after the data of a file whose header does not say its sizes. */
export function sizesOf(crc: number, packed: number, bytes: number): Buffer {
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(0x08074b50, 0);
  for (const [index, number] of [crc, packed, bytes].entries()) sizes.writeUInt32LE(number, 4 + 4 * index);
  return sizes;
}

/** A zip archive of files. */
export function zipOf(
  files: readonly (readonly [string, Buffer])[],
  wish: (name: string) => ZipWish = () => ({}),
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const wanted = wish(name);
    const own = wanted.deflate ? deflateRawSync(bytes) : bytes;
    const packed = Buffer.concat([own, wanted.rest ?? Buffer.alloc(0)]);
    const flags = (wanted.flags ?? 0) | (wanted.sizesAfter ? 8 : 0);
    const method = wanted.method ?? (wanted.deflate ? 8 : 0);
    const length = wanted.bytes ?? bytes.length;
    const crc = wanted.crc ?? crc32(bytes);
    const sizes = wanted.sizesAfter ? (wanted.after ?? sizesOf(crc, packed.length, length)) : Buffer.alloc(0);
    const local = localHeader(wanted.localName ?? name, flags, method, packed.length, length);
    local.writeUInt32LE(wanted.headerCrc ?? (wanted.sizesAfter ? 0 : crc), 14);
    const header = withExtra(local, 28, wanted.localExtra);
    const part = Buffer.concat([header, packed, sizes, wanted.hidden ?? Buffer.alloc(0)]);
    parts.push(part);
    const central = centralHeader(name, flags, method, packed.length, length, wanted.at ?? at);
    central.writeUInt32LE(crc, 16);
    central.writeUInt16LE(wanted.dos ?? 0, 38);
    central.writeUInt16LE(wanted.mode ?? 0, 40);
    const comment = Buffer.from(wanted.comment ?? '');
    central.writeUInt16LE(comment.length, 32);
    directory.push(withExtra(central, 30, wanted.extra), comment);
    at += part.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
