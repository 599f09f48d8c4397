import { answer } from '../stand-ins/scripts';
import { expectAccessible } from './accessible';
import { enter, ended, expect, goTo, nextTrader, order, pasteToken, test, toClipboard } from './real-desk';
import { held, leaveNoRoom, longNotes, test as onSmallDisk } from './real-disk';
import { newToken } from './secret';
import { lookUp } from './order-page';

const badPolicy = [{ id: 'no-tls', name: 'No Tls', baseUrl: 'http://localhost/v1' }];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`every view of a real environment has no violation, ${colorScheme}`, () => {
    test.use({ more: { environments: badPolicy } });
    test('sessions, the form without one, a saved token, Live, and a rejected token', async ({
      desk,
      server,
    }) => {
      test.setTimeout(120_000);
      const { page } = desk;
      await page.emulateMedia({ colorScheme });
      const look = (view: string): Promise<void> => expectAccessible(page, view);

      await goTo(page, /Sessions/);
      await expect(page.locator('[data-session="test-live"]')).toHaveAttribute('data-state', 'none');
      await expect(page.locator('main .hint')).toBeVisible();
      await look('sessions, none, and a problem of the policy');
      await goTo(page, /Settings/);
      await expect(page.locator('main')).toContainText('https://');
      await look('settings, and a problem of the policy');
      await goTo(page, /Sessions/);
      await toClipboard(desk, 'short');
      await page
        .locator('[data-session="test-desk"]')
        .getByRole('button', { name: /^Paste/ })
        .click();
      await expect(page.locator('main')).toContainText(/too short/);
      await look('a text that is no token');
      await goTo(page, /Expire/);
      await enter(page, 'TEST LIVE');
      await expect(page.getByText(/needs a session\./)).toBeVisible();
      await look('the form without a session');
      await pasteToken(desk, newToken());
      await expect(page.locator('main')).toContainText(/token is in the keychain/);
      await look('a saved token’s notice');
      await lookUp(page, '4242');
      await page.getByRole('option').first().click();
      await look('an id that nobody knows');
      await page.getByRole('button', { name: 'Expire lockout…' }).click();
      const dialog = page.getByRole('alertdialog');
      await dialog.getByRole('textbox').fill('42');
      await expect(dialog).toContainText(/not the id above yet/);
      await look('Live, the id half typed again');
      await dialog.getByRole('textbox').fill('4242');
      await look('Live, the id typed again');
      server.next(answer(401, 'Access is denied'));
      await dialog.getByRole('button', { name: 'Expire lockout' }).click();
      expect((await ended(desk)).reason).toBe('unauthorized');
      await expect(page.locator('header [data-state="rejected"]')).toBeVisible();
      await look('a rejected token');
      await nextTrader(page);
      await expect(page.getByText(/needs a session\./)).toBeVisible();
      await look('the form with a rejected token');
      await goTo(page, /Sessions/);
      await look('sessions, one of them rejected');
      await goTo(page, /History/);
      await page.locator('tr.order').first().click();
      await look('history of real orders');
    });
  });

  if (process.platform === 'linux') {
    onSmallDisk(
      `an outcome that is not recorded yet has no violation, ${colorScheme}`,
      async ({ desk, disk, server }) => {
        const { page } = desk;
        await page.emulateMedia({ colorScheme });
        const late = held();
        await enter(page, 'TEST DESK');
        await pasteToken(desk, newToken());
        server.next(late.script);
        await order(page, '4242', longNotes);
        await expect.poll(() => server.received.length).toBe(1);
        leaveNoRoom(desk, disk);
        late.give();
        await expect(page.locator('[data-outcome="done"]')).toContainText(/not recorded yet/i);
        await expectAccessible(page, 'an unrecorded outcome');
        await nextTrader(page);
        await order(page, '4343');
        await expect(page.getByRole('alert')).toContainText(/not recorded yet/i);
        await expectAccessible(page, 'an order stopped by it');
      },
    );
  }
}
