import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { copyRig, reaches, type CopyRig } from '../../../../tests/journal/copy-rig';
import type { CopyDisk } from './copy-disk';

let rig: CopyRig;
beforeEach(() => (rig = copyRig()));
afterEach(() => rig.end());

/** A share that answers when it is let, and how many calls it has not answered. */
function slowShare(): {
  readonly slow: (disk: CopyDisk) => CopyDisk;
  readonly unanswered: () => number;
  readonly most: () => number;
  readonly answer: () => void;
  readonly hang: () => void;
} {
  const held = new Set<() => void>();
  let hangs = true;
  let most = 0;
  const later = async <T>(work: () => Promise<T>): Promise<T> => {
    if (hangs) await new Promise<void>((resolve) => held.add(resolve));
    return work();
  };
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    under += 1;
    most = Math.max(most, under);
    return later(work).finally(() => (under -= 1));
  };
  let under = 0;
  return {
    slow: (disk) => ({
      names: (folder) => counted(() => disk.names(folder)),
      standing: (path) => counted(() => disk.standing(path)),
      makeOneFolder: (path) => counted(() => disk.makeOneFolder(path)),
      syncFolder: (path) => counted(() => disk.syncFolder(path)),
      create: async (path) => {
        const file = await counted(() => disk.create(path));
        return {
          ...file,
          write: (bytes) => counted(() => file.write(bytes)),
          sync: () => counted(() => file.sync()),
        };
      },
      openToAppend: (path) => counted(() => disk.openToAppend(path)),
      openToRead: (path) => counted(() => disk.openToRead(path)),
    }),
    unanswered: () => under,
    most: () => most,
    answer: () => {
      hangs = false;
      for (const resolve of held) resolve();
      held.clear();
    },
    hang: () => (hangs = true),
  };
}

const passWait = (ms: number): void =>
  rig
    .waits()
    .find((one) => one.ms === ms)
    ?.pass();

describe('a share that does not answer', () => {
  it('holds no record up, and has one call under way at most', async () => {
    const share = slowShare();
    await rig.append();
    const copier = rig.start(share.slow);
    await rig.appendMany(50);
    expect(share.unanswered()).toBe(1);
    expect(copier.health()).toMatchObject({ state: 'behind', behind: 51 });
    share.answer();
    await reaches(copier, 'current');
    expect(rig.lacking()).toEqual([]);
    expect(share.most()).toBe(1);
  });

  it('is said after 30 seconds, and no more once it answers', async () => {
    const share = slowShare();
    await rig.append();
    const copier = rig.start(share.slow);
    await vi.waitFor(() => expect(rig.waits().map(({ ms }) => ms)).toEqual([30_000]));
    passWait(30_000);
    await reaches(copier, 'failed', 'timed-out');
    expect(rig.told).toMatchObject([{ state: 'failed', code: 'timed-out', behind: 1 }]);
    await rig.appendMany(5);
    expect(share.unanswered()).toBe(1);
    share.answer();
    await reaches(copier, 'current');
    expect(rig.told.at(-1)).toEqual({ folder: rig.into, state: 'current', behind: 0 });
    expect(rig.lacking()).toEqual([]);
  });

  it('does not pass for current where the last record’s sync is what hangs', async () => {
    const share = slowShare();
    await rig.append();
    const copier = rig.start((disk) => ({
      ...disk,
      create: async (path) => ({ ...(await disk.create(path)), sync: () => new Promise(() => undefined) }),
    }));
    await vi.waitFor(() => expect(statSync(join(rig.into, 'segment-000001.jsonl')).size).toBeGreaterThan(0));
    expect(copier.health()).toMatchObject({ state: 'behind', behind: 1 });
    passWait(30_000);
    await reaches(copier, 'failed', 'timed-out');
    share.answer();
  });

  it('holds the end of the application up for 3 seconds at most, and does nothing after', async () => {
    const share = slowShare();
    await rig.append();
    const copier = rig.start(share.slow);
    const ended = copier.end();
    await vi.waitFor(() => expect(rig.waits().map(({ ms }) => ms)).toContain(3000));
    passWait(3000);
    expect(await ended).toEqual({ hanging: true });
    expect(rig.waits()).toEqual([]);
    rig.calls.length = 0;
    share.answer();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(rig.calls.filter((call) => call !== 'names')).toEqual([]);
    expect(rig.told).toEqual([]);
  });
});

describe('the end', () => {
  it('comes once the last record is copied', async () => {
    await rig.append();
    const copier = rig.start();
    await rig.appendMany(20);
    expect(await copier.end()).toEqual({ hanging: false });
    expect(rig.lacking()).toEqual([]);
    expect(rig.waits()).toEqual([]);
  });

  it('tries once more where the last try failed, and does not wait for another', async () => {
    await rig.append();
    rig.faults.create = 'EROFS';
    const copier = rig.start();
    await reaches(copier, 'failed');
    rig.heal();
    expect(await copier.end()).toEqual({ hanging: false });
    expect(rig.lacking()).toEqual([]);
    const again = rig.start();
    rig.faults.write = 'EIO';
    await rig.append();
    await reaches(again, 'failed');
    expect(await again.end()).toEqual({ hanging: false });
    expect(rig.waits()).toEqual([]);
  });

  it('of one that had nothing to copy is nothing, and nothing comes after', async () => {
    const copier = rig.start();
    expect(await copier.end()).toEqual({ hanging: false });
    copier.nudge();
    expect(rig.told).toEqual([]);
  });
});
