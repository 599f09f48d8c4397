import { answer } from '../stand-ins/scripts';
import { tokenFor } from '../stand-ins/auth-server';
import { chooseFile, dialogOf, item, openForm, signInWithFile, test } from './key-desk';
import { setUp, settings, take } from './pictures';
import { enter, expect, goTo } from './real-desk';
import { lookUp } from './order-page';

const wrong = answer(200, '{"errorText":"Incorrect username or password. Please try again."}');

for (const setting of settings) {
  test(`screenshots of sessions, ${setting.name}`, async ({ desk, server }) => {
    test.setTimeout(180_000);
    const { page } = desk;
    const shoot = (view: string): Promise<void> => take(desk, view, setting);
    await setUp(desk, setting);
    await openForm(page);
    await shoot('60-sign-in');
    await dialogOf(page)
      .getByRole('radio', { name: /Type the key/ })
      .check();
    await shoot('61-sign-in-typed');
    server.auth.next('accesstokenrequest', wrong, wrong, wrong, wrong);
    for (const left of [4, 3, 2, 1]) {
      await chooseFile(page);
      await expect(dialogOf(page)).toContainText(`${String(left)} of 5 tries`);
    }
    await shoot('62-sign-in-refused');
    await chooseFile(page);
    await expect(dialogOf(page)).toContainText(/last try/i);
    await shoot('63-last-try');
    server.auth.next('accesstokenrequest', tokenFor(20_000));
    server.auth.next('renewaccesstoken', answer(500, 'Internal Server Error, error id: 77aa'));
    await dialogOf(page)
      .getByRole('button', { name: /use the last try/i })
      .click();
    await expect(dialogOf(page)).toBeHidden();
    await enter(page, 'TEST DESK');
    await shoot('64-signed-in');
    await expect(item(page)).toContainText(/could not be renewed/i, { timeout: 20_000 });
    await shoot('65-not-renewed');
    server.auth.next('renewaccesstoken', answer(401, 'Access is denied'));
    await expect(item(page)).toHaveAttribute('data-state', 'rejected', { timeout: 25_000 });
    await shoot('66-closed-elsewhere');
    await goTo(page, /Expire/);
    await shoot('67-expire-rejected');
  });
}

test('screenshots of an order as somebody', async ({ desk }) => {
  const { page } = desk;
  const [light] = settings;
  if (!light) return;
  await setUp(desk, light);
  await signInWithFile(page);
  await enter(page, 'TEST DESK');
  await goTo(page, /Expire/);
  await lookUp(page, '4242');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await page.getByRole('alertdialog').waitFor();
  await take(desk, '68-confirm', light);
});
