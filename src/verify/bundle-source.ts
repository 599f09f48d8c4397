import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { crc32 } from './crc32';
import { readPieces } from './read-pieces';
import { systemCode, type JournalSource, type OpenSource, type SourceTrouble } from './source';
import { zipEntries, type ZipEntry, type ZipTrouble } from './zip-directory';

/** An evidence bundle: a zip archive with a manifest. */
export function bundleSource(path: string): JournalSource {
  return { form: 'bundle', open: () => openBundle(path) };
}

function trouble(file: string, { kind, what }: ZipTrouble): SourceTrouble {
  if (kind === 'broken') return { kind: 'broken', file, expected: 'a zip archive in order', found: what };
  return { kind: 'unreadable', file, code: kind };
}

/** What is packed is not what the archive says. */
function wrong(code: 'ZIP_SIZE' | 'ZIP_REST' | 'ZIP_CRC'): Error {
  return Object.assign(new Error('The entry is not what the archive says.'), { code });
}

/** An entry's bytes, unpacked; no more of them than it is said to have. */
async function* unpack(
  file: FileHandle,
  { deflated, start, packed, bytes }: ZipEntry,
): AsyncGenerator<Buffer> {
  if (!deflated) return yield* readPieces(file, start, packed);
  const copies = async function* (): AsyncGenerator<Buffer> {
    // Streams read ahead, and pieces are overwritten.
    for await (const piece of readPieces(file, start, packed)) yield Buffer.from(piece);
  };
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  // What goes wrong arrives at whoever reads the stream.
  const unpacked = pipeline(Readable.from(copies(), { highWaterMark: 1 }), inflate, () => undefined);
  let left = bytes;
  try {
    for await (const piece of unpacked as AsyncIterable<Buffer>) {
      left -= piece.length;
      // SECURITY: a small archive can't unpack into more than it admits.
      if (left < 0) throw wrong('ZIP_SIZE');
      yield piece;
    }
  } finally {
    unpacked.destroy();
  }
  if (left !== 0) throw wrong('ZIP_SIZE');
  // SECURITY: what stands after the end of what is packed would be in the archive and in no file that was verified.
  if (inflate.bytesWritten !== packed) throw wrong('ZIP_REST');
}

/** An entry's bytes, which have to come to its checksum. */
async function* readEntry(file: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  let crc = 0;
  for await (const piece of unpack(file, entry)) {
    crc = crc32(piece, crc);
    yield piece;
  }
  // SECURITY: some programs unpack nothing of such a file, so that what was verified could not be shown.
  if (crc !== entry.crc) throw wrong('ZIP_CRC');
}

async function openBundle(path: string): Promise<OpenSource | SourceTrouble> {
  const name = basename(path);
  let file: FileHandle | undefined;
  try {
    const about = await stat(path);
    if (!about.isFile()) return { kind: 'unreadable', file: name, code: 'not-a-file' };
    file = await open(path, 'r');
    const entries = await zipEntries(file, about.size);
    if ('kind' in entries) {
      await file.close();
      return trouble(name, entries);
    }
    const handle = file;
    const files = entries.map((entry) => ({
      name: entry.name,
      bytes: entry.bytes,
      read: () => readEntry(handle, entry),
    }));
    return { kind: 'open', files, close: () => handle.close() };
  } catch (error) {
    await file?.close();
    const code = systemCode(error);
    if (code === undefined) throw error;
    return { kind: 'unreadable', file: name, code };
  }
}
