import { describe, expect, it } from 'vitest';
import type { LateRecord } from '../../contract/lockouts';
import type { Appended, NewRecord } from '../audit/journal';
import { outcomeRecorder, type OutcomeRecord } from './record-outcome';

const nobody = (): void => undefined;
const outcome = (orderId: string): OutcomeRecord => ({ type: 'order.outcome', data: { orderId } });

/** A journal that can be switched off, and a wait that ends when told. */
function setting(): {
  disk: { works: boolean };
  written: NewRecord[];
  append: (record: NewRecord) => Promise<Appended>;
  wait: () => Promise<void>;
  passTime: () => Promise<void>;
} {
  const disk = { works: false };
  const written: NewRecord[] = [];
  const waits: (() => void)[] = [];
  return {
    disk,
    written,
    append: async (record) => {
      if (!disk.works) return { kind: 'not-recorded', why: 'not-writable', code: 'ENOSPC' };
      written.push(record);
      return { kind: 'recorded', seq: written.length, id: `id-${String(written.length)}`, at: 'now' };
    },
    wait: () => new Promise((resolve) => waits.push(resolve)),
    passTime: async () => {
      waits.splice(0).forEach((resolve) => resolve());
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('an outcome that the disk refuses', () => {
  it('is recorded at once where the disk works', async () => {
    const { disk, append, wait } = setting();
    disk.works = true;
    expect(await outcomeRecorder(append, wait, nobody).record(outcome('a'))).toEqual({ seq: 1, id: 'id-1' });
  });

  it('is kept and recorded once the disk works again, in order and once', async () => {
    const { disk, written, append, wait, passTime } = setting();
    const recorder = outcomeRecorder(append, wait, nobody);
    expect(await recorder.record(outcome('a'))).toBeUndefined();
    expect(await recorder.record(outcome('b'))).toBeUndefined();
    await passTime();
    expect(written).toEqual([]);
    disk.works = true;
    await passTime();
    await passTime();
    expect(written).toEqual([outcome('a'), outcome('b')]);
    expect(await recorder.settle()).toBe(true);
  });

  it('says that something is still waiting', async () => {
    const { append, wait } = setting();
    const recorder = outcomeRecorder(append, wait, nobody);
    await recorder.record(outcome('a'));
    expect(await recorder.settle()).toBe(false);
  });

  it('is named while it waits, and heard of once it is on disk, never where it was at once', async () => {
    const { disk, append, wait, passTime } = setting();
    const heard: LateRecord[] = [];
    const recorder = outcomeRecorder(append, wait, (late) => void heard.push(late));
    await recorder.record(outcome('a'));
    expect(recorder.waiting()).toBe('a');
    await passTime();
    expect(heard).toEqual([]);
    disk.works = true;
    await passTime();
    expect(recorder.waiting()).toBeUndefined();
    const record = { seq: 1, id: 'id-1' };
    expect(heard).toEqual([{ kind: 'outcome-recorded', orderId: 'a', record, at: 'now' }]);
    await recorder.record(outcome('b'));
    expect(heard).toHaveLength(1);
  });

  it('is never written twice, however often it is settled at once', async () => {
    const { disk, written, append, wait } = setting();
    const recorder = outcomeRecorder(append, wait, nobody);
    await recorder.record(outcome('a'));
    disk.works = true;
    await Promise.all([recorder.settle(), recorder.settle(), recorder.settle()]);
    expect(written).toEqual([outcome('a')]);
  });
});
