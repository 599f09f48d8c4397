import { test } from './application';
import { expireLockout } from './order-page';
import { setUp, settings, take } from './pictures';

for (const setting of settings) {
  test(`screenshots of the palette, the help and the first steps, ${setting.name}`, async ({ desk }) => {
    test.setTimeout(120_000);
    const { page } = desk;
    const shoot = (view: string): Promise<void> => take(desk, view, setting);
    await setUp(desk, setting);
    await page.getByRole('region', { name: 'First steps' }).waitFor();
    await page.getByRole('heading', { level: 1 }).click();
    await shoot('70-first-steps');
    await expireLockout(page, 'Sam Server-Error');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to or find' }).waitFor();
    await shoot('71-palette');
    await page.keyboard.type('el');
    await page.getByRole('option', { name: /Elena/ }).waitFor();
    await shoot('72-palette-found');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await shoot('73-shortcuts');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Help: What “unknown” means/ }).click();
    await page.getByRole('dialog').waitFor();
    await shoot('74-help');
    await page.keyboard.press('End');
    await shoot('75-help-files');
  });
}

test('screenshots in forced colours', async ({ desk }) => {
  const { page } = desk;
  const setting = { name: 'forced', colorScheme: 'dark', width: 1280, height: 800, zoom: 1 } as const;
  await setUp(desk, setting);
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.getByRole('region', { name: 'First steps' }).waitFor();
  await take(desk, '76-expire', setting);
  await expireLockout(page, 'Elena Expired');
  await take(desk, '77-outcome', setting);
  await page.keyboard.press('Control+3');
  await page.locator('tr.order').click();
  await page.getByRole('complementary').waitFor();
  await take(desk, '77-history', setting);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to or find' }).waitFor();
  await take(desk, '78-palette', setting);
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await page.getByRole('dialog').waitFor();
  await take(desk, '79-help', setting);
});
