import { join } from 'node:path';
import { diskCode, type Disk } from '../disk';
import { readFully } from '../lines-back';
import type { GenuineLine } from '../read-line';
import { isSignedBy, type SigningKey } from './signing-key';

/** The longest public key that is read; an Ed25519 one takes 113 bytes. */
const MAX_PEM = 4096;

/** The name of a public key's file beside the segments. */
export function publicKeyFile(fingerprint: string): string {
  return `public-key-${fingerprint}.pem`;
}

async function readText(disk: Disk, path: string): Promise<string> {
  const file = await disk.openToRead(path);
  try {
    return (await readFully(file, 0, MAX_PEM)).toString('latin1');
  } finally {
    await file.close();
  }
}

/** Has a key's public half beside the segments, on disk. One that is there is left as it is. */
export async function keepPublicKey(
  disk: Disk,
  folder: string,
  { fingerprint, publicPem }: SigningKey,
  syncFolder: () => Promise<void>,
): Promise<void> {
  const path = join(folder, publicKeyFile(fingerprint));
  if ((await disk.fileLength(path)) === publicPem.length) return;
  // A shorter one is what a crash left of it.
  await disk.remove(path).catch(diskCode);
  const file = await disk.create(path);
  try {
    const written = await file.write(Buffer.from(publicPem, 'latin1'));
    if (written !== publicPem.length) throw Object.assign(new Error('No room.'), { code: 'ENOSPC' });
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder();
}

/** The fingerprint of the key in the folder that signed a record; undefined where there is none. */
export async function signerOf(
  disk: Disk,
  folder: string,
  journalId: string,
  { seq, hash, sig }: GenuineLine,
): Promise<string | undefined> {
  for (const name of sig === '' ? [] : await disk.names(folder)) {
    const fingerprint = /^public-key-([0-9a-f]{16})\.pem$/.exec(name)?.[1];
    if (fingerprint === undefined) continue;
    if (isSignedBy(await readText(disk, join(folder, name)), { journalId, seq, hash }, sig))
      return fingerprint;
  }
  return undefined;
}
