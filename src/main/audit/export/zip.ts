import { pipeline } from 'node:stream';
import { createDeflateRaw } from 'node:zlib';
import { Zip, ZipPassThrough } from 'fflate/browser';
import { refusal } from './write-target';

/** A file of a zip, which stands at its root. */
export interface ZipEntry {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Sizes and places in a zip are 32-bit numbers; one that is all ones means that it stands elsewhere (zip64). */
export const ZIP_LIMIT = 0xffff_ffff;

const DEFLATE = 8;
const none = new Uint8Array(0);

/** An entry whose bytes Node's zlib deflates (three times as fast as the library's own); the library frames them. */
class DeflatedEntry extends ZipPassThrough {
  override compression = DEFLATE;

  /** What `push` counted is deflated by whoever pushes, and comes back through `deflated`. */
  protected override process(): void {}

  deflated(bytes: Uint8Array<ArrayBuffer>, final: boolean): void {
    this.ondata(null, bytes, final);
  }
}

/** The bytes of an entry, deflated; counts and checks them for the entry's frame as they pass. */
async function* deflatedOf(
  entry: DeflatedEntry,
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  const counted = async function* (): AsyncGenerator<Uint8Array, void, void> {
    for await (const chunk of chunks) {
      entry.push(chunk);
      if (entry.size >= limit) throw refusal('too-large');
      yield chunk;
    }
    entry.push(none, true);
  };
  // Reading it throws what the pipeline failed with, so that its own answer is not needed.
  const deflate = pipeline(counted, createDeflateRaw(), () => undefined);
  for await (const bytes of deflate) yield bytes as Uint8Array<ArrayBuffer>;
}

/**
 * A zip of the entries in their order, chunk by chunk as they are read; each is dated `at`. Ends with the refusal
 * `too-large` where an entry or the whole comes to 4 GiB.
 */
export async function* zipOf(
  entries: AsyncIterable<ZipEntry>,
  at: Date,
  limit = ZIP_LIMIT,
): AsyncGenerator<Uint8Array, void, void> {
  let ready: Uint8Array[] = [];
  let length = 0;
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
    length += bytes.length;
  });
  const taken = (): readonly Uint8Array[] => {
    if (length >= limit) throw refusal('too-large');
    const all = ready;
    ready = [];
    return all;
  };
  for await (const { name, chunks } of entries) {
    const entry = new DeflatedEntry(name);
    entry.mtime = at;
    zip.add(entry);
    for await (const bytes of deflatedOf(entry, chunks, limit)) {
      entry.deflated(bytes, false);
      yield* taken();
    }
    entry.deflated(none, true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
