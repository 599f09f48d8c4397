import type { FileHandle } from 'node:fs/promises';

/** One file of an archive; positions are bytes of the archive. */
export interface ZipEntry {
  readonly name: string;
  readonly deflated: boolean;
  /** Where its data begin and how many they are. */
  readonly start: number;
  readonly packed: number;
  readonly bytes: number;
  readonly crc: number;
}

/** Why an archive is not read. */
export interface ZipTrouble {
  readonly kind: 'no-zip' | 'too-large' | 'broken';
  readonly what: string;
}

const END = 22;
const CENTRAL = 46;
const LOCAL = 30;
const MAX_DIRECTORY = 16 * 1024 * 1024;
/** Sizes after the data, and names in UTF-8; bits 1 and 2 say how hard it was compressed. */
const KNOWN_FLAGS = 0x0808 | 0x0006;
const SIZES_AFTER = 0x0008;

/** A field after a name that has some programs unpack the file under another one. */
const OTHER_NAME = 0x7075;
/** What kind of file Unix is told that it is: nothing, or a plain one. */
const KIND = 0o170000;
const PLAIN = 0o100000;
/** A folder or a disk's name, to DOS and Windows. */
const NO_FILE = 0x18;
/** What sizes after the data begin with. */
const SIZES = 0x08074b50;

const broken = (what: string): ZipTrouble => ({ kind: 'broken', what });

async function bytesAt(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

interface RawEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly bytes: number;
  readonly crc: number;
  readonly at: number;
  readonly mode: number;
  /** Its attributes to DOS and Windows. */
  readonly dos: number;
  /** Bytes of a comment on it. */
  readonly comment: number;
  /** What stands after its name. */
  readonly extra: Buffer;
}

// SECURITY: a name that leads out of a folder, or that two systems read differently, is refused.
const nameForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

// SECURITY: some programs unpack a file under the name in such a field, which no other check here sees.
/** Whether what stands after a name is whole fields, none of which gives the file another name. */
function keepsName(extra: Buffer): boolean {
  let at = 0;
  while (at + 4 <= extra.length) {
    if (extra.readUInt16LE(at) === OTHER_NAME) return false;
    at += 4 + extra.readUInt16LE(at + 2);
  }
  return at === extra.length;
}

function wrongEntry(entry: RawEntry): string | undefined {
  const { name, flags, method, packed, bytes, at, mode, dos, comment, extra } = entry;
  if (!nameForm.test(name)) return 'a name that is no plain file name';
  if (!keepsName(extra)) return `${name} could have another name`;
  // SECURITY: what a program shows beside a file would be taken for something that the proof says.
  if (comment !== 0) return `${name} has a comment`;
  const isPlain = ((mode & KIND) === 0 || (mode & KIND) === PLAIN) && (dos & NO_FILE) === 0;
  if (!isPlain) return `${name} is no plain file`;
  if ((flags & ~KNOWN_FLAGS) !== 0) return `${name} is encrypted or of a kind that is not known`;
  if (method !== 0 && method !== 8) return `${name} is neither stored nor deflated`;
  if ([packed, bytes, at].includes(0xffffffff)) return `${name} is 4 GiB or longer`;
  return method === 0 && packed !== bytes ? `${name} has two lengths` : undefined;
}

/** The entry of the directory that begins there. */
function entryAt(directory: Buffer, at: number): RawEntry {
  const nameEnd = at + CENTRAL + directory.readUInt16LE(at + 28);
  return {
    name: directory.toString('latin1', at + CENTRAL, nameEnd),
    flags: directory.readUInt16LE(at + 8),
    method: directory.readUInt16LE(at + 10),
    crc: directory.readUInt32LE(at + 16),
    packed: directory.readUInt32LE(at + 20),
    bytes: directory.readUInt32LE(at + 24),
    comment: directory.readUInt16LE(at + 32),
    dos: directory.readUInt16LE(at + 38),
    mode: directory.readUInt16LE(at + 40),
    at: directory.readUInt32LE(at + 42),
    extra: directory.subarray(nameEnd, nameEnd + directory.readUInt16LE(at + 30)),
  };
}

/** Reads the central directory's entries, one after another. */
function entriesOf(directory: Buffer, count: number): readonly RawEntry[] | ZipTrouble {
  const entries: RawEntry[] = [];
  const names = new Set<string>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL > directory.length || directory.readUInt32LE(at) !== 0x02014b50) {
      return broken('its directory is cut or damaged');
    }
    const entry = entryAt(directory, at);
    const wrong = wrongEntry(entry);
    if (wrong !== undefined) return broken(wrong);
    // SECURITY: of two equal names (some disks know no case) different programs unpack different ones.
    if (names.has(entry.name.toLowerCase())) return broken(`${entry.name} is there twice`);
    names.add(entry.name.toLowerCase());
    entries.push(entry);
    at += CENTRAL + entry.name.length + entry.extra.length;
  }
  return at === directory.length ? entries : broken('its directory holds more than its entries');
}

