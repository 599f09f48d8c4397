import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { RunningDesk } from './application';
import { ended, enter, expect, goTo, oneOrder, order, realJournal, realLines, signIn } from './real-desk';
import { test } from './own-keyring';
import { newToken } from './secret';
import { stranger } from './stranger';

const banner = (page: Page) => page.locator('[data-alarm]');

/** Starts again in TEST DESK, where the journal asks for a new key. */
async function askedForKey(desk: RunningDesk): Promise<Page> {
  const page = await desk.relaunch();
  await enter(page, 'TEST DESK');
  await expect(page.locator('header [data-journal="needs-key"]')).toBeVisible();
  return page;
}

async function makeKey(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Make a new key…' }).first().click();
  await page.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await page.getByRole('button', { name: 'Make the new key' }).click();
  await expect(page.locator('header [data-journal="open"]')).toBeVisible();
}

test('a copy from before a new key asks for one more, raises the alarm, takes orders and verifies', async ({
  desk,
  keyring,
}) => {
  await signIn(desk, newToken());
  await oneOrder(desk);
  const { journalId } = (await realLines(desk))[0]?.data ?? {};
  const [journal, copy] = [realJournal(desk.dataHome), join(desk.folder, 'copy')];
  await desk.app.close();
  cpSync(journal, copy, { recursive: true });
  expect(await keyring.deleteEntry(String(journalId))).toBe(true);
  await makeKey(await askedForKey(desk), 'The keychain was made anew by IT.');
  await desk.app.close();
  rmSync(journal, { recursive: true });
  cpSync(copy, journal, { recursive: true });

  const before = await realLines(desk);
  const page = await askedForKey(desk);
  expect(await realLines(desk)).toEqual(before);
  await makeKey(page, 'Restored from the backup of Monday.');
  await expect(banner(page)).toHaveAttribute('data-alarm', 'cut');
  await goTo(page, /Expire/);
  await order(page, '77');
  expect((await ended(desk)).outcome).toBe('done');
  const { code, said } = await stranger('--signatures', journal);
  expect(code).toBe(0);
  expect(said).toContain('Restored from the backup of Monday.');
  expect(said).toMatch(/alarm: record \d+, .*, cut; nobody acknowledged it/);
});
