import { join } from 'node:path';
import type { Disk } from './disk';
import { readFully } from './lines-back';

/** The longest public key that is read; an Ed25519 one takes 113 bytes. */
export const MAX_PEM = 4096;

const keyFile = /^public-key-([0-9a-f]{16})\.pem$/;

/** The name of a public key's file beside the segments. */
export function publicKeyFile(fingerprint: string): string {
  return `public-key-${fingerprint}.pem`;
}

/** The fingerprint in the name of a public key's file; undefined for any other file. */
export function fingerprintOfName(name: string): string | undefined {
  return keyFile.exec(name)?.[1];
}

/** Whether a text ends as a public key does: one that is being written, or was torn by a crash, does not. */
export function isWholePem(text: string): boolean {
  return text.startsWith('-----BEGIN PUBLIC KEY-----\n') && text.endsWith('\n-----END PUBLIC KEY-----\n');
}

/** The beginning of a public key's file: all of it where it is one. */
export async function readKeyFile(
  disk: Pick<Disk, 'openToRead'>,
  folder: string,
  name: string,
): Promise<string> {
  const file = await disk.openToRead(join(folder, name));
  try {
    return (await readFully(file, 0, MAX_PEM)).toString('latin1');
  } finally {
    await file.close();
  }
}
