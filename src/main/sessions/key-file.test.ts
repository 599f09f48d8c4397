import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_KEY_FILE } from './api-key';
import { deleteKeyFile, openKeyFile, type KeyFile } from './key-file';

let folder: string;
let path: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lockout-desk-key-')));
  path = join(folder, 'tradovate key.json');
  writeFileSync(path, '{"name":"desk-api"}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function opened(at = path): Promise<KeyFile> {
  const found = await openKeyFile(at);
  if (found.kind !== 'opened') throw new Error(found.why);
  return found.file;
}

describe('a key’s file', () => {
  it('is read whole and named without its path', async () => {
    const found = await openKeyFile(path);
    expect(found).toMatchObject({ kind: 'opened', name: 'tradovate key.json', file: { path } });
    expect(found.kind === 'opened' && new TextDecoder().decode(found.bytes)).toBe('{"name":"desk-api"}');
  });

  it('holds nothing of the key in what is remembered of it', async () => {
    expect(JSON.stringify(await opened())).not.toContain('desk-api');
  });

  it('holds 64 KiB at most', async () => {
    writeFileSync(path, 'x'.repeat(MAX_KEY_FILE));
    expect(await openKeyFile(path)).toHaveProperty('kind', 'opened');
    writeFileSync(path, 'x'.repeat(MAX_KEY_FILE + 1));
    expect(await openKeyFile(path)).toEqual({ kind: 'wrong', why: 'file-too-large' });
  });

  it.each([
    ['is not there', 'ENOENT', () => join(folder, 'none.json')],
    ['is a folder', 'EISDIR', () => folder],
    ['is below a file', 'ENOTDIR', () => join(path, 'key.json')],
  ])('is unreadable where it %s', async (_how, code, at) => {
    expect(await openKeyFile(at())).toEqual({ kind: 'wrong', why: 'file-unreadable', code });
  });

  it.runIf(process.platform !== 'win32')('is unreadable where it is a pipe, and nobody waits', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(await openKeyFile(pipe)).toEqual({ kind: 'wrong', why: 'file-unreadable', code: 'ENOTSUP' });
  });

  it.runIf(process.platform !== 'win32')('is unreadable where it never ends', async () => {
    expect(await openKeyFile('/dev/zero')).toMatchObject({ why: 'file-unreadable' });
  });
});

describe('deleting a key’s file', () => {
  it('removes the file that was read, and nothing else', async () => {
    const other = join(folder, 'other.json');
    writeFileSync(other, '{}');
    const file = await opened();
    expect(await deleteKeyFile(file)).toEqual({ kind: 'deleted' });
    expect(existsSync(path)).toBe(false);
    expect(existsSync(other)).toBe(true);
    expect(await deleteKeyFile(file)).toEqual({ kind: 'kept', why: 'no-file' });
  });

  it.each([
    ['was written to', () => writeFileSync(path, '{"name":"desk-apj"}')],
    [
      'was replaced by a copy',
      () => {
        const { atime, mtime } = statSync(path);
        const copy = join(folder, 'copy.json');
        writeFileSync(copy, readFileSync(path));
        utimesSync(copy, atime, mtime);
        renameSync(copy, path);
      },
    ],
    [
      'was written anew with the same content',
      () => {
        writeFileSync(path, readFileSync(path));
        utimesSync(path, 1, 1);
      },
    ],
    ['became too large', () => writeFileSync(path, 'x'.repeat(MAX_KEY_FILE + 1))],
    [
      'became a folder',
      () => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
  ])('leaves what is there where it %s since', async (_how, change) => {
    const file = await opened();
    change();
    expect(await deleteKeyFile(file)).toEqual({ kind: 'kept', why: 'changed' });
    expect(existsSync(path)).toBe(true);
  });

  it('removes the file itself where a link to it was chosen', async () => {
    const link = join(folder, 'link.json');
    symlinkSync(path, link);
    const found = await openKeyFile(link);
    expect(found).toMatchObject({ kind: 'opened', name: 'link.json', file: { path } });
    if (found.kind === 'opened') expect(await deleteKeyFile(found.file)).toEqual({ kind: 'deleted' });
    expect(existsSync(path)).toBe(false);
  });

  it('leaves what is there where a link to the same file came to its place', async () => {
    const file = await opened();
    const moved = join(folder, 'moved.json');
    linkSync(path, moved);
    rmSync(path);
    symlinkSync(moved, path);
    expect(await deleteKeyFile(file)).toEqual({ kind: 'kept', why: 'changed' });
    expect(existsSync(moved)).toBe(true);
  });

  it('leaves it and says why where the system refuses', async () => {
    const loop = join(folder, 'loop');
    symlinkSync(loop, loop);
    const file = { ...(await opened()), path: loop };
    expect(await deleteKeyFile(file)).toEqual({ kind: 'kept', why: 'failed', code: 'ELOOP' });
  });
});
