import type { Page } from '@playwright/test';
import { answer } from '../stand-ins/scripts';
import { expectInert, expectMarked, hostileText } from './hostile-page';
import { chooseTrader, lookUp, outcomeShown } from './order-page';
import { setUp, settings } from './pictures';
import { ended, enter, expect, goTo, nextTrader, order, pasteToken, test, toClipboard } from './real-desk';
import { newToken } from './secret';

const said = hostileText(9000);
const notes = hostileText(8192);
const who = JSON.stringify({ userId: 1, fullName: hostileText(900), organizationName: hostileText(900) });
const markup = '<i class=hostile>Desk</i>';
const address = (id: string): string => `https://${id}.northgate.example/v1`;

test.use({
  enforced: {
    reasonCodes: [{ code: 'MISTAKE', label: `<img src=x class=hostile>${'W'.repeat(50)}` }],
    ticketPattern: '.*',
  },
  more: {
    environments: [
      { id: 'markup', name: markup, baseUrl: address('markup') },
      { id: 'wide', name: 'W'.repeat(40), baseUrl: address('wide'.repeat(12)) },
      { id: 'turned', name: 'a\u202Eb\u200B', baseUrl: address('turned') },
    ],
  },
});

const close = (page: Page): Promise<void> => page.keyboard.press('Escape');

test('hostile text in names, notes and answers is shown inertly, marked and in its place on every page', async ({
  desk,
  server,
}) => {
  test.setTimeout(180_000);
  const { page, app } = desk;
  const inert = (view: string): Promise<void> => expectInert(desk, view);
  for (const small of settings.filter(({ name }) => name === 'small')) await setUp(desk, small);
  server.auth.next('me', answer(200, who), answer(200, who));
  await enter(page, 'TEST DESK');
  await pasteToken(desk, newToken());
  await expect(page.getByRole('banner')).toContainText('<img src=x');
  await inert('header');

  server.next(answer(200, JSON.stringify({ ok: false, errorText: said })));
  await order(page, '4242', notes);
  expect((await ended(desk)).outcome).toBe('refused');
  await expectMarked(page, 'dd');
  await inert('outcome');
  await page.getByRole('button', { name: 'Copy details' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const copied = await app.evaluate(async ({ clipboard }) => clipboard.readText());
  expect(copied).toContain(notes);
  expect(copied).not.toContain('⟨U+');
  await nextTrader(page);

  server.next(answer(500, said));
  await lookUp(page, '4242');
  await inert('suggestions');
  await page.getByRole('option').first().click();
  await expectMarked(page, '.card.who');
  await page.getByRole('textbox', { name: 'Notes' }).fill(notes);
  await page.getByLabel(/^Reason/).selectOption('MISTAKE');
  await page.getByLabel(/^Ticket/).fill('a\u202Eb');
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await expect(page.locator('main').getByRole('alert')).toBeVisible();
  await page.getByLabel(/^Ticket/).fill(`<b class=hostile>${'W'.repeat(40)}`);
  await expectMarked(page, 'pre');
  await inert('form');
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expectMarked(page, '[role=alertdialog] dd');
  await inert('confirmation');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }).click();
  expect((await outcomeShown(page)).outcome).toBe('unknown');
  await inert('unknown');

  await goTo(page, /Follow-up/);
  await expectMarked(page, 'li p');
  await inert('follow-up');
  await page.getByRole('button', { name: /^Close…/ }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill(hostileText(2000));
  await inert('closing');
  await page.getByText('It did not').click();
  await page.getByRole('button', { name: 'Close order' }).click();
  await expect(page.getByText('Nothing waits for an answer')).toBeVisible();

  await goTo(page, /History/);
  const rows = page.locator('tr.order');
  await expect(rows).toHaveCount(2);
  await expectMarked(page, 'tr.order');
  await inert('history');
  await rows.first().click();
  await page
    .getByRole('button', { name: /^Raw record/ })
    .first()
    .click();
  await expectMarked(page, 'aside pre');
  await expectMarked(page, 'aside dd');
  await inert('record');
  await page.getByRole('searchbox').fill('a\u202Ecod');
  await expect(page.locator('.chips')).toContainText('⟨U+202E⟩');
  await page.getByRole('button', { name: 'More filters' }).click();
  await page
    .getByRole('button', { name: /^Environment/ })
    .last()
    .click();
  await inert('filters');
  await close(page);
  await page.getByRole('button', { name: /^Export/ }).click();
  await expect(page.locator('[data-exported]')).toContainText('⟨U+202E⟩');
  await inert('export');
  await close(page);

  await goTo(page, /Sessions/);
  await expect(page.locator('[data-session="test-desk"] dd').first()).toContainText('<img src=x');
  await inert('sessions');
  await page
    .locator('[data-session="test-desk"]')
    .getByRole('button', { name: /^Forget/ })
    .click();
  await expect(page.getByRole('alertdialog')).toContainText('<img src=x');
  await inert('forget');
  await close(page);

  await goTo(page, /Diagnostics/);
  await page.getByRole('button', { name: 'Run preflight' }).click();
  await page.locator('[data-preflight="checked"]').waitFor();
  await inert('diagnostics');
  await goTo(page, /Settings/);
  await page.locator('[data-setting]').first().waitFor();
  await expect(page.locator('[data-setting="environments"]')).toContainText(markup);
  await inert('settings');

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to or find' }).fill('<i');
  await expect(page.getByRole('option', { name: `Switch to ${markup}` })).toBeVisible();
  await inert('palette');
  await page.getByRole('combobox', { name: 'Go to or find' }).fill('4242');
  await inert('palette with traders');
  await close(page);

  await enter(page, markup.toUpperCase());
  await inert('an environment with markup for a name');
  await page.getByRole('button', { name: /^Environment:/ }).click();
  await expect(page.getByRole('menuitemradio').first()).toBeVisible();
  await inert('environments');
  await close(page);
  await goTo(page, /Sessions/);
  await toClipboard(desk, hostileText(5000));
  await page
    .getByRole('button', { name: /^Paste token/ })
    .first()
    .click();
  await inert('a token that is none');
  await page.getByRole('button', { name: /^Environment:/ }).click();
  await page.getByRole('menuitemradio').filter({ hasText: 'wide.northgate' }).click();
  await goTo(page, /Expire/);
  await chooseTrader(page, '4242');
  await inert('a wide name');
});
