import { join } from 'node:path';
import { fingerprintOfName, isWholePem, MAX_PEM, readKeyFile } from '../key-file';
import type { CopyDisk } from './copy-disk';

/** A public key that is whole, by its file. */
export interface KeyFile {
  readonly name: string;
  readonly length: number;
}

async function readKey(disk: CopyDisk, folder: string, name: string): Promise<KeyFile | undefined> {
  const there = await disk.standing(join(folder, name));
  if (there.kind !== 'file' || there.length > MAX_PEM) return undefined;
  const text = await readKeyFile(disk, folder, name);
  // One that is torn may yet be written anew; a copy of it could not.
  return isWholePem(text) ? { name, length: text.length } : undefined;
}

/** The public keys in a journal's folder that are whole. */
export async function readKeys(disk: CopyDisk, folder: string): Promise<readonly KeyFile[]> {
  const keys: KeyFile[] = [];
  for (const name of await disk.names(folder)) {
    const key = fingerprintOfName(name) === undefined ? undefined : await readKey(disk, folder, name);
    if (key) keys.push(key);
  }
  return keys;
}
