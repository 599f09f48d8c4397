import type { Page } from '@playwright/test';
import { test } from './application';
import { chooseTrader, expireLockout, outcomeShown, pressAndConfirm, lookUp } from './order-page';
import { setUp, settings, take } from './pictures';

const longNotes = `${'Trader locked out by mistake while the platform was frozen. '.repeat(120)}${'x'.repeat(600)}`;

/** Walks through every view and has each one taken. */
async function walk(page: Page, take: (view: string) => Promise<void>): Promise<void> {
  const go = (name: RegExp): Promise<void> =>
    page.getByRole('navigation').getByRole('button', { name }).click();
  const next = (): Promise<void> => page.getByRole('button', { name: 'Next trader' }).click();
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  await take('01-empty-form');
  await go(/Follow-up/);
  await take('02-nothing-to-follow-up');
  await go(/History/);
  await take('03-young-history');
  await go(/Expire/);
  await lookUp(page, 'o');
  await page.getByRole('option').first().waitFor();
  await take('04-suggestions');
  await chooseTrader(page, 'Marisol');
  await page.getByRole('textbox', { name: 'Notes' }).fill('Locked out by mistake. Confirmed by phone.');
  await take('05-chosen');
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await take('06-confirmation');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }).click();
  await page.getByText(/waiting for the answer/i).waitFor();
  await take('07-under-way');
  await outcomeShown(page);
  await take('08-done');
  await next();
  await chooseTrader(page, 'Petra Penalty');
  await pressAndConfirm(page);
  await page.getByRole('button', { name: 'Cancel the order' }).waitFor();
  await take('09-penalty');
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  await outcomeShown(page);
  await take('10-cancelled');
  for (const [view, trader] of [
    ['11-refused', 'Vera Violations'],
    ['12-unknown', 'Sam Server-Error'],
    ['13-not-sent', 'Ottilie Offline'],
  ] as const) {
    await next();
    await expireLockout(page, trader);
    await take(view);
  }
  await next();
  await lookUp(page, '5310077');
  await page.getByRole('option').first().click();
  await page.getByRole('textbox', { name: 'Notes' }).fill(longNotes.slice(0, 8192));
  await take('14-long-notes');
  await pressAndConfirm(page);
  await outcomeShown(page);
  await take('15-long-outcome');
  await next();
  await lookUp(page, '424242');
  await page.getByRole('option').first().click();
  await page.getByRole('textbox', { name: 'Notes' }).fill(`${longNotes}${longNotes}`);
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await take('16-unknown-id-and-stop');
  await go(/Follow-up/);
  await page.getByText('Sam Server-Error').first().waitFor();
  await take('17-follow-up');
  await page
    .getByRole('button', { name: /^Close…/ })
    .first()
    .click();
  await take('18-closing');
  await page.keyboard.press('Escape');
  await go(/History/);
  await page.getByText('Sam Server-Error').first().click();
  await take('19-history');
  await page.getByRole('button', { name: /PRACTICE/ }).click();
  await take('20-environments');
  await page.getByText('LIVE', { exact: true }).first().click();
  await take('21-live-history');
  await go(/Expire/);
  await take('22-live-form');
  await go(/Sessions/);
  await page.locator('[data-session="live"][data-state="none"]').waitFor();
  await take('23-sessions');
}

for (const setting of settings) {
  test(`screenshots, ${setting.name}`, async ({ desk }) => {
    test.setTimeout(180_000);
    await setUp(desk, setting);
    await walk(desk.page, (view) => take(desk, view, setting));
  });
}
