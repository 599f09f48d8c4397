import { join } from 'node:path';
import { readFully } from '../lines-back';
import type { CopyDisk } from './copy-disk';

/** A public key that is whole, by its file. */
export interface KeyFile {
  readonly name: string;
  readonly length: number;
}

const keyName = /^public-key-[0-9a-f]{16}\.pem$/;
/** An Ed25519 key in PEM has about 120 bytes. */
const MAX_KEY = 4 * 1024;

async function readKey(disk: CopyDisk, folder: string, name: string): Promise<KeyFile | undefined> {
  const path = join(folder, name);
  const there = await disk.standing(path);
  if (there.kind !== 'file' || there.length > MAX_KEY) return undefined;
  const file = await disk.openToRead(path);
  try {
    const text = (await readFully(file, 0, there.length)).toString('latin1');
    // One that is being written, or was torn by a crash, may yet be written anew; a copy of it could not.
    return /-----END PUBLIC KEY-----\r?\n?$/.test(text) ? { name, length: text.length } : undefined;
  } finally {
    await file.close();
  }
}

/** The public keys in a journal's folder that are whole. */
export async function readKeys(disk: CopyDisk, folder: string): Promise<readonly KeyFile[]> {
  const keys: KeyFile[] = [];
  for (const name of await disk.names(folder)) {
    const key = keyName.test(name) ? await readKey(disk, folder, name) : undefined;
    if (key) keys.push(key);
  }
  return keys;
}
