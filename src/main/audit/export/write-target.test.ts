import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { standInDisk, type StandInDisk } from '../../../../tests/stand-ins/disk';
import { sha256 } from '../record';
import {
  realTargetDisk,
  refusal,
  removeParts,
  writeTarget,
  type TargetTools,
  type Written,
} from './write-target';

let folder: string;
let target: string;
let standIn: StandInDisk;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockout-desk-target-'));
  target = join(folder, 'history.csv');
  standIn = standInDisk();
  writeFileSync(target, 'was there');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* chunks(...texts: readonly string[]): AsyncGenerator<Uint8Array, void, void> {
  for (const text of texts) yield Buffer.from(text);
}

const write = (source: AsyncIterable<Uint8Array>, more: Partial<TargetTools> = {}): Promise<Written> =>
  writeTarget(target, source, {
    disk: { ...realTargetDisk, ...standIn.disk },
    platform: process.platform,
    ...more,
  });

const untouched = (): void => {
  expect(readdirSync(folder)).toEqual(['history.csv']);
  expect(readFileSync(target, 'utf8')).toBe('was there');
};

describe('a file that is written', () => {
  it('is whole, in its place, for this user alone, and nothing is beside it', async () => {
    const heard: number[] = [];
    const result = await write(chunks('one,', 'two'), { onWritten: (bytes) => heard.push(bytes) });
    expect(result).toEqual({ kind: 'written', bytes: 7, sha256: sha256(Buffer.from('one,two')) });
    expect(readFileSync(target, 'utf8')).toBe('one,two');
    expect(readdirSync(folder)).toEqual(['history.csv']);
    expect(heard).toEqual([4, 7]);
    if (process.platform !== 'win32') expect(statSync(target).mode & 0o777).toBe(0o600);
  });

  it('is written on where the disk takes less than it is given', async () => {
    standIn.faults.shortWrite = 3;
    expect(await write(chunks('0123456789', 'ab'))).toMatchObject({ kind: 'written', bytes: 12 });
    expect(readFileSync(target, 'utf8')).toBe('0123456789ab');
  });

  it('is synced before it takes the place, and the folder after', async () => {
    const disk = {
      ...realTargetDisk,
      ...standIn.disk,
      rename: async (from: string, to: string) => {
        standIn.calls.push('rename');
        await realTargetDisk.rename(from, to);
      },
    };
    await write(chunks('x'), { disk, platform: 'linux' });
    expect(standIn.calls).toEqual(['names', 'create', 'write', 'sync', 'syncFolder', 'rename', 'syncFolder']);
  });

  it('is asked for chunk by chunk, each after the one before was written', async () => {
    const order: string[] = [];
    const source = async function* (): AsyncGenerator<Uint8Array, void, void> {
      for (const text of ['a', 'b']) {
        order.push(`asked ${text}`);
        yield Buffer.from(text);
      }
    };
    await write(source(), { onWritten: (bytes) => order.push(`written ${String(bytes)}`) });
    expect(order).toEqual(['asked a', 'written 1', 'asked b', 'written 2']);
  });

  it.each(['EINVAL', 'ENOTSUP'])('stays where its folder can’t be synced (%s)', async (code) => {
    standIn.faults.syncFolder = code;
    expect((await write(chunks('x'), { platform: 'linux' })).kind).toBe('written');
  });
});

