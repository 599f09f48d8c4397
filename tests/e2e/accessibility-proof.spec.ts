import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './accessible';
import { test } from './own-keyring';
import { ended, enter, expect, goTo, order, realJournal, realLines, signIn } from './real-desk';
import { newToken } from './secret';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`every view of the proof has no violation, ${colorScheme}`, () => {
    test.use({ copied: true });
    test('filters, verifying, export, an alarm, a broken journal, a missing key', async ({
      desk,
      keyring,
    }) => {
      test.setTimeout(120_000);
      let { page } = desk;
      await page.emulateMedia({ colorScheme });
      const look = (view: string): Promise<void> => expectAccessible(page, view);
      await signIn(desk, newToken());
      await order(page, '4242', 'By phone.');
      expect((await ended(desk)).outcome).toBe('done');
      await goTo(page, /History/);
      await page.getByRole('button', { name: 'More filters' }).click();
      await page.getByRole('searchbox').fill('nobody wrote this');
      await page.getByText('Nothing matches').waitFor();
      await look('filters, nothing matches');
      await page.getByRole('button', { name: 'Clear filters' }).first().click();
      await page.locator('tr.order').first().click();
      await page
        .getByRole('button', { name: /^Raw record #/ })
        .first()
        .click();
      await look('a record, its raw line open');
      await page.getByRole('button', { name: 'Verify now' }).click();
      await look('how to verify');
      await page.getByRole('dialog').getByRole('button', { name: 'Verify', exact: true }).click();
      await page.locator('[data-verdict="intact"]').waitFor();
      await look('verified');
      await page.getByRole('button', { name: /^Export/ }).click();
      await look('export');
      await page.getByRole('button', { name: 'Choose a place…' }).click();
      await page.getByRole('dialog', { name: 'Exported' }).waitFor();
      await look('exported');
      await page.getByRole('button', { name: 'Close', exact: true }).click();

      const path = join(realJournal(desk.dataHome), 'segment-000001.jsonl');
      await desk.app.close();
      const lines = readFileSync(path, 'latin1').trimEnd().split('\n');
      writeFileSync(path, `${lines.slice(0, -1).join('\n')}\n`, 'latin1');
      page = await desk.relaunch();
      await page.emulateMedia({ colorScheme });
      await enter(page, 'TEST DESK');
      await page.locator('[data-alarm]').waitFor();
      await look('an alarm');
      await page.getByRole('button', { name: 'Acknowledge…' }).click();
      await look('acknowledging');
      await page.keyboard.press('Escape');
      writeFileSync(path, readFileSync(path, 'latin1').replace('By phone', 'By phony'), 'latin1');
      await goTo(page, /History/);
      await page.getByRole('button', { name: 'Verify now' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Verify', exact: true }).click();
      await page.locator('[data-verdict="broken"]').waitFor();
      await look('broken');

      const { journalId } = (await realLines(desk))[0]?.data ?? {};
      await desk.app.close();
      expect(await keyring.deleteEntry(String(journalId))).toBe(true);
      page = await desk.relaunch();
      await page.emulateMedia({ colorScheme });
      await enter(page, 'TEST DESK');
      await page.locator('header [data-journal="needs-key"]').waitFor();
      await look('a missing key');
      await page.getByRole('button', { name: 'Make a new key…' }).first().click();
      await look('making a new key');
    });
  });
}
