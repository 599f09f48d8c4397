import { createHash } from 'node:crypto';
import { constants, type BigIntStats } from 'node:fs';
import { open, realpath, rm, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DeleteKeyFileAnswer } from '../../contract/sign-in';
import { diskCode } from '../audit/disk';
import { MAX_KEY_FILE } from './api-key';

/** The file that a key was read from: where it is, and what tells it from another that came there since. */
export interface KeyFile {
  /** With all links followed. */
  readonly path: string;
  readonly identity: string;
}

/** A key's file as it was opened, or why it could not be; `code` is the system's, such as EACCES. */
export type OpenedKeyFile =
  | {
      readonly kind: 'opened';
      readonly bytes: Uint8Array;
      /** Its name as it was chosen, without the path. */
      readonly name: string;
      readonly file: KeyFile;
    }
  | { readonly kind: 'wrong'; readonly why: 'file-unreadable'; readonly code: string }
  | { readonly kind: 'wrong'; readonly why: 'file-too-large' };

type Content =
  | { readonly kind: 'content'; readonly bytes: Uint8Array; readonly identity: string }
  | Exclude<OpenedKeyFile, { kind: 'opened' }>;

const unreadable = (code: string): Exclude<OpenedKeyFile, { kind: 'opened' }> => ({
  kind: 'wrong',
  why: 'file-unreadable',
  code,
});

function identityOf({ dev, ino, size, mtimeNs }: BigIntStats, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return [dev, ino, size, mtimeNs, hash].map(String).join(':');
}

async function readSome(file: FileHandle, most: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(most);
  let length = 0;
  while (length < most) {
    const { bytesRead } = await file.read(buffer, length, most - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

async function contentOf(file: FileHandle): Promise<Content> {
  const stats = await file.stat({ bigint: true });
  if (!stats.isFile()) return unreadable(stats.isDirectory() ? 'EISDIR' : 'ENOTSUP');
  const bytes = await readSome(file, MAX_KEY_FILE + 1);
  if (bytes.length > MAX_KEY_FILE) return { kind: 'wrong', why: 'file-too-large' };
  return { kind: 'content', bytes, identity: identityOf(stats, bytes) };
}

/** Rejects with the system's error. */
async function contentAt(path: string): Promise<Content> {
  // A pipe without a writer would hold up one of Node's few threads for good; Windows has no such flag and no such pipe.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return await contentOf(file);
  } finally {
    await file.close();
  }
}

/** Reads a key's file of 64 KiB at most, a regular one with all links followed. Rejects for bugs alone. */
export async function openKeyFile(path: string): Promise<OpenedKeyFile> {
  try {
    const real = await realpath(path);
    const content = await contentAt(real);
    if (content.kind === 'wrong') return content;
    const { bytes, identity } = content;
    return { kind: 'opened', bytes, name: basename(path), file: { path: real, identity } };
  } catch (error) {
    return unreadable(diskCode(error));
  }
}

/**
 * Deletes a key's file where it is still the one that was read: the same file, unchanged since. What the disk, a backup
 * or a second name of the file keeps of it is out of reach. Rejects for bugs alone.
 */
export async function deleteKeyFile({ path, identity }: KeyFile): Promise<DeleteKeyFileAnswer> {
  try {
    const content = await contentAt(path);
    // SECURITY: only what the administrator chose is deleted, never what came to its place.
    const isSame = content.kind === 'content' && content.identity === identity;
    if (!isSame || (await realpath(path)) !== path) return { kind: 'kept', why: 'changed' };
    await rm(path);
    return { kind: 'deleted' };
  } catch (error) {
    const code = diskCode(error);
    return code === 'ENOENT' ? { kind: 'kept', why: 'no-file' } : { kind: 'kept', why: 'failed', code };
  }
}