describe('nothing is left behind, and what was there stays,', () => {
  it.each([
    ['create', 'EACCES'],
    ['write', 'ENOSPC'],
    ['sync', 'EIO'],
    ['syncFolder', 'EIO'],
  ] as const)('when the disk refuses at %s (%s)', async (step, code) => {
    standIn.faults[step] = code;
    expect(await write(chunks('one'), { platform: 'linux' })).toEqual({ kind: 'failed', code });
    untouched();
  });

  it('when the disk is full after some of it', async () => {
    standIn.faults.room = 10;
    expect(await write(chunks('0123456', '789abc'))).toEqual({ kind: 'failed', code: 'ENOSPC' });
    untouched();
  });

  it('when the disk takes nothing and says nothing', async () => {
    standIn.faults.shortWrite = 0;
    expect(await write(chunks('one'))).toEqual({ kind: 'failed', code: 'short-write' });
    untouched();
  });

  it('when the place can’t be taken', async () => {
    const rename = (): Promise<void> => Promise.reject(Object.assign(new Error('busy'), { code: 'EBUSY' }));
    const result = await write(chunks('one'), { disk: { ...realTargetDisk, rename } });
    expect(result).toEqual({ kind: 'failed', code: 'EBUSY' });
    untouched();
  });

  it('when a folder has the name', async () => {
    rmSync(target);
    mkdirSync(join(target, 'inside'), { recursive: true });
    expect((await write(chunks('one'))).kind).toBe('failed');
    expect(readdirSync(folder)).toEqual(['history.csv']);
    expect(readdirSync(target)).toEqual(['inside']);
  });

  it('when the source fails', async () => {
    const source = async function* (): AsyncGenerator<Uint8Array, void, void> {
      yield Buffer.from('one');
      throw refusal('journal-short');
    };
    expect(await write(source())).toEqual({ kind: 'failed', code: 'journal-short' });
    untouched();
  });

  it('when there is a bug, which is thrown on', async () => {
    const source = async function* (): AsyncGenerator<Uint8Array, void, void> {
      yield Buffer.from('one');
      throw new TypeError('a bug');
    };
    await expect(write(source())).rejects.toThrow('a bug');
    untouched();
  });

  it('when there was nothing to write', async () => {
    expect(await write(chunks())).toEqual({ kind: 'nothing' });
    untouched();
  });

  it.each([0, 1, 2])('when it is cancelled after %i chunks', async (count) => {
    const cancel = new AbortController();
    const source = async function* (): AsyncGenerator<Uint8Array, void, void> {
      for (let at = 0; at < 3; at += 1) {
        if (at === count) cancel.abort();
        yield Buffer.from('chunk');
      }
    };
    expect(await write(source(), { signal: cancel.signal })).toEqual({ kind: 'cancelled' });
    untouched();
  });

  it('when it is cancelled while the source is still searching', async () => {
    const cancel = new AbortController();
    const source = async function* (): AsyncGenerator<Uint8Array, void, void> {
      yield Buffer.from('one');
      await new Promise(() => undefined);
    };
    const writing = write(source(), { signal: cancel.signal });
    while (!readdirSync(folder).some((name) => name.includes('.part-'))) await setImmediate();
    cancel.abort();
    expect(await writing).toEqual({ kind: 'cancelled' });
    untouched();
  });

  it('as long as the word is missing that it may take its place, and is whole beside it', async () => {
    let place = (): void => undefined;
    const writing = write(chunks('whole'), {
      mayPlace: () => new Promise((resolve) => (place = resolve)),
    });
    const part = (): string | undefined => readdirSync(folder).find((name) => name.includes('.part-'));
    await vi.waitFor(() => expect(readFileSync(join(folder, part() ?? ''), 'utf8')).toBe('whole'));
    await setImmediate();
    expect(readFileSync(target, 'utf8')).toBe('was there');
    await vi.waitFor(() => (place(), expect(readFileSync(target, 'utf8')).toBe('whole')));
    expect(await writing).toMatchObject({ kind: 'written' });
  });

  it('when it was cancelled before it began', async () => {
    expect(await write(chunks('one'), { signal: AbortSignal.abort() })).toEqual({ kind: 'cancelled' });
    untouched();
  });
});

describe('what an ended worker left', () => {
  it('is removed by its target’s name, and nothing else is', async () => {
    const part = '.part-0123456789abcdef';
    const others = [
      `other.csv${part}`,
      'history.csv.part-1',
      `history.csv${part}.txt`,
      `history.csv.part-0123456789ABCDEF`,
    ];
    for (const name of [`history.csv${part}`, ...others]) writeFileSync(join(folder, name), 'x');
    await removeParts(target);
    expect(readdirSync(folder).sort()).toEqual(['history.csv', ...others].sort());
    await removeParts(join(folder, 'no such folder', 'history.csv'));
  });

  it('has the name that is looked for', async () => {
    standIn.faults.sync = 'EIO';
    standIn.faults.remove = 'EIO';
    await write(chunks('one'));
    expect(readdirSync(folder)).toHaveLength(2);
    await removeParts(target);
    untouched();
  });
});
