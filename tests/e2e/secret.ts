import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Stands in every token of these tests and nowhere else: it is put together here, so that no source holds it. */
export const marker = ['never', 'written', 'anywhere'].join('_');

/** A token that no other test has, of this many visible ASCII characters (64 at least). */
export function newToken(length = 96): string {
  const start = `${marker}.${randomBytes(12).toString('hex')}.`;
  return start.padEnd(length, 'aZ09-_~+/=');
}

const spellings = ['utf8', 'utf16le', 'base64'] as const;

function holds(bytes: Buffer): boolean {
  return spellings.some((spelling) => {
    const written = Buffer.from(marker, 'utf8');
    if (spelling !== 'base64') return bytes.includes(Buffer.from(marker, spelling));
    // Whatever stands before it, two of three alignments hold this middle part.
    return bytes.includes(Buffer.from(written.subarray(0, 21).toString('base64')));
  });
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    }),
  );
  return below.flat();
}

/** The files below a folder that hold the text of any token of these tests. */
export async function filesWithToken(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const file of await filesBelow(folder)) {
    // One that went away meanwhile holds nothing any more.
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    if (holds(bytes)) found.push(file);
  }
  return found;
}
