import type { Page } from '@playwright/test';
import type { ApiServer } from '../stand-ins/api-server';
import { admin, tokenFor } from '../stand-ins/auth-server';
import { answer, cut } from '../stand-ins/scripts';
import type { RunningDesk } from './application';
import { item, signInWithFile } from './key-desk';
import { openSettings, settingOn } from './policy-desk';
import { ended, enter, expect, forget, goTo, nextTrader, order } from './real-desk';

/** Signs in by key, and has the session renewed by itself once. */
async function morning(page: Page, server: ApiServer): Promise<void> {
  server.auth.next('accesstokenrequest', tokenFor(8_000));
  await signInWithFile(page);
  await expect.poll(() => server.auth.of('renewaccesstoken').length, { timeout: 10_000 }).toBe(1);
  await enter(page, 'TEST DESK');
  await expect(page.getByRole('banner')).toContainText(admin.fullName);
  await goTo(page, /Expire/);
}

/** An order that takes effect, one that is refused, and one of which nobody knows, which is closed after. */
async function orders(desk: RunningDesk, server: ApiServer): Promise<void> {
  const { page } = desk;
  server.next(answer(200, '{"ok":true}'), answer(200, '{"ok":false,"errorText":"No active lockout."}'), cut);
  for (const [outcome, userId] of [
    ['done', '4242'],
    ['refused', '77'],
  ] as const) {
    await order(page, userId, 'By phone.');
    expect((await ended(desk)).outcome).toBe(outcome);
    await nextTrader(page);
  }
  await order(page, '78');
  expect((await ended(desk)).outcome).toBe('unknown');
  await page.getByRole('button', { name: 'Leave for follow-up' }).click();
  await page.getByRole('button', { name: /^Close…/ }).click();
  await page.getByRole('radio', { name: /took effect/i }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close order' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** A search, a verification of the whole journal, and evidence of it. */
async function compliance(page: Page): Promise<void> {
  await goTo(page, /History/);
  await page.getByRole('searchbox').fill('by phone');
  await expect(page.locator('tr.order')).toHaveCount(2);
  await page.getByRole('searchbox').press('Escape');
  await page.getByRole('button', { name: 'Verify now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(page.locator('[data-chain]')).toContainText(/Verified up to record/i);
  await page.getByRole('button', { name: /^Export/ }).click();
  await page
    .getByRole('dialog')
    .getByText(/Evidence bundle/)
    .first()
    .click();
  await page.getByRole('button', { name: 'Choose a place…' }).click();
  await expect(page.getByRole('dialog', { name: 'Exported' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
}

/** A preflight, a setting of one's own, the palette, the help. */
async function lookingAround(page: Page): Promise<void> {
  await goTo(page, /Diagnostics/);
  await page.getByRole('button', { name: 'Run preflight' }).click();
  await expect(page.locator('[data-preflight="checked"]')).toBeVisible({ timeout: 20_000 });
  await openSettings(page);
  await settingOn(page, 'theme').getByRole('radio', { name: 'Dark' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('followup');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
  await page.keyboard.press('Escape');
}

/** Everything that an administrator does from the first sign-in to leaving, in the environment Test Desk. */
export async function workingDay(desk: RunningDesk, server: ApiServer): Promise<void> {
  const { page } = desk;
  await morning(page, server);
  await orders(desk, server);
  await compliance(page);
  await lookingAround(page);
  await goTo(page, /Sessions/);
  await forget(page, item(page));
  await expect(item(page)).toHaveAttribute('data-state', 'none');
  expect(await desk.complaints()).toEqual([]);
  await desk.app.close();
}
