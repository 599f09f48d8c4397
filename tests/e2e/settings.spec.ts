import { readFile, rm } from 'node:fs/promises';
import { expectAccessible } from './accessible';
import { printConfig } from './built-command';
import { journalLines, practiceJournal } from './order-page';
import {
  copyOfWhatCounts,
  expect,
  openSettings,
  ownOf,
  policyOf,
  rewrite,
  saying,
  settingOn,
  test,
} from './policy-desk';
import { enter } from './real-desk';

const acme = (baseUrl: string) => ({ id: 'acme', name: 'Acme Desk', kind: 'demo', baseUrl });

/** The newest change of a setting in Practice's journal. */
async function changeOf(dataHome: string, name: string): Promise<Record<string, unknown> | undefined> {
  const lines = await journalLines(practiceJournal(dataHome));
  return lines.findLast(({ type, data }) => type === 'settings.changed' && data['name'] === name)?.data;
}

test.describe('without a policy', () => {
  test('own settings are set by keyboard alone, recorded, and count after a restart; the theme at once', async ({
    desk,
  }) => {
    const { page, dataHome } = desk;
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('combobox', { name: 'Trader' }).waitFor();
    await page.keyboard.press('Control+6');
    await settingOn(page, 'theme').waitFor();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await page.getByRole('searchbox', { name: 'Search the settings' }).fill('appearance');
    await expect(page.locator('[data-setting]')).toHaveCount(1);
    await page.getByRole('radio', { name: 'As the system has it' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.locator('[data-announcer]')).toContainText('Saved. Appearance: Dark.');
    await page.getByRole('searchbox').fill('cooling-off minutes');
    await settingOn(page, 'coolingOffMinutes').getByRole('textbox').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('99999');
    await expect(settingOn(page, 'coolingOffMinutes')).toContainText('from 0 to 10080');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-announcer]')).toContainText('Saved. Cooling-off: 9,999 minutes.');
    await page.getByRole('searchbox').fill('');
    await settingOn(page, 'defaultEnvironment').getByRole('combobox').selectOption('demo');
    await expect(settingOn(page, 'defaultEnvironment').locator('[data-later]')).toContainText('Demo (demo)');
    await expect.poll(() => changeOf(dataHome, 'theme')).toMatchObject({ to: 'dark', source: 'user' });
    const again = await desk.relaunch();
    await again.emulateMedia({ colorScheme: 'light' });
    await expect(again.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(again.getByRole('button', { name: 'Environment: DEMO' })).toBeVisible();
    await openSettings(again);
    await expect(settingOn(again, 'theme')).toHaveAttribute('data-source', 'user');
    await settingOn(again, 'theme').getByRole('button', { name: 'Use the default' }).focus();
    await again.keyboard.press('Enter');
    await expect(again.locator('html')).toHaveAttribute('data-theme', 'light');
    // The button is gone with the value: the keyboard goes on where it was.
    await expect(settingOn(again, 'theme').getByRole('heading')).toBeFocused();
    await again.keyboard.press('Tab');
    await expect(settingOn(again, 'theme').getByRole('radio', { name: /^As the system/ })).toBeFocused();
    expect(JSON.parse(await readFile(ownOf(desk), 'utf8'))).toEqual({
      version: 1,
      settings: { coolingOffMinutes: 9999, defaultEnvironment: 'demo' },
    });
    expect(await desk.complaints()).toEqual([]);
  });

  test('what is copied is what is printed for IT', async ({ desk }) => {
    await openSettings(desk.page);
    const copied = await copyOfWhatCounts(desk);
    expect(copied).toBe(await printConfig(desk));
    expect(copied).toContain(`policy: ${policyOf(desk)} (there is none)`);
    expect(copied).toMatch(/^theme: "system"\n {4}from: built in$/m);
  });
});

test.describe('a policy that enforces', () => {
  test.use({
    policy: {
      text: (baseUrl) => saying({ retype: 'everywhere', environments: [acme(baseUrl)] }, { theme: 'dark' }),
    },
  });
  test('shows the lock, and the main process refuses a call past the page', async ({ desk }) => {
    const { page } = desk;
    await openSettings(page);
    const retype = settingOn(page, 'retype');
    await expect(retype).toContainText('Managed by your organization');
    await expect(retype).toContainText('In every environment');
    await expect(retype.locator('input, select, button')).toHaveCount(0);
    await expect(settingOn(page, 'theme')).toContainText('Your organization’s default');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    const replies = await page.evaluate(() =>
      Promise.all([
        window.desk.changeSetting({ name: 'retype', value: 'live' }),
        window.desk.changeSetting({ name: 'readOnly', value: false }),
        window.desk.changeSetting({ name: 'environments', value: [] }),
      ]),
    );
    expect(replies.map((reply) => reply.kind === 'answer' && reply.value)).toEqual([
      { kind: 'stopped', why: 'managed' },
      { kind: 'stopped', why: 'not-users' },
      { kind: 'stopped', why: 'not-users' },
    ]);
    await expect(readFile(ownOf(desk), 'utf8')).rejects.toThrow('ENOENT');
    await expectAccessible(page, 'settings');
    await page.emulateMedia({ colorScheme: 'light' });
    await settingOn(page, 'theme').getByRole('radio', { name: 'Light' }).check();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await expectAccessible(page, 'settings, light');
  });

  test('is followed while the application runs: the page, the environment that it takes away, the journal', async ({
    desk,
  }) => {
    const { page, dataHome } = desk;
    await enter(page, 'ACME DESK');
    await openSettings(page);
    const typed = settingOn(page, 'notesMinLength').getByRole('textbox');
    await typed.fill('12');
    await rewrite(desk, saying({ coolingOffMinutes: 45 }));
    await expect(settingOn(page, 'coolingOffMinutes')).toContainText('45 minutes', { timeout: 8_000 });
    await expect(settingOn(page, 'coolingOffMinutes')).toHaveAttribute('data-locked', 'true');
    await expect(settingOn(page, 'retype')).toHaveAttribute('data-source', 'built-in');
    await expect(typed).toHaveValue('12');
    await expect(typed).toBeFocused();
    await expect(page.getByRole('button', { name: 'Environment: PRACTICE' })).toBeVisible();
    await expect(page.locator('.place').getByText(/no longer offers Acme Desk/)).toBeVisible();
    await expect
      .poll(() => changeOf(dataHome, 'coolingOffMinutes'))
      .toMatchObject({
        from: 0,
        to: 45,
        source: 'enforced',
        policySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    expect(await desk.complaints()).toEqual([]);
  });

  test('and is gone at the next start counts as broken, and that is said', async ({ desk }) => {
    await openSettings(desk.page);
    await desk.app.close();
    await rm(policyOf(desk));
    const page = await desk.relaunch();
    await openSettings(page);
    await expect(page.locator('[data-policy="gone"]')).toContainText('There was one before');
    await expect(settingOn(page, 'notesRequired')).toHaveAttribute('data-source', 'broken');
    await expect(settingOn(page, 'readOnly')).toContainText('Off');
    await page.getByRole('button', { name: 'Policy: 1 problem' }).click();
    await expect(page.locator('main[data-page="settings"]')).toBeVisible();
  });
});

test.describe('a broken policy', () => {
  test.use({
    policy: {
      text: () => '{\n  "version": 1,\n  "enforced": { "notesMinLength": "ten", "colour": 1 },\n}',
    },
  });
  test('shows line, column and key, strict values stand in, and the window works', async ({ desk }) => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Policy: 2 problems' }).click();
    const said = page.locator('main .policy');
    await expect(said).toContainText(/line 3, column \d+, enforced\.notesMinLength: /);
    await expect(said).toContainText(/enforced\.colour/);
    const shortest = settingOn(page, 'notesMinLength');
    await expect(shortest).toContainText('Policy can’t be read: value for that case');
    await expect(shortest).toContainText('10 characters');
    await settingOn(page, 'keepApiKeys').getByRole('switch').click();
    await expect(settingOn(page, 'keepApiKeys')).toHaveAttribute('data-source', 'user');
    await expectAccessible(page, 'a broken policy');
    expect(await desk.complaints()).toEqual([]);
  });
});

test.describe('a user’s file that is wrong', () => {
  test.use({ own: { text: '{"version":1,"settings":{"theme":"pink","coolingOffMinutes":30,"colour":1}}' } });
  test('is said to be, what is good in it counts, and a press takes the fault out', async ({ desk }) => {
    const { page } = desk;
    await openSettings(page);
    await expect(page.locator('[data-user-file-problem]')).toContainText('“colour” is no setting');
    await expect(settingOn(page, 'coolingOffMinutes')).toHaveAttribute('data-source', 'user');
    const theme = settingOn(page, 'theme');
    await expect(theme).toContainText('"system", "light", "dark"');
    await theme.getByRole('button', { name: 'Use the default' }).click();
    await expect(theme).not.toContainText('"system", "light", "dark"');
    await expect(page.locator('[data-announcer]')).toContainText('The default counts again. Appearance');
  });
});
