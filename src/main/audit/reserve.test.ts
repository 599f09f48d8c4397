import { readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, note, typesOf, type JournalFolder } from '../../../tests/journal/journal-folder';
import type { Disk } from './disk';
import type { Appended, Journal } from './journal';
import { MAX_LINE } from './record';
import { RESERVE_BYTES } from './reserve';

let folder: JournalFolder;
let reserve = '';
beforeEach(() => {
  folder = journalFolder();
  reserve = join(folder.path, 'reserve.bin');
});
afterEach(() => folder.end());

const size = (): number => statSync(reserve).size;
const intent = (journal: Journal): Promise<Appended> =>
  journal.append({ type: 'order.intent', data: { orderId: 'a' } });
const follow = (journal: Journal, type: 'penalty' | 'outcome', bytes = 0): Promise<Appended> =>
  journal.append({ type: `order.${type}`, data: { orderId: 'a', serverText: 'x'.repeat(bytes) } });
const refused = (code: string): Error => Object.assign(new Error(code), { code });
const full = { kind: 'not-recorded', why: 'not-writable', code: 'ENOSPC' };

/** As large as a record's text can be. */
const LARGEST = MAX_LINE - 600;

describe('the reserve', () => {
  it('is made of zeros at opening, on disk before the first record, for this user alone', async () => {
    await folder.opened();
    expect(readFileSync(reserve).equals(Buffer.alloc(RESERVE_BYTES))).toBe(true);
    if (process.platform !== 'win32') {
      expect(statSync(reserve).mode & 0o777).toBe(0o600);
      expect(statSync(reserve).blocks * 512).toBeGreaterThanOrEqual(RESERVE_BYTES);
    }
    const made = ['create', 'write', 'write', 'write', 'write', 'sync', 'syncFolder', 'create'];
    expect(folder.calls.filter((name) => made.includes(name)).slice(0, made.length)).toEqual(made);
  });

  it('stays as it is at the next opening, and while there is room', async () => {
    const first = await folder.opened();
    await first.close();
    const { mtimeMs } = statSync(reserve);
    const journal = await folder.opened();
    await intent(journal);
    await follow(journal, 'outcome');
    expect(statSync(reserve).mtimeMs).toBe(mtimeMs);
  });

  it.each([
    ['missing', () => rmSync(reserve)],
    ['short', () => truncateSync(reserve, 1000)],
    ['empty', () => truncateSync(reserve, 0)],
  ])('that is %s is made anew before an intent is taken', async (_what, harm) => {
    const journal = await folder.opened();
    harm();
    folder.calls.length = 0;
    expect((await intent(journal)).kind).toBe('recorded');
    expect(size()).toBe(RESERVE_BYTES);
    expect(folder.calls.lastIndexOf('syncFolder')).toBeLessThan(folder.calls.lastIndexOf('write'));
  });

  it('that can’t be made anew stops the intent with the disk’s word, and holds no room back', async () => {
    const journal = await folder.opened();
    rmSync(reserve);
    folder.faults.room = RESERVE_BYTES - 1;
    expect(await intent(journal)).toEqual(full);
    expect(journal.state()).toEqual({ kind: 'not-writable', code: 'ENOSPC' });
    expect([size(), folder.faults.room]).toEqual([0, RESERVE_BYTES - 1]);
    expect(typesOf(folder.sound())).toEqual(['journal.opened']);
  });

  it.each([
    ['fileLength', 'EACCES'],
    ['create', 'EROFS'],
    ['write', 'EDQUOT'],
    ['sync', 'EIO'],
    ['syncFolder', 'EIO'],
  ] as const)('refused by the disk at %s (%s) stops the intent, and heals', async (step, code) => {
    const journal = await folder.opened();
    rmSync(reserve);
    folder.faults[step] = code;
    expect(await intent(journal)).toEqual({ kind: 'not-recorded', why: 'not-writable', code });
    folder.heal();
    expect((await journal.open()).kind).toBe('open');
    expect((await intent(journal)).kind).toBe('recorded');
    expect(typesOf(folder.sound())).toEqual(['journal.opened', 'journal.opened', 'order.intent']);
    expect(size()).toBe(RESERVE_BYTES);
  });

  it('is kept from every record that is not of an order under way', async () => {
    const journal = await folder.opened();
    folder.faults.room = 0;
    expect(await note(journal)).toEqual(full);
    expect(size()).toBe(RESERVE_BYTES);
    folder.heal();
    await journal.open();
    folder.faults.room = 0;
    expect(await intent(journal)).toEqual(full);
    expect(size()).toBe(RESERVE_BYTES);
  });
});

