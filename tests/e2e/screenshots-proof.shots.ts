import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from './application';
import { test } from './own-keyring';
import { setUp, settings, take } from './pictures';
import { ended, enter, goTo, nextTrader, order, realJournal, realLines, signIn } from './real-desk';
import { newToken } from './secret';

test.use({ copied: true });

for (const setting of settings) {
  test(`screenshots of the proof, ${setting.name}`, async ({ desk, keyring }) => {
    test.setTimeout(180_000);
    const shoot = (view: string): Promise<void> => take(desk, view, setting);
    let { page } = desk;
    await setUp(desk, setting);
    await signIn(desk, newToken());
    for (const [userId, notes] of [
      ['4242', 'By phone, date of birth checked.'],
      ['77', 'Desk lead asked for it; ticket OPS-4711.'],
    ] as const) {
      await order(page, userId, notes);
      expect((await ended(desk)).outcome).toBe('done');
      await nextTrader(page);
    }
    await goTo(page, /History/);
    await page.getByRole('button', { name: 'Verify now' }).click();
    await shoot('30-verify-dialog');
    await page.getByRole('dialog').getByRole('button', { name: 'Verify', exact: true }).click();
    await page.locator('[data-verdict]').waitFor();
    await shoot('31-verified');
    await page.getByRole('button', { name: 'Proof' }).click();
    await page.getByRole('searchbox').fill('date of birth');
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.locator('tr.order').first().waitFor();
    await shoot('32-filtered');
    await page.getByRole('searchbox').fill('nobody wrote this');
    await page.getByText('Nothing matches').waitFor();
    await shoot('33-nothing-matches');
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await page.getByRole('button', { name: /^Export/ }).click();
    await page.locator('#export-bundle').check();
    await shoot('34-export');
    await page.getByRole('button', { name: 'Choose a place…' }).click();
    await page.getByRole('dialog', { name: 'Exported' }).waitFor();
    await shoot('35-exported');
    await page.getByRole('button', { name: 'Close', exact: true }).click();

    const path = join(realJournal(desk.dataHome), 'segment-000001.jsonl');
    await desk.app.close();
    const whole = readFileSync(path, 'latin1');
    writeFileSync(path, `${whole.trimEnd().split('\n').slice(0, -2).join('\n')}\n`, 'latin1');
    page = await desk.relaunch();
    await setUp(desk, setting);
    await enter(page, 'TEST DESK');
    await page.locator('[data-alarm]').waitFor();
    await shoot('36-alarm');
    await page.getByRole('button', { name: 'Acknowledge…' }).click();
    await shoot('37-acknowledge');
    await page.keyboard.press('Escape');
    writeFileSync(path, readFileSync(path, 'latin1').replace('OPS-4711', 'OPS-4712'), 'latin1');
    await goTo(page, /History/);
    await page.getByRole('button', { name: 'Verify now' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Verify', exact: true }).click();
    await page.locator('[data-verdict=broken]').waitFor();
    await shoot('38-broken');

    const { journalId } = (await realLines(desk))[0]?.data ?? {};
    await desk.app.close();
    expect(await keyring.deleteEntry(String(journalId))).toBe(true);
    page = await desk.relaunch();
    await setUp(desk, setting);
    await enter(page, 'TEST DESK');
    await page.locator('header [data-journal="needs-key"]').waitFor();
    await shoot('39-needs-key');
    await page.getByRole('button', { name: 'Make a new key…' }).first().click();
    await shoot('40-new-key');
  });
}
