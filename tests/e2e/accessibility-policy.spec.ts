import { cut, type Script } from '../stand-ins/scripts';
import { expectAccessible } from './accessible';
import { expect, openSettings, rewrite, saying, test } from './policy-desk';
import { ended, enter, goTo, order, signIn } from './real-desk';
import { newToken } from './secret';

const acme = (baseUrl: string) => ({ id: 'acme', name: 'Acme Desk', kind: 'demo', baseUrl });
/** Nobody answers there. */
const silent = { id: 'silent', name: 'Acme Silent', kind: 'live', baseUrl: 'https://localhost:9/v1' };
const broken = '{\n  "version": 1,\n  "enforced": { "notesMinLength": "ten", "colour": 1 },\n}';

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`what a policy gives and takes, ${colorScheme}`, () => {
    test.use({
      policy: { text: (baseUrl) => saying({ environments: [acme(baseUrl), silent] }) },
      // An order is looked at while it is under way.
      laidOut: { wholeMs: 40_000 },
    });
    test('has no violation', async ({ desk, server }) => {
      test.setTimeout(120_000);
      const { page } = desk;
      await page.emulateMedia({ colorScheme });
      const look = (view: string): Promise<void> => expectAccessible(page, view);
      const preflight = async (word: string): Promise<void> => {
        await enter(page, word);
        await page.getByRole('button', { name: 'Run preflight' }).click();
        await expect(page.locator('[data-preflight="checked"]')).toBeVisible({ timeout: 20_000 });
      };
      await signIn(desk, newToken(), 'ACME DESK');
      await goTo(page, /Diagnostics/);
      await preflight('ACME SILENT');
      await look('a failed preflight');
      await preflight('ACME DESK');
      await look('diagnostics');

      let end = (): void => undefined;
      const isLookedAt = new Promise<void>((resolve) => (end = resolve));
      const cutLater: Script = async (reply) => {
        await isLookedAt;
        await cut(reply);
      };
      server.next(cutLater);
      await goTo(page, /Expire/);
      await order(page, '4242');
      await expect(page.locator('[data-under-way="sent"]')).toBeVisible();
      await look('an order under way');
      end();
      expect((await ended(desk)).outcome).toBe('unknown');
      await rewrite(desk, saying({ environments: [silent] }));
      const repeat = page.getByRole('button', { name: 'Repeat the order…' });
      await expect(repeat).toBeDisabled({ timeout: 15_000 });
      await expect(repeat).toHaveAccessibleDescription(/^Acme Desk can’t be chosen now/);
      await look('an unknown that can’t be repeated');
      await page.getByRole('button', { name: 'Next trader' }).click();
      await expect(page.getByText(/no longer offers Acme Desk/).first()).toBeVisible();
      await look('an environment that was taken away');
      await page.getByRole('button', { name: 'Understood' }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

      await rewrite(desk, saying({ readOnly: true }));
      await expect(page.locator('#read-only')).toBeVisible({ timeout: 15_000 });
      await look('read-only');
      await rewrite(desk, broken);
      await openSettings(page);
      await expect(page.locator('main .policy')).toContainText(/line 3, column 35/, { timeout: 15_000 });
      await look('a broken policy');
    });
  });