describe('an order on a disk that fills up after its intent', () => {
  /** An open journal with an accepted intent; from then on there is room for so many bytes. */
  async function accepted(room: number, segmentBytes = 1024 * 1024): Promise<Journal> {
    const journal = await folder.opened({ segmentBytes });
    expect((await intent(journal)).kind).toBe('recorded');
    folder.faults.room = room;
    return journal;
  }

  it.each([0, 1, 300, 4096])('has its outcome recorded at once, with %i bytes free', async (room) => {
    const journal = await accepted(room);
    expect((await follow(journal, 'outcome', LARGEST)).kind).toBe('recorded');
    expect(typesOf(folder.sound())).toEqual(['journal.opened', 'order.intent', 'order.outcome']);
    // Less is left than a reserve takes, so the next order is told before anything of it is sent.
    expect(journal.state()).toEqual({ kind: 'not-writable', code: 'ENOSPC' });
    expect(await intent(journal)).toEqual(full);
    expect(size()).toBe(0);
  });

  it('has two records of the largest kind and small ones around them recorded, also over a new segment', async () => {
    const journal = await accepted(0, MAX_LINE);
    for (let count = 0; count < 3; count += 1)
      expect((await follow(journal, 'penalty')).kind).toBe('recorded');
    expect((await follow(journal, 'penalty', LARGEST)).kind).toBe('recorded');
    expect((await follow(journal, 'outcome', LARGEST)).kind).toBe('recorded');
    expect(statSync(join(folder.path, 'segment-000002.jsonl')).size).toBeGreaterThan(LARGEST);
    expect(typesOf(folder.sound()).slice(-5)).toEqual([
      ...Array.from({ length: 4 }, () => 'order.penalty'),
      'order.outcome',
    ]);
  });

  it('has it recorded where another record met the full disk first', async () => {
    const journal = await accepted(0);
    expect(await note(journal)).toEqual(full);
    expect((await follow(journal, 'outcome')).kind).toBe('recorded');
    expect(typesOf(folder.sound())).toEqual(['journal.opened', 'order.intent', 'order.outcome']);
  });

  it('has it recorded where opening again failed for want of room in between', async () => {
    const journal = await accepted(0);
    await note(journal);
    expect(await journal.open()).toEqual({ kind: 'not-writable', code: 'ENOSPC' });
    expect((await follow(journal, 'outcome')).kind).toBe('recorded');
    folder.sound();
  });

  it('has the reserve made anew as soon as there is room, and takes the next order', async () => {
    const journal = await accepted(0);
    await follow(journal, 'outcome');
    folder.heal();
    expect((await journal.open()).kind).toBe('open');
    expect(size()).toBe(RESERVE_BYTES);
    expect((await intent(journal)).kind).toBe('recorded');
    folder.sound();
  });

  it.each(['EDQUOT', 'ENOSPC'])('has it recorded once where the sync finds no room (%s)', async (code) => {
    const { openToAppend } = folder.disk;
    /** No sync finds room as long as the reserve holds it. */
    const disk: Disk = {
      ...folder.disk,
      openToAppend: async (path) => {
        const file = await openToAppend(path);
        const sync = (): Promise<void> => (size() > 0 ? Promise.reject(refused(code)) : file.sync());
        return { ...file, sync };
      },
    };
    await (await folder.opened()).close();
    await (await accepted(Infinity)).close();
    const journal = folder.journal({ disk });
    rmSync(reserve);
    const order = ['journal.opened', 'order.intent'];
    expect(await journal.open()).toEqual({ kind: 'not-writable', code });
    expect((await follow(journal, 'outcome')).kind).toBe('recorded');
    expect(typesOf(folder.sound()).slice(-4)).toEqual([...order, 'journal.opened', 'order.outcome']);
  });

  it('is told where even the reserve does not help, and is recorded once when it is tried again later', async () => {
    const journal = await accepted(0);
    folder.faults.truncate = 'EIO';
    expect(await follow(journal, 'outcome')).toEqual(full);
    expect(typesOf(await folder.newest(journal, 10))).toEqual(['order.intent', 'journal.opened']);
    folder.heal();
    expect((await follow(journal, 'outcome')).kind).toBe('recorded');
    expect(typesOf(folder.sound())).toContain('order.outcome');
    // It was taken, so the journal is not said to be unwritable any more; and what is kept for the next order is there.
    expect(journal.state().kind).toBe('open');
    expect(size()).toBe(RESERVE_BYTES);
  });
});

describe('a disk that is full at opening', () => {
  it('adds nothing to the journal however often it is tried, shows history, and heals', async () => {
    const first = await folder.opened();
    await note(first);
    await first.close();
    folder.faults.room = 0;
    const journal = folder.journal();
    for (let count = 0; count < 3; count += 1) {
      expect(await journal.open()).toEqual({ kind: 'not-writable', code: 'ENOSPC' });
      expect(await intent(journal)).toEqual(full);
    }
    expect(typesOf(await folder.newest(journal, 10))).toEqual(['test.note', 'journal.opened']);
    folder.faults.room = 2000;
    rmSync(reserve);
    for (let count = 0; count < 3; count += 1)
      expect(await journal.open()).toEqual({ kind: 'not-writable', code: 'ENOSPC' });
    expect(typesOf(folder.sound())).toEqual(['journal.opened', 'test.note']);
    folder.heal();
    expect((await journal.open()).kind).toBe('open');
    expect((await intent(journal)).kind).toBe('recorded');
  });
});