/** Whether checksum, packed length and length stand somewhere, as the directory has them. */
function hasSizes(bytes: Buffer, start: number, entry: RawEntry, orZero = false): boolean {
  return [entry.crc, entry.packed, entry.bytes].every((number, index) => {
    const said = bytes.readUInt32LE(start + 4 * index);
    return said === number || (orZero && said === 0);
  });
}

/** Whether what stands between two files is what it may be: nothing, or the sizes of the first. */
function isAfter(bytes: Buffer, entry: RawEntry): boolean {
  if ((entry.flags & SIZES_AFTER) === 0) return bytes.length === 0;
  if (bytes.length === 12) return hasSizes(bytes, 0, entry);
  return bytes.length === 16 && bytes.readUInt32LE(0) === SIZES && hasSizes(bytes, 4, entry);
}

/** Where an entry's data are, by its own header, which has to say the same as the directory. */
async function located(file: FileHandle, entry: RawEntry): Promise<ZipEntry | ZipTrouble> {
  const { name, flags, method, packed, bytes, crc, at } = entry;
  const header = await bytesAt(file, at, LOCAL + name.length);
  const isHeader = header.length === LOCAL + name.length && header.readUInt32LE(0) === 0x04034b50;
  if (!isHeader) return broken(`${name} has no header`);
  const same =
    header.readUInt16LE(6) === flags &&
    header.readUInt16LE(8) === method &&
    header.readUInt16LE(26) === name.length &&
    header.toString('latin1', LOCAL) === name &&
    hasSizes(header, 14, entry, (flags & SIZES_AFTER) !== 0);
  // SECURITY: programs that read from the start would unpack something else than those that read the directory.
  if (!same) return broken(`${name} has a header that differs from the directory`);
  const extra = await bytesAt(file, at + header.length, header.readUInt16LE(28));
  if (!keepsName(extra)) return broken(`${name} could have another name`);
  const start = at + header.length + extra.length;
  return { name, deflated: method === 8, start, packed, bytes, crc };
}

/** Entries have to stand one after another up to the directory: nothing overlaps, and nothing is hidden between. */
async function laidOut(
  file: FileHandle,
  entries: readonly RawEntry[],
  directoryAt: number,
): Promise<readonly ZipEntry[] | ZipTrouble> {
  const sorted = [...entries].sort((a, b) => a.at - b.at);
  const found: ZipEntry[] = [];
  if (sorted[0]?.at !== 0) return broken('there is something before its first file');
  for (const [index, entry] of sorted.entries()) {
    const zipEntry = await located(file, entry);
    if ('kind' in zipEntry) return zipEntry;
    const gap = (sorted[index + 1]?.at ?? directoryAt) - zipEntry.start - zipEntry.packed;
    // SECURITY: what is no part of a file would go unseen by whoever verifies, and not by whoever looks for it.
    const after =
      gap < 0 || gap > 16 ? undefined : await bytesAt(file, zipEntry.start + zipEntry.packed, gap);
    if (!after || !isAfter(after, entry))
      return broken(`${entry.name} overlaps, or something is hidden after it`);
    found.push(zipEntry);
  }
  return found;
}

/** What an archive of a given length holds: plain files, stored or deflated, in one part below 4 GiB. */
export async function zipEntries(
  file: FileHandle,
  length: number,
): Promise<readonly ZipEntry[] | ZipTrouble> {
  if ((await bytesAt(file, 0, 2)).toString('latin1') !== 'PK') return { kind: 'no-zip', what: 'no zip' };
  if (length > 0xffffffff) return { kind: 'too-large', what: '4 GiB or longer' };
  const end = await bytesAt(file, Math.max(0, length - END), END);
  if (end.length < END || end.readUInt32LE(0) !== 0x06054b50 || end.readUInt16LE(20) !== 0) {
    return broken('it does not end in its directory');
  }
  const [count, bytes, at] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (count === 0xffff || at === 0xffffffff)
    return { kind: 'too-large', what: 'of the kind for 4 GiB and more' };
  if (end.readUInt32LE(4) !== 0 || end.readUInt16LE(8) !== count) return broken('it has several parts');
  if (at + bytes + END !== length || bytes > MAX_DIRECTORY)
    return broken('its directory is not where it says');
  const entries = entriesOf(await bytesAt(file, at, bytes), count);
  return 'kind' in entries ? entries : laidOut(file, entries, at);
}
