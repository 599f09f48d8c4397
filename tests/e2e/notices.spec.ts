import { readFile } from 'node:fs/promises';
import { expect, test } from './application';

test('the licences of others are opened from the Help menu', async ({ desk }) => {
  await desk.page.getByRole('combobox', { name: 'Trader' }).waitFor();
  const shown = await desk.app.evaluate(({ Menu, shell }) => {
    const asked: string[] = [];
    shell.openPath = async (file) => {
      asked.push(file);
      return '';
    };
    Menu.getApplicationMenu()?.getMenuItemById('notices')?.click();
    return asked;
  });
  expect(shown).toHaveLength(1);
  const text = await readFile(shown[0] ?? '', 'utf8');
  for (const name of ['svelte', 'valibot', '@fontsource-variable/inter', 'keytar'])
    expect(text).toContain(`\n${name} `);
  expect(text).toContain('SIL OPEN FONT LICENSE');
});
