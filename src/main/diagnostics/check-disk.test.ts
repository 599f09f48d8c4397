import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../audit/disk';
import { checkDisk, freeBytes, type CheckedDisk } from './check-disk';

/** A disk in memory that says what was done on it, and refuses one step of it. */
function diskThat(refuses?: 'create' | 'write' | 'sync') {
  const done: string[] = [];
  const step = (name: string, what: string): void => {
    if (name === refuses) throw Object.assign(new Error('no'), { code: 'ENOSPC' });
    done.push(what);
  };
  const disk: CheckedDisk = {
    makeFolder: async (path) => void done.push(`folder ${path}`),
    create: async (path) => {
      step('create', `create ${path}`);
      return {
        write: async (bytes) => {
          step('write', 'write');
          return bytes.length;
        },
        sync: async () => step('sync', 'sync'),
        isAt: async () => true,
        close: async () => void done.push('close'),
      };
    },
    remove: async (path) => void done.push(`remove ${path}`),
    freeBytes: async (folder) => {
      if (folder.endsWith('/audit')) throw Object.assign(new Error('no'), { code: 'ENOENT' });
      return 5_000_000_000;
    },
  };
  return { disk, done };
}

const how = { name: 'preflight-1.tmp', elapsed: () => 0, shown: (folder: string) => `home:${folder}` };
const check = (disk: CheckedDisk): ReturnType<typeof checkDisk> => checkDisk(disk, '/data/audit', how);

describe('a look at the disk', () => {
  it('writes a file of its own beside the journal, has it on disk, and removes it', async () => {
    const { disk, done } = diskThat();
    await check(disk);
    const file = '/data/preflight-1.tmp';
    expect(done).toEqual(['folder /data', `create ${file}`, 'write', 'sync', 'close', `remove ${file}`]);
  });

  it.each(['create', 'write', 'sync'] as const)('names what the disk refuses at %s', async (step) => {
    const { disk, done } = diskThat(step);
    expect(await check(disk)).toEqual({ kind: 'failed', folder: 'home:/data', code: 'ENOSPC' });
    if (step !== 'create') expect(done.at(-1)).toBe('remove /data/preflight-1.tmp');
  });

  it('says what is free where the journal will be, as long as it is not there', async () => {
    expect(await check(diskThat().disk)).toEqual({
      kind: 'works',
      folder: 'home:/data',
      freeBytes: 5_000_000_000,
      ms: 0,
    });
  });

  it('leaves nothing behind on a real disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'check-'));
    const found = await checkDisk({ ...realDisk, freeBytes }, join(folder, 'audit'), how);
    expect(found).toMatchObject({ kind: 'works', folder: `home:${folder}` });
    expect(found.kind === 'works' && found.freeBytes).toBeGreaterThan(0);
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
