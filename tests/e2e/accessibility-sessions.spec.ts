import { answer } from '../stand-ins/scripts';
import { expectAccessible } from './accessible';
import { chooseFile, dialogOf, item, openForm, test } from './key-desk';
import { expect, goTo } from './real-desk';

const wrong = answer(200, '{"errorText":"Incorrect username or password. Please try again."}');

for (const colorScheme of ['light', 'dark'] as const)
  test(`no view of signing in, forgetting or a locked keychain has a violation, ${colorScheme}`, async ({
    desk,
    server,
    keyring,
  }) => {
    test.setTimeout(120_000);
    const { page } = desk;
    await page.emulateMedia({ colorScheme });
    const look = (view: string): Promise<void> => expectAccessible(page, view);
    const dialog = dialogOf(page);
    const press = (name: string | RegExp): Promise<void> => dialog.getByRole('button', { name }).click();
    server.auth.next('accesstokenrequest', wrong, wrong, wrong, wrong);
    await openForm(page);
    await look('signing in with a file');
    await dialog.getByRole('radio', { name: /Type the key/ }).check();
    await expect(dialog.getByRole('textbox').first()).toBeVisible();
    await look('typing a key');
    for (const left of [4, 3, 2, 1]) {
      await chooseFile(page);
      await expect(dialog).toContainText(`${String(left)} of 5 tries`);
    }
    await look('refused');
    await chooseFile(page);
    await expect(dialog).toContainText(/last try/i);
    await look('the last try');
    await press(/use the last try/i);
    await expect(dialog).toBeHidden();
    await expect(item(page)).toHaveAttribute('data-state', 'kept');
    await look('signed in');
    await openForm(page);
    await press('Remove the kept key…');
    await expect(dialog.getByRole('button', { name: 'Remove the key', exact: true })).toBeVisible();
    await look('removing the kept key');
    await press('Back');
    await press('Cancel');
    await item(page)
      .getByRole('button', { name: /^Forget/ })
      .click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await look('forgetting');
    await page.keyboard.press('Escape');
    await keyring.lock();
    await goTo(page, /Expire/);
    await goTo(page, /Sessions/);
    await expect(item(page)).toHaveAttribute('data-state', 'unavailable');
    await look('a locked keychain');
  });
