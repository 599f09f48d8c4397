import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyOnce, copyRig, reaches, type CopyRig } from '../../../../tests/journal/copy-rig';

let rig: CopyRig;
beforeEach(() => (rig = copyRig()));
afterEach(() => rig.end());

const copied = (name: string): string => join(rig.into, name);
const FIRST = 'segment-000001.jsonl';

describe('the second copy', () => {
  it('holds the journal’s segments and public keys, and nothing else', async () => {
    rig.addKey('0123456789abcdef');
    await rig.appendMany(30);
    await copyOnce(rig);
    expect(readdirSync(rig.into)).toEqual([
      'public-key-0123456789abcdef.pem',
      FIRST,
      'segment-000002.jsonl',
      'segment-000003.jsonl',
      'segment-000004.jsonl',
      'segment-000005.jsonl',
    ]);
    expect(rig.lacking()).toEqual([]);
  });

  it.runIf(process.platform !== 'win32')('is for its user alone', async () => {
    await rig.append();
    await copyOnce(rig);
    expect(statSync(rig.into).mode & 0o777).toBe(0o700);
    expect(statSync(copied(FIRST)).mode & 0o777).toBe(0o600);
  });

  it('follows each record, and says in between that it lags', async () => {
    await rig.append();
    const copier = rig.start();
    expect(copier.health()).toMatchObject({ folder: rig.into, state: 'behind', behind: 1 });
    await reaches(copier, 'current');
    expect(copier.health()).toEqual({ folder: rig.into, state: 'current', behind: 0 });
    for (let count = 0; count < 20; count += 1) {
      await rig.append();
      expect(copier.health()).toMatchObject({ state: 'behind', since: expect.stringMatching(/^2026-/) });
      await reaches(copier, 'current');
      expect(rig.lacking()).toEqual([]);
    }
    // Whoever asked in between hears that it is current again, and nothing else.
    expect(new Set(rig.told.map(({ state }) => state))).toEqual(new Set(['current']));
    expect(rig.told.length).toBeGreaterThan(1);
  });

  it('tells nobody who did not ask of what is copied at once', async () => {
    await rig.append();
    const copier = rig.start();
    await expect.poll(() => rig.told).toEqual([{ folder: rig.into, state: 'current', behind: 0 }]);
    for (let count = 0; count < 20; count += 1) {
      await rig.append();
      await expect.poll(() => rig.lacking()).toEqual([]);
    }
    await reaches(copier, 'current');
    expect(rig.told).toHaveLength(1);
  });

  it('is synced before it is said to be current', async () => {
    rig.faults.sync = 'EIO';
    await rig.append();
    const copier = rig.start();
    await reaches(copier, 'failed', 'EIO');
    expect(statSync(copied(FIRST)).size).toBe(statSync(join(rig.audit, FIRST)).size);
    rig.heal();
    rig.calls.length = 0;
    copier.nudge();
    await reaches(copier, 'current');
    expect(rig.calls).toContain('sync');
    expect(rig.calls).not.toContain('write');
  });

  it('is synced again also where a finished segment was copied but not synced', async () => {
    await rig.appendMany(30);
    rig.faults.sync = 'EIO';
    const copier = rig.start();
    await reaches(copier, 'failed', 'EIO');
    rig.heal();
    rig.calls.length = 0;
    copier.nudge();
    await reaches(copier, 'current');
    expect(rig.calls.filter((call) => call === 'sync')).toHaveLength(5);
  });

  it('takes many records at once in few rounds', async () => {
    await rig.append();
    const copier = rig.start();
    await reaches(copier, 'current');
    rig.calls.length = 0;
    await rig.appendMany(200, 0);
    await reaches(copier, 'current');
    expect(rig.calls.filter((call) => call === 'sync').length).toBeLessThan(200);
    expect(rig.lacking()).toEqual([]);
  });

  it('takes a key that comes later, once it is whole', async () => {
    await rig.append();
    const copier = rig.start();
    await reaches(copier, 'current');
    const key = join(rig.audit, 'public-key-0123456789abcdef.pem');
    writeFileSync(key, '-----BEGIN PUBLIC KEY-----\n');
    await rig.append();
    await reaches(copier, 'current');
    expect(existsSync(copied('public-key-0123456789abcdef.pem'))).toBe(false);
    rig.addKey('0123456789abcdef');
    await rig.append();
    await reaches(copier, 'current');
    expect(rig.lacking()).toEqual([]);
  });

  it('has nothing of what is not acknowledged', async () => {
    await rig.append();
    appendFileSync(join(rig.audit, FIRST), '{"v":1,"seq":2,');
    await copyOnce(rig);
    expect(readFileSync(copied(FIRST), 'utf8').split('\n')).toHaveLength(2);
    expect(readFileSync(copied(FIRST), 'utf8')).not.toContain('"seq":2');
  });

  it('is left alone while nobody can tell what is acknowledged', async () => {
    await rig.append();
    const copier = rig.start(undefined, { spans: () => [{ name: FIRST }] });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(copier.health()).toMatchObject({ state: 'behind' });
    expect(readdirSync(rig.share)).toEqual([]);
  });

  it('keeps each journal in a folder of its own, wherever its id would lead', async () => {
    await rig.append();
    const copier = rig.start(undefined, { journalId: '../../elsewhere' });
    await reaches(copier, 'current');
    expect(readdirSync(rig.share)).toEqual([
      expect.stringMatching(/^NG-DESK-07-dana-[\w.]+elsewhere\+[0-9a-f]{8}$/),
    ]);
  });
});

describe('after a restart', () => {
  it('the copy goes on where it ended', async () => {
    await rig.appendMany(30);
    await copyOnce(rig);
    await rig.appendMany(30);
    await copyOnce(rig);
    expect(rig.lacking()).toEqual([]);
  });

  it('a line that was torn in the copy is continued', async () => {
    await rig.appendMany(5);
    await copyOnce(rig);
    for (const cut of [1, 40, 500]) {
      truncateSync(copied(FIRST), statSync(copied(FIRST)).size - cut);
      await copyOnce(rig);
      expect(rig.lacking()).toEqual([]);
    }
  });

  it('an empty file and a missing one are filled', async () => {
    await rig.appendMany(30);
    await copyOnce(rig);
    truncateSync(copied(FIRST), 0);
    rmSync(copied('segment-000002.jsonl'));
    await copyOnce(rig);
    expect(rig.lacking()).toEqual([]);
  });

  it('finished segments are not opened to be written', async () => {
    await rig.appendMany(30);
    await copyOnce(rig);
    rig.calls.length = 0;
    await copyOnce(rig);
    // The newest alone is synced once more, as nobody knows whether that was done.
    expect(rig.calls.filter((call) => call === 'openToAppend')).toHaveLength(1);
    expect(rig.calls).not.toContain('write');
  });
});
