import { expect, test as base } from '@playwright/test';
import { smallDisk, type SmallDisk } from '../journal/small-disk';

/** No window: the journal alone, on a disk of its own that is really full or read-only. */
const test = base.extend<{ segmentBytes: number; disk: SmallDisk }>({
  segmentBytes: [1024 * 1024, { option: true }],
  disk: async ({ segmentBytes }, use) => {
    const disk = await smallDisk(segmentBytes);
    await use(disk);
    await disk.end();
  },
});

const RESERVE = 256 * 1024;
/** As large as the text of a record can be. */
const LARGEST = 64 * 1024 - 600;
const full = { kind: 'not-writable', code: 'ENOSPC' };
const refused = {
  kind: 'not-recorded',
  why: 'not-writable',
  code: expect.stringMatching('ENOSPC|short-write'),
};
const recorded = expect.objectContaining({ kind: 'recorded' });
const open = expect.objectContaining({ kind: 'open' });
const sound = (...types: string[]): object => ({ types, problems: [], torn: 0 });

// Elsewhere there is no such mount; the same promises are held there by the unit tests.
if (process.platform === 'linux') {
  test.describe('a disk that is full', () => {
    test('between intent and outcome: the outcome is recorded, the next order refused, and it heals', async ({
      disk,
    }) => {
      expect(await disk.tell('open')).toEqual(open);
      expect(await disk.tell('append', 'order.intent')).toEqual(recorded);
      await disk.tell('fill', 0);
      expect(await disk.tell('append', 'session.saved', 5000)).toEqual(refused);
      expect(await disk.tell('append', 'order.outcome', LARGEST)).toEqual(recorded);
      expect(await disk.tell('append', 'order.intent')).toEqual(refused);
      const types = ['journal.opened', 'order.intent', 'order.outcome'];
      expect(await disk.tell('audit')).toEqual(sound(...types));
      expect(await disk.tell('history')).toEqual(types.toReversed());
      await disk.tell('free');
      expect(await disk.tell('append', 'order.intent')).toEqual(recorded);
      expect(await disk.tell('sizes')).toMatchObject({ 'reserve.bin': RESERVE });
      expect(await disk.tell('audit')).toEqual(sound(...types, 'journal.opened', 'order.intent'));
    });

    for (const leave of [4096, 8192, 65_536, 200_000]) {
      test(`but for ${leave} bytes: no order is taken without its reserve`, async ({ disk }) => {
        await disk.tell('open');
        await disk.tell('remove', 'reserve.bin');
        await disk.tell('fill', leave);
        for (let count = 0; count < 3; count += 1)
          expect(await disk.tell('append', 'order.intent')).toEqual(refused);
        expect(await disk.tell('state')).toEqual(full);
        expect(await disk.tell('sizes')).toMatchObject({ 'reserve.bin': 0 });
        expect(await disk.tell('audit')).toEqual(sound('journal.opened'));
      });
    }

    test('at opening: history is there, nothing is added, and it heals without a restart', async ({
      disk,
    }) => {
      await disk.tell('open');
      await disk.tell('append', 'test.note');
      await disk.tell('remove', 'reserve.bin');
      await disk.tell('fill', 0);
      expect(await disk.tell('restart')).toEqual(full);
      expect(await disk.tell('history')).toEqual(['test.note', 'journal.opened']);
      expect(await disk.tell('append', 'order.intent')).toEqual(refused);
      expect(await disk.tell('audit')).toEqual(sound('journal.opened', 'test.note'));
      await disk.tell('free');
      expect(await disk.tell('append', 'order.intent')).toEqual(recorded);
      const types = ['journal.opened', 'test.note', 'journal.opened', 'order.intent'];
      expect(await disk.tell('audit')).toEqual(sound(...types));
    });

    test('at opening with the reserve in place: it stays kept for orders', async ({ disk }) => {
      await disk.tell('open');
      await disk.tell('append', 'test.note', 3000);
      await disk.tell('fill', 0);
      // A page of the disk may still hold a small record or two; then it is full in earnest.
      for (let count = 0; count < 20; count += 1) await disk.tell('restart');
      expect(await disk.tell('state')).toEqual({ kind: 'not-writable', code: expect.any(String) });
      expect(await disk.tell('sizes')).toMatchObject({ 'reserve.bin': RESERVE });
      expect(await disk.tell('audit')).toMatchObject({ problems: [], torn: 0 });
    });
  });

  test.describe('where each record starts a segment', () => {
    test.use({ segmentBytes: 1 });
    test('an order under way has its largest records on a full disk', async ({ disk }) => {
      await disk.tell('open');
      await disk.tell('append', 'order.intent');
      await disk.tell('fill', 0);
      expect(await disk.tell('append', 'order.penalty', LARGEST)).toEqual(recorded);
      expect(await disk.tell('append', 'order.penalty')).toEqual(recorded);
      expect(await disk.tell('append', 'order.outcome', LARGEST)).toEqual(recorded);
      const types = ['journal.opened', 'order.intent', 'order.penalty', 'order.penalty', 'order.outcome'];
      expect(await disk.tell('audit')).toEqual(sound(...types));
      expect(await disk.tell('sizes')).toMatchObject({ 'segment-000005.jsonl': expect.any(Number) });
    });
  });

  test('a read-only folder: history is there, no order is taken, and it heals without a restart', async ({
    disk,
  }) => {
    await disk.tell('open');
    await disk.tell('append', 'test.note');
    await disk.tell('readOnly');
    const readOnly = { kind: 'not-writable', code: 'EROFS' };
    expect(await disk.tell('restart')).toEqual(readOnly);
    expect(await disk.tell('history')).toEqual(['test.note', 'journal.opened']);
    expect(await disk.tell('append', 'order.intent')).toMatchObject({ kind: 'not-recorded', code: 'EROFS' });
    await disk.tell('writable');
    expect(await disk.tell('append', 'order.intent')).toEqual(recorded);
    const types = ['journal.opened', 'test.note', 'journal.opened', 'order.intent'];
    expect(await disk.tell('audit')).toEqual(sound(...types));
  });
}
