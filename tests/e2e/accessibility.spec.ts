import { expectAccessible } from './accessible';
import { test } from './application';
import { chooseTrader, expireLockout, outcomeShown } from './order-page';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every view has no violation, ${colorScheme}`, async ({ desk }) => {
    test.setTimeout(120_000);
    const { page } = desk;
    await page.emulateMedia({ colorScheme });
    const look = (view: string): Promise<void> => expectAccessible(page, view);
    const go = (name: RegExp): Promise<void> =>
      page.getByRole('navigation').getByRole('button', { name }).click();

    await page.getByRole('combobox', { name: 'Trader' }).waitFor();
    await look('empty form');
    await go(/Follow-up/);
    await look('nothing to follow up');
    await go(/History/);
    await look('young history');
    await go(/Expire/);
    await page.getByRole('combobox', { name: 'Trader' }).fill('e');
    await page.getByRole('option').first().waitFor();
    await look('suggestions');
    await chooseTrader(page, 'Petra Penalty');
    await look('chosen trader');
    await page.getByRole('button', { name: 'Expire lockout…' }).click();
    await look('confirmation');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }).click();
    await page.getByRole('button', { name: 'Cancel the order' }).waitFor();
    await look('penalty');
    await page.getByRole('button', { name: 'Cancel the order' }).click();
    await outcomeShown(page);
    await look('refused');
    for (const trader of ['Elena Expired', 'Sam Server-Error', 'Ottilie Offline']) {
      await page.getByRole('button', { name: 'Next trader' }).click();
      await expireLockout(page, trader);
      await look(trader);
    }
    await go(/Follow-up/);
    await page.getByText('Sam Server-Error').first().waitFor();
    await look('follow-up');
    await page.getByRole('button', { name: /^Close…/ }).click();
    await look('closing');
    await page.keyboard.press('Escape');
    await go(/History/);
    await page.getByText('Elena Expired').first().click();
    await look('history with a record open');
    await page.getByRole('button', { name: /PRACTICE/ }).click();
    await look('environments');
  });
}
