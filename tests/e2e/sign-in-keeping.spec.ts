import type { Page } from '@playwright/test';
import { dialogOf, item, openForm, signInWithFile, test } from './key-desk';
import { rewrite } from './policy-desk';
import { expect, policyFor } from './real-desk';

/** The end of the label under which the keyring has the key of Test Desk. */
const keyOfTestDesk = 'api-key/test-desk';

const kept = (page: Page) => dialogOf(page).getByRole('radio', { name: /kept key/ });
const keeping = (page: Page) => dialogOf(page).getByRole('checkbox', { name: /^Keep the key/ });

/** Asks the bridge to sign in with the kept key, as a page that somebody else had written could. */
const askForKept = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    window.desk.signIn({ environmentId: 'test-desk', key: { kind: 'kept' }, lastTry: false }),
  );

test.describe('a policy by which keys are not kept', () => {
  test.use({ enforced: { keepApiKeys: false } });
  test('is said in the form and can’t be changed from there; a key signs in and is offered no second time', async ({
    desk,
    server,
    keyring,
  }) => {
    await openForm(desk.page);
    await expect(keeping(desk.page)).not.toBeChecked();
    await expect(keeping(desk.page)).toHaveAttribute('aria-disabled', 'true');
    await expect(dialogOf(desk.page)).toContainText('Managed by your organization.');
    await desk.page.keyboard.press('Escape');
    await signInWithFile(desk.page);
    await expect(item(desk.page)).toContainText('The key is not kept here');
    // Not even until the next start, which removes what may not be there.
    expect(await keyring.hasEntry(keyOfTestDesk)).toBe(false);
    expect(await desk.page.evaluate(() => window.desk.setKeyKeeping({ keep: true }))).toMatchObject({
      value: { kind: 'stopped', why: 'managed' },
    });
    const page = await desk.relaunch();
    await openForm(page);
    await expect(dialogOf(page).getByRole('radio', { name: /key file/ })).toBeChecked();
    await expect(kept(page)).toHaveCount(0);
    expect(await askForKept(page)).toMatchObject({ value: { kind: 'stopped', why: 'no-kept-key' } });
    expect(server.auth.of('accesstokenrequest')).toHaveLength(1);
  });
});

test('a policy that ends the keeping of keys while the application runs has the kept one removed', async ({
  desk,
  server,
  keyring,
}) => {
  const { page } = desk;
  await signInWithFile(page);
  expect(await keyring.hasEntry(keyOfTestDesk)).toBe(true);
  await openForm(page);
  await expect(kept(page)).toBeChecked();
  await page.keyboard.press('Escape');
  await rewrite(desk, policyFor(server.port, { keepApiKeys: false }));
  await expect.poll(() => keyring.hasEntry(keyOfTestDesk), { timeout: 10_000 }).toBe(false);
  await openForm(page);
  await expect(keeping(page)).not.toBeChecked();
  await expect(kept(page)).toHaveCount(0);
  await expect(item(page)).toHaveAttribute('data-state', 'kept');
});
