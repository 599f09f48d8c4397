import { describe, expect, it } from 'vitest';
import { appLog } from './app-log';

/** A sink whose disk refuses while `refuses` is set. */
function opened() {
  const disk = { text: '', refuses: undefined as string | undefined, writes: 0 };
  let ms = 0;
  const log = appLog({
    sink: {
      write: async (text) => {
        disk.writes += 1;
        if (disk.refuses !== undefined) throw Object.assign(new Error('no'), { code: disk.refuses });
        disk.text += text;
      },
      close: async () => void (disk.text += 'closed'),
    },
    clock: () => new Date(Date.UTC(2026, 10, 25) + ms),
    elapsed: () => ms,
    home: '/home/dana',
  });
  const note = (problems: number): void => log.note({ what: 'policy', state: 'read', problems });
  return { log, disk, note, pass: (more: number) => void (ms += more) };
}
const lines = (text: string): string[] => text.split('\n').filter(Boolean);

describe('the log', () => {
  it('writes nothing before it begins, and then everything in order', async () => {
    const { log, disk, note } = opened();
    note(1);
    note(2);
    expect(await log.settled()).toBeUndefined();
    expect(disk.writes).toBe(0);
    log.begin();
    note(3);
    await log.settled();
    expect(lines(disk.text).map((line) => line.at(-1))).toEqual(['1', '2', '3']);
  });

  it('keeps what a full disk refuses, leaves the disk alone for a while, and then writes it', async () => {
    const { log, disk, note, pass } = opened();
    log.begin();
    await log.settled();
    disk.refuses = 'ENOSPC';
    note(1);
    expect(await log.settled()).toBe('ENOSPC');
    const { writes } = disk;
    for (let count = 0; count < 50; count += 1) note(2);
    expect(await log.settled()).toBe('ENOSPC');
    expect(disk.writes).toBe(writes);
    disk.refuses = undefined;
    pass(10_000);
    note(3);
    expect(await log.settled()).toBeUndefined();
    expect(lines(disk.text)).toHaveLength(52);
  });

  it('keeps a bounded number of lines, and says how many were lost', async () => {
    const { log, disk, note, pass } = opened();
    disk.refuses = 'EROFS';
    log.begin();
    await log.settled();
    for (let count = 0; count < 1_500; count += 1) note(count);
    await log.settled();
    disk.refuses = undefined;
    pass(10_000);
    await log.settled();
    const written = lines(disk.text);
    expect(written).toHaveLength(1_001);
    expect(written[999]).toContain('problems=999');
    expect(written[1_000]).toContain('warn lost lines=500');
    note(7);
    await log.settled();
    expect(lines(disk.text).at(-1)).toContain('problems=7');
  });

  it('has written everything before it is closed, though the disk had just refused', async () => {
    const { log, disk, note } = opened();
    disk.refuses = 'ENOSPC';
    log.begin();
    note(1);
    await log.settled();
    disk.refuses = undefined;
    await log.end();
    expect(disk.text).toMatch(/problems=1\nclosed$/);
  });
});
