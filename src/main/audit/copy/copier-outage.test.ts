import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { copyOnce, copyRig, reaches, type CopyRig } from '../../../../tests/journal/copy-rig';

let rig: CopyRig;
beforeEach(() => (rig = copyRig()));
afterEach(() => rig.end());

const copied = (name: string): string => join(rig.into, name);
const FIRST = 'segment-000001.jsonl';

const resting = (): number | undefined => rig.waits().find(({ ms }) => ms !== 30_000)?.ms;

describe('while the copy can’t be written', () => {
  it('nothing is made in the place of the folder that the policy names', async () => {
    await rig.append();
    rmSync(rig.share, { recursive: true });
    const copier = rig.start();
    await reaches(copier, 'failed', 'ENOENT');
    expect(existsSync(rig.share)).toBe(false);
    mkdirSync(rig.share);
    await rig.append();
    await reaches(copier, 'current');
    expect(rig.lacking()).toEqual([]);
  });

  it('nothing is written through a link or into a file in its folder’s place', async () => {
    await rig.append();
    const elsewhere = join(rig.share, 'elsewhere');
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, rig.into);
    const copier = rig.start();
    await reaches(copier, 'failed', 'ENOTDIR');
    rmSync(rig.into);
    writeFileSync(rig.into, '');
    copier.nudge();
    await reaches(copier, 'failed', 'ENOTDIR');
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it.each([
    ['create', 'EROFS'],
    ['create', 'EACCES'],
    ['openToAppend', 'EPERM'],
    ['write', 'ENOSPC'],
    ['write', 'EDQUOT'],
    ['sync', 'EIO'],
    ['names', 'ESTALE'],
    ['openToRead', 'EHOSTDOWN'],
  ] as const)('(%s: %s) that is said with its word, and made up for later', async (step, code) => {
    await rig.append();
    if (step === 'openToAppend') await copyOnce(rig);
    rig.faults[step] = code;
    const copier = rig.start();
    await reaches(copier, 'failed', code);
    await rig.appendMany(20);
    expect(copier.health()?.behind).toBeGreaterThanOrEqual(20);
    rig.heal();
    await rig.append();
    await reaches(copier, 'current');
    expect(rig.lacking()).toEqual([]);
    expect(rig.told.map((health) => health.state).at(-1)).toBe('current');
  });

  it('it is tried again after 5 seconds, then ever later up to 5 minutes, and at once with the next record', async () => {
    rig.faults.create = 'EROFS';
    await rig.append();
    const copier = rig.start();
    const rests: (number | undefined)[] = [];
    for (let count = 0; count < 9; count += 1) {
      await vi.waitFor(() => expect(resting()).toBeDefined(), { interval: 1 });
      rests.push(resting());
      for (const { pass } of rig.waits()) pass();
      await vi.waitFor(() => expect(rig.calls.filter((call) => call === 'create')).toHaveLength(count + 2), {
        interval: 1,
      });
    }
    expect(rests.map((ms) => (ms ?? 0) / 1000)).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
    rig.heal();
    await rig.append();
    await reaches(copier, 'current');
    rig.faults.write = 'EIO';
    await rig.append();
    await vi.waitFor(() => expect(resting()).toBe(5000));
  });

  it('and is full, what fits is written and gone on from', async () => {
    await rig.appendMany(10);
    rig.faults.room = 1000;
    const copier = rig.start();
    await reaches(copier, 'failed', 'ENOSPC');
    expect(statSync(copied(FIRST)).size).toBe(1000);
    expect(rig.strange()).toEqual([]);
    rig.faults.room = 777;
    copier.nudge();
    await vi.waitFor(() => expect(statSync(copied(FIRST)).size).toBe(1777));
    rig.heal();
    copier.nudge();
    await reaches(copier, 'current');
    expect(rig.lacking()).toEqual([]);
  });

  it('its folder that was removed is made anew, with all that belongs there', async () => {
    rig.addKey('0123456789abcdef');
    await rig.appendMany(30);
    const copier = rig.start();
    await reaches(copier, 'current');
    rmSync(rig.into, { recursive: true });
    await rig.append();
    await vi.waitFor(() => expect(rig.lacking()).toEqual([]));
    await reaches(copier, 'current');
  });

  it('a copy that came back shorter, as from a backup, is continued', async () => {
    await rig.appendMany(5);
    const copier = rig.start();
    await reaches(copier, 'current');
    cpSync(rig.into, `${rig.into}.backup`, { recursive: true });
    await rig.appendMany(20);
    await reaches(copier, 'current');
    rmSync(rig.into, { recursive: true });
    renameSync(`${rig.into}.backup`, rig.into);
    await rig.append();
    await vi.waitFor(() => expect(rig.lacking()).toEqual([]));
    await reaches(copier, 'current');
  });

  it('the copy of a journal whose own segment is gone is said to have failed', async () => {
    await rig.appendMany(20);
    rmSync(join(rig.audit, FIRST));
    await reaches(rig.start(), 'failed', 'ENOENT');
  });
});
