import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 as newId } from 'uuid';
import { realDisk } from '../../src/main/audit/disk';
import { fileJournal } from '../../src/main/audit/file-journal';
import {
  ended,
  enter,
  expect,
  goTo,
  order,
  pasteToken,
  realJournal,
  realLines,
  signIn,
  test as onOwnDisk,
} from './real-desk';
import { audit, held, longNotes, test } from './real-disk';
import { newToken } from './secret';
import { pressAndConfirm } from './order-page';

const kindsOf = async (desk: Parameters<typeof realLines>[0]): Promise<string[]> =>
  (await realLines(desk)).map(({ type }) => type).filter((type) => type !== 'test.note');

const segmentBytes = 16 * 1024 * 1024;
/** Left of the first segment: a new key, the next start and a session's record fit, and an intent with long notes ends it. */
const leave = 6_000;

/** Writes a journal whose first segment is all but full, as years of use would. */
async function nearlyFullSegment(folder: string): Promise<void> {
  const journal = fileJournal({
    folder,
    actor: { osUser: 'dana', host: 'NG-DESK-07' },
    app: { version: '0.1.0', platform: process.platform },
    clock: () => new Date(),
    disk: realDisk,
    newId: () => newId(),
    platform: process.platform,
  });
  const note = async (bytes: number): Promise<void> => {
    const appended = await journal.append({ type: 'test.note', data: { text: 'x'.repeat(bytes) } });
    expect(appended.kind).toBe('recorded');
  };
  const size = (): number => statSync(join(folder, 'segment-000001.jsonl')).size;
  expect((await journal.open()).kind).toBe('open');
  while (size() < segmentBytes - leave - 128 * 1024) await note(60 * 1024);
  await note(60 * 1024);
  await note(segmentBytes - leave - size() - 1_000);
  await journal.close();
}

// Elsewhere there is no such mount; the same promises are held there by the unit tests.
if (process.platform === 'linux') {
  test('read-only at the press: the token is kept, nothing is sent, and once writable the next press goes through', async ({
    desk,
    disk,
    server,
  }) => {
    const { page } = desk;
    mkdirSync(join(disk.top, audit), { recursive: true });
    await disk.readOnly(audit);
    await enter(page, 'TEST DESK');
    await pasteToken(desk, newToken());
    await expect(page.locator('main')).toContainText(
      /token is in the keychain.*journal could not record it/i,
    );
    await order(page, '4242');
    await expect(page.getByRole('alert')).toContainText(/journal cannot be written.*nothing was sent/i);
    await expect(page.locator('main')).toContainText(/cannot be written \(EROFS\)/);
    expect(server.received).toHaveLength(0);
    expect(await realLines(desk)).toEqual([]);

    await disk.writable(audit);
    await pressAndConfirm(page);
    expect((await ended(desk)).outcome).toBe('done');
    expect(server.received).toHaveLength(1);
    expect(await kindsOf(desk)).toEqual(['journal.opened', 'order.intent', 'order.outcome']);
  });

  test.describe('where the outcome begins a new segment', () => {
    test.use({
      diskBytes: 20 * 1024 * 1024,
      fillBefore: async ({}, use) => use(nearlyFullSegment),
    });
    test('read-only between intent and outcome: shown, said to be unrecorded, and recorded by itself', async ({
      desk,
      disk,
      server,
    }) => {
      const { page } = desk;
      const late = held();
      await enter(page, 'TEST DESK');
      // What was laid out was begun by nobody's key.
      await page.evaluate(() => window.desk.rekeyJournal({ journal: 'real', reason: 'Laid out unsigned.' }));
      await pasteToken(desk, newToken());
      server.next(late.script);
      await order(page, '4242', longNotes);
      await expect.poll(() => server.received.length).toBe(1);
      await disk.readOnly(audit);
      late.give();
      const shown = page.locator('[data-outcome="done"]');
      await expect(shown).toContainText(/outcome is not recorded yet/i);
      expect((await kindsOf(desk)).at(-1)).toBe('order.intent');
      await goTo(page, /History/);
      await expect(page.locator('tr.order')).toContainText('Under way');
      await goTo(page, /Expire/);

      await disk.writable(audit);
      await expect(shown).not.toContainText(/not recorded yet/i, { timeout: 8_000 });
      expect(await ended(desk)).toMatchObject({ outcome: 'done', reason: 'expired' });
      expect(statSync(join(realJournal(desk.dataHome), 'segment-000002.jsonl')).size).toBeGreaterThan(0);
      expect(server.received).toHaveLength(1);
    });
  });
}

onOwnDisk.describe('a file where the journal’s folder should be', () => {
  onOwnDisk.use({
    prepare: async ({}, use) => {
      await use(async (dataHome) => {
        mkdirSync(dirname(realJournal(dataHome)), { recursive: true });
        writeFileSync(realJournal(dataHome), 'in the way');
      });
    },
  });
  onOwnDisk('nothing is sent, and it heals without a restart', async ({ desk, server }) => {
    const { page } = desk;
    await signIn(desk, newToken());
    await order(page, '4242');
    await expect(page.getByRole('alert')).toContainText(/journal cannot be written.*nothing was sent/i);
    expect(server.received).toHaveLength(0);
    rmSync(realJournal(desk.dataHome));
    await pressAndConfirm(page);
    expect((await ended(desk)).outcome).toBe('done');
    expect(server.received).toHaveLength(1);
    expect(await kindsOf(desk)).toEqual(['journal.opened', 'order.intent', 'order.outcome']);
  });
});
