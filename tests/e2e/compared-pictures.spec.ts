import type { Page } from '@playwright/test';
import { expect, test, type RunningDesk } from './application';
import { chooseTrader, lookUp } from './order-page';
import { setUp, settings, type Setting } from './pictures';

// How the window looks, compared with what was looked at and found right: tests/e2e/pictures. After a change that is
// meant, `npm run e2e -- compared-pictures --update-snapshots`, and look at each picture that changed.

/** Leaves its place to what differs from computer to computer: who works at it, and where his settings are. */
const hideOwn = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const paths = [...document.querySelectorAll<HTMLElement>('main .mono')].filter(({ textContent }) =>
      textContent.includes('settings.json'),
    );
    for (const own of [...document.querySelectorAll<HTMLElement>('header .who'), ...paths])
      own.style.visibility = 'hidden';
  });

/** All views in light; in the other settings those in which most differs. */
const views: Readonly<Record<string, readonly string[]>> = {
  dark: ['suggestions', 'confirmation', 'settings', 'help'],
  small: ['expire', 'chosen', 'sessions'],
};

async function compare({ page }: RunningDesk, view: string, { name }: Setting): Promise<void> {
  if (views[name] && !views[name].includes(view)) return;
  await page.evaluate(() => document.fonts.ready);
  await hideOwn(page);
  await expect(page).toHaveScreenshot(`${view}-${name}.png`, {
    animations: 'disabled',
    caret: 'hide',
    maxDiffPixelRatio: 0.002,
  });
}

const go = (page: Page, name: RegExp): Promise<void> =>
  page.getByRole('navigation').getByRole('button', { name }).click();

async function walk(desk: RunningDesk, setting: Setting): Promise<void> {
  const { page } = desk;
  const look = (view: string): Promise<void> => compare(desk, view, setting);
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  await page.locator('[data-journal]:not([data-journal="opening"])').waitFor();
  await look('expire');
  await lookUp(page, 'o');
  await look('suggestions');
  await chooseTrader(page, 'Marisol');
  await page.getByRole('textbox', { name: 'Notes' }).fill('Locked out by mistake. Confirmed by phone.');
  await look('chosen');
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('confirmation');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('help');
  await page.keyboard.press('Escape');
  await go(page, /Sessions/);
  await page.locator('[data-session="demo"]').waitFor();
  await look('sessions');
  await go(page, /Settings/);
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await look('settings');
  await go(page, /Follow-up/);
  await page.getByRole('heading', { name: 'Follow-up', level: 1 }).waitFor();
  await look('follow-up');
}

if (process.platform === 'linux') {
  for (const setting of settings.filter(({ zoom, name }) => zoom === 1 && name !== 'wide'))
    test(`looks as it was looked at, ${setting.name}`, async ({ desk }) => {
      test.setTimeout(120_000);
      await setUp(desk, setting);
      await walk(desk, setting);
    });
}
