import { expectAccessible } from './accessible';
import { tabTo } from './keys';
import { outcomeShown } from './order-page';
import { expect, goTo, nextTrader, test } from './real-desk';

const enforced = {
  ...{ reasonCodes: [{ code: 'MISTAKE', label: 'Locked himself out by mistake' }], reasonRequired: true },
  ...{ ticketRequired: true, ticketPattern: 'DESK-\\d{3,6}', notesRequired: true, composeNotes: true },
  ...{ coolingOffMinutes: 60, coolingOffThen: 'second-reason' },
};

test.describe('what the settings ask of an order', () => {
  test.use({ enforced });
  for (const colorScheme of ['light', 'dark'] as const)
    test(`is given by keyboard alone, and no view of it has a violation, ${colorScheme}`, async ({
      desk,
    }) => {
      const { page } = desk;
      const { keyboard } = page;
      await page.emulateMedia({ colorScheme });
      const look = (view: string): Promise<void> => expectAccessible(page, view);
      const choose = async (): Promise<void> => {
        await tabTo(page, /Trader name, login or id/);
        await keyboard.type('4820913');
        await expect(page.getByRole('listbox', { name: 'Traders' }).getByRole('option')).toHaveCount(1);
        await keyboard.press('Enter');
        await expect(page.getByRole('region', { name: 'Chosen trader' })).toBeVisible();
      };
      const press = async (): Promise<void> => {
        await tabTo(page, /Expire lockout…/);
        await keyboard.press('Enter');
      };
      const fill = async (): Promise<void> => {
        await tabTo(page, /Reason/);
        await keyboard.press('ArrowDown');
        await expect(page.getByLabel(/^Reason/)).toHaveValue('MISTAKE');
        await tabTo(page, /Ticket/);
        await keyboard.type('desk');
        await look('a ticket of another form');
        await press();
        await expect(page.locator('main').getByRole('alert')).toContainText('another form of ticket');
        await look('a stop');
        await tabTo(page, /Ticket/);
        await keyboard.press('Control+a');
        await keyboard.type('DESK-123');
        await tabTo(page, /Notes/);
        await keyboard.type('By phone.');
      };
      await page.getByRole('combobox', { name: 'Trader' }).waitFor();
      await choose();
      await look('the fields that the settings ask for');
      await fill();
      await press();
      await look('the confirmation');
      await tabTo(page, /^ *Expire lockout$/);
      await keyboard.press('Enter');
      expect((await outcomeShown(page)).outcome).toBe('done');
      await look('the outcome, with reason and ticket');
      await nextTrader(page);
      await choose();
      await expect(page.getByText('This trader is within the cooling-off.')).toBeVisible();
      await look('the cooling-off');
      await goTo(page, /Settings/);
      await page.locator('[data-setting]').first().waitFor();
      await tabTo(page, /Search the settings/);
      await keyboard.type('ticket');
      await expect(page.locator('[data-setting="ticketRequired"]')).toContainText(
        'Managed by your organization',
      );
      await look('settings that are locked');
    });
});
