import { join } from 'node:path';
import { diskCode, failureCode, type Disk } from '../disk';
import { fingerprintOfName, publicKeyFile, readKeyFile } from '../key-file';
import type { GenuineLine } from '../read-line';
import { fingerprintIn, isSignedBy, type SigningKey } from './signing-key';
import { keyInTorn } from './torn-key';

/** Where the public keys lie, and how their names come on disk. */
interface KeyPlace {
  readonly disk: Disk;
  readonly folder: string;
  readonly syncFolder: () => Promise<void>;
}

/** The name under which a key is written until it is whole: nobody who looks for keys takes it for one. */
const unfinishedFile = (fingerprint: string): string => `public-key-${fingerprint}.new`;

const isUnfinished = (name: string): boolean => /^public-key-[0-9a-f]{16}\.new$/.test(name);

/** Writes a text into a file that must not be there yet, and has it on disk. */
async function writeWhole(disk: Disk, path: string, text: string): Promise<void> {
  const file = await disk.create(path);
  try {
    const written = await file.write(Buffer.from(text, 'latin1'));
    if (written !== text.length) throw Object.assign(new Error('No room.'), { code: 'ENOSPC' });
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Puts a key in its place, whole or not at all: its name comes on disk only after its content, whenever the process or
 * the power goes.
 */
async function place(
  { disk, folder, syncFolder }: KeyPlace,
  fingerprint: string,
  pem: string,
): Promise<void> {
  const unfinished = join(folder, unfinishedFile(fingerprint));
  await disk.remove(unfinished).catch(diskCode);
  try {
    await writeWhole(disk, unfinished, pem);
    // SECURITY: a key file that is not whole has verifying call the journal broken, whatever its records are.
    await disk.rename(unfinished, join(folder, publicKeyFile(fingerprint)));
  } catch (error) {
    await failureCode(async () => void (await disk.remove(unfinished)));
    throw error;
  }
  await syncFolder();
}

/** What stands in a key's file; undefined where there is none. */
async function textIn({ disk, folder }: KeyPlace, name: string): Promise<string | undefined> {
  const length = await disk.fileLength(join(folder, name));
  // Nothing is asked of an empty one: it may be a pipe, and reading that could wait for ever.
  if (length === undefined) return undefined;
  return length === 0 ? '' : readKeyFile(disk, folder, name);
}

/** Completes or removes one key's file where a crash tore it. */
async function mend(at: KeyPlace, name: string, fingerprint: string): Promise<void> {
  const text = await textIn(at, name);
  const key = text === undefined ? undefined : keyInTorn(text);
  if (key === undefined) return;
  // A record may name the key that its name says, so that it is not removed where it can still be told.
  if (key !== '' && fingerprintIn(key) === fingerprint) await place(at, fingerprint, key);
  else await at.disk.remove(join(at.folder, name));
}

/**
 * Removes what crashes left of keys: files under the name for unfinished ones, and torn ones of earlier versions, which
 * wrote a key in its place at once. Whole keys stay, and so does what no crash leaves. Needs no sync: what comes back
 * after a power cut is removed at the next opening.
 */
async function clear(at: KeyPlace): Promise<void> {
  const { disk, folder } = at;
  for (const name of await disk.names(folder)) {
    const fingerprint = fingerprintOfName(name);
    // What the disk does not let go of stands in the way of no record.
    await failureCode(async () => {
      if (isUnfinished(name)) await disk.remove(join(folder, name));
      else if (fingerprint !== undefined) await mend(at, name, fingerprint);
      return undefined;
    });
  }
}

/**
 * Has a key's public half beside the segments, on disk, and removes what crashes left of others. For a journal that is
 * about to be written on: one that is only looked at stays as it is.
 */
export async function keepPublicKey(
  disk: Disk,
  folder: string,
  { fingerprint, publicPem }: SigningKey,
  syncFolder: () => Promise<void>,
): Promise<void> {
  const at = { disk, folder, syncFolder };
  const text = await textIn(at, publicKeyFile(fingerprint));
  // One that is there was on disk before its name, which is synced with the folder before the next record. Another whole
  // key under this name is no crash's, and stays for the verifier to find.
  const kept = text === undefined ? undefined : fingerprintIn(text);
  if (text !== publicPem && (kept === undefined || kept === fingerprint))
    await place(at, fingerprint, publicPem);
  await clear(at);
}

/** The fingerprint of the key in the folder that signed a record; undefined where there is none. */
export async function signerOf(
  disk: Disk,
  folder: string,
  journalId: string,
  { seq, hash, sig }: GenuineLine,
): Promise<string | undefined> {
  for (const name of sig === '' ? [] : await disk.names(folder)) {
    const fingerprint = fingerprintOfName(name);
    if (fingerprint === undefined) continue;
    if (isSignedBy(await readKeyFile(disk, folder, name), { journalId, seq, hash }, sig)) return fingerprint;
  }
  return undefined;
}
