import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningDesk } from './application';
import { enter, expect, goTo, nextTrader, oneOrder, realJournal, realLines, signIn, test } from './real-desk';
import { newToken } from './secret';

// A folder whose file system is a process of its own, which is stopped: whoever asks it for anything waits, as for a share
// whose server is gone, until the process goes on.

interface Share {
  readonly hang: () => void;
  readonly goOn: () => void;
}

const mounted = (folder: string): boolean =>
  readFileSync('/proc/self/mounts', 'utf8').includes(` ${folder} `);

/** Puts such a file system over a folder while `work` lasts; what is written there lies in the folder below it. */
async function withShare(folder: string, work: (share: Share) => Promise<void>): Promise<void> {
  const server: ChildProcess = spawn('bindfs', ['-f', '-o', 'nonempty', folder, folder], { stdio: 'ignore' });
  const goOn = (): void => void server.kill('SIGCONT');
  try {
    await expect.poll(() => mounted(folder), { message: 'the share is mounted' }).toBe(true);
    await work({ hang: () => void server.kill('SIGSTOP'), goOn });
  } finally {
    goOn();
    execFileSync('fusermount', ['-u', folder]);
  }
}

/** How long the application takes to its end, in milliseconds. */
async function quit({ app }: RunningDesk): Promise<number> {
  const start = Date.now();
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  // Cut off where the end comes before the answer.
  await app.evaluate(({ app: own }) => own.quit()).catch(() => undefined);
  await gone;
  return Date.now() - start;
}

test.describe('a second copy', () => {
  test.use({ copied: true });
  test('on a share that hangs holds up no order and no end, is said, and catches up', async ({ desk }) => {
    test.setTimeout(180_000);
    const share = join(desk.folder, 'share');
    const copied = (): string =>
      readFileSync(join(share, readdirSync(share)[0] ?? '', 'segment-000001.jsonl'), 'utf8');
    const own = (): string => readFileSync(join(realJournal(desk.dataHome), 'segment-000001.jsonl'), 'utf8');
    await signIn(desk, newToken());
    await oneOrder(desk, '4242');
    const isCurrent = (): boolean => copied() === own();
    await expect.poll(isCurrent, { message: 'the copy is begun' }).toBe(true);
    await withShare(share, async ({ hang, goOn }) => {
      hang();
      await nextTrader(desk.page);
      await oneOrder(desk, '4243');
      await expect(desk.page.locator('header [data-journal]')).toContainText('second copy failed', {
        timeout: 60_000,
      });
      await goTo(desk.page, /History/);
      await desk.page.getByRole('button', { name: 'Proof' }).click();
      await expect(desk.page.locator('[data-copy="failed"]')).toContainText('The folder does not answer.');
      expect(await quit(desk)).toBeLessThan(20_000);
      goOn();
    });
    await desk.relaunch();
    await enter(desk.page, 'TEST DESK');
    await expect(desk.page.locator('header [data-journal="open"]')).toBeVisible();
    await expect.poll(isCurrent, { message: 'the copy has caught up', timeout: 30_000 }).toBe(true);
    expect(copied()).toContain('"userId":"4243"');
  });
});

test('an export to a share that hangs can be left, holds up no order and no end, and leaves no file', async ({
  desk,
}) => {
  test.setTimeout(180_000);
  const { page } = desk;
  const exports = join(desk.folder, 'exports');
  await signIn(desk, newToken());
  await withShare(exports, async ({ hang }) => {
    hang();
    await goTo(page, /History/);
    await page.getByRole('button', { name: /^Export/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('CSV').first().click();
    await dialog.getByRole('button', { name: 'Choose a place…' }).click();
    await expect(dialog).toContainText('Writing CSV…');
    await dialog.getByRole('button', { name: 'Cancel export' }).click();
    await expect(dialog).toContainText('does not answer', { timeout: 20_000 });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toHaveCount(0);
    await goTo(page, /Expire/);
    await oneOrder(desk, '4242');
    expect(await quit(desk)).toBeLessThan(20_000);
  });
  expect(readdirSync(exports)).toEqual([]);
  expect((await realLines(desk)).map(({ type }) => type)).not.toContain('journal.exported');
});
