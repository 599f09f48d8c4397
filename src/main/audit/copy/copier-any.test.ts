import fc from 'fast-check';
import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { copyRig, reaches, type CopyRig } from '../../../../tests/journal/copy-rig';
import type { AppendFile } from '../disk';
import type { CopyDisk } from './copy-disk';

/** A process that can be killed: the write under way tears, and its other calls never answer any more. */
interface Mortal {
  readonly disk: (disk: CopyDisk) => CopyDisk;
  /** Dies in a write, after so many of its bytes, or between two calls where it writes nothing soon. */
  readonly kill: (tornAt: number) => Promise<void>;
}

function mortal(): Mortal {
  let tornAt: number | undefined;
  let isDead = false;
  const open = new Set<{ close: () => Promise<void> }>();
  const underWay = new Set<Promise<unknown>>();
  const never = new Promise<never>(() => undefined);
  const alive = <T>(work: () => Promise<T>): Promise<T> => {
    if (isDead) return never;
    const call = work().finally(() => underWay.delete(call));
    underWay.add(call);
    return call.finally(() => (isDead ? never : undefined));
  };
  const opened = <F extends { close: () => Promise<void> }>(file: F): F => {
    open.add(file);
    return { ...file, close: () => alive(() => (open.delete(file), file.close())) };
  };
  const appending = (file: AppendFile): AppendFile => ({
    ...file,
    write: (bytes) =>
      alive(() => {
        if (tornAt === undefined) return file.write(bytes);
        isDead = true;
        return file.write(bytes.subarray(0, tornAt % bytes.length));
      }),
    sync: () => alive(() => file.sync()),
  });
  return {
    disk: (disk) => ({
      names: (folder) => alive(() => disk.names(folder)),
      standing: (path) => alive(() => disk.standing(path)),
      makeOneFolder: (path) => alive(() => disk.makeOneFolder(path)),
      syncFolder: (path) => alive(() => disk.syncFolder(path)),
      create: (path) => alive(async () => appending(opened(await disk.create(path)))),
      openToAppend: (path) => alive(async () => appending(opened(await disk.openToAppend(path)))),
      openToRead: (path) => alive(async () => opened(await disk.openToRead(path))),
    }),
    kill: async (at) => {
      tornAt = at;
      await pause();
      isDead = true;
      await Promise.allSettled(underWay);
      for (const file of open) await file.close();
    },
  };
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

type Deed = (rig: CopyRig, life: { now: Mortal }) => Promise<void>;

const start: Deed = async (rig, life) => {
  life.now = mortal();
  rig.start(life.now.disk);
};

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 8 }), fc.nat(900)).map<Deed>(
      ([count, bytes]) =>
        (rig) =>
          rig.appendMany(count, bytes),
    ),
  },
  { weight: 3, arbitrary: fc.constant<Deed>(pause) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('create', 'openToAppend', 'openToRead', 'write', 'sync', 'names', 'read'),
        fc.constantFrom('EIO', 'ENOSPC', 'EROFS', 'ENOENT'),
      )
      .map<Deed>(
        ([step, code]) =>
          async (rig) =>
            void Object.assign(rig.faults, { [step]: code }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 700 })
      .map<Deed>((most) => async (rig) => void (rig.faults.shortWrite = most)),
  },
  { weight: 1, arbitrary: fc.nat(5000).map<Deed>((room) => async (rig) => void (rig.faults.room = room)) },
  { weight: 2, arbitrary: fc.constant<Deed>(async (rig) => rig.heal()) },
  {
    weight: 2,
    arbitrary: fc.nat(100_000).map<Deed>((at) => async (rig, life) => {
      await rig.append(50);
      await life.now.kill(at);
      await start(rig, life);
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Deed>(async (rig) =>
      rmSync(rig.into, { recursive: true, force: true, maxRetries: 20, retryDelay: 5 }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constant<Deed>(async (rig) =>
      rig.waits().forEach(({ ms, pass }) => ms < 400_000 && ms !== 30_000 && pass()),
    ),
  },
);

describe('a copy of any course', () => {
  it('is always the start of the journal, and in the end all of it', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 30 }), async (deeds) => {
        const rig = copyRig({ segmentBytes: 3000 });
        const life = { now: mortal() };
        try {
          await rig.append();
          await start(rig, life);
          for (const one of deeds) {
            await one(rig, life);
            expect(rig.strange()).toEqual([]);
          }
          rig.heal();
          await life.now.kill(0);
          life.now = mortal();
          const copier = rig.start(life.now.disk);
          await rig.append();
          await reaches(copier, 'current');
          expect(rig.lacking()).toEqual([]);
        } finally {
          await life.now.kill(0);
          await rig.end();
        }
      }),
      { numRuns: 60 },
    );
  });
});
