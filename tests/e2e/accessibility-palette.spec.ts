import { expectAccessible } from './accessible';
import { test } from './application';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the palette, the shortcuts, the help and the first steps have no violation, ${colorScheme}`, async ({
    desk,
  }) => {
    const { page } = desk;
    await page.emulateMedia({ colorScheme });
    await page.getByRole('region', { name: 'First steps' }).waitFor();
    await expectAccessible(page, 'first steps');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to or find' }).waitFor();
    await expectAccessible(page, 'palette');
    await page.keyboard.type('elena');
    await page.getByRole('option', { name: /Elena/ }).waitFor();
    await expectAccessible(page, 'palette with a trader');
    await page.keyboard.type('zzz');
    await page.getByText('Nothing found.').waitFor();
    await expectAccessible(page, 'palette without anything');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+/');
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page, 'shortcuts');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page, 'help');
  });
}
