import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { copyRig, reaches, type CopyRig } from '../../../../tests/journal/copy-rig';
import { mountedDisk, type MountedDisk } from '../../../../tests/stand-ins/mounted-disk';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** A journal on this computer's disk whose copy goes to a disk of its own. */
async function onMounted(bytes: number): Promise<{ disk: MountedDisk; rig: CopyRig }> {
  const disk = await mountedDisk(bytes, []);
  ends.push(disk.end);
  const share = join(disk.top, 'share');
  mkdirSync(share);
  const rig = copyRig({ segmentBytes: 100_000, share });
  ends.push(rig.end);
  return { disk, rig };
}

describe.runIf(process.platform === 'linux')('a copy on a disk that is really mounted', () => {
  it('and really full holds what fits, and all of it once there is room', async () => {
    const { disk, rig } = await onMounted(1024 * 1024);
    await rig.appendMany(3);
    const copier = rig.start();
    await reaches(copier, 'current');
    disk.fill();
    await rig.appendMany(40, 5000);
    await reaches(copier, 'failed', 'ENOSPC');
    expect(rig.strange()).toEqual([]);
    expect(rig.lacking()).not.toEqual([]);
    disk.free();
    await rig.append();
    await reaches(copier, 'current');
    expect(rig.lacking()).toEqual([]);
  });

  it('and really read-only is said with its word, at the start and later', async () => {
    const { disk, rig } = await onMounted(1024 * 1024);
    await rig.append();
    await disk.readOnly('share');
    const copier = rig.start();
    await reaches(copier, 'failed', 'EROFS');
    expect(readdirSync(rig.share)).toEqual([]);
    await disk.writable('share');
    await rig.append();
    await reaches(copier, 'current');
    const before = statSync(join(rig.into, 'segment-000001.jsonl')).size;
    await disk.readOnly('share');
    await rig.append();
    await reaches(copier, 'failed', 'EROFS');
    expect(statSync(join(rig.into, 'segment-000001.jsonl')).size).toBe(before);
    await disk.writable('share');
    await rig.append();
    await reaches(copier, 'current');
    expect(rig.lacking()).toEqual([]);
  });

  it('and is not mounted is not replaced by a folder on this computer', async () => {
    const { disk, rig } = await onMounted(1024 * 1024);
    await rig.append();
    await disk.end();
    const copier = rig.start();
    await reaches(copier, 'failed', 'ENOENT');
    expect(existsSync(rig.share)).toBe(false);
  });
});
