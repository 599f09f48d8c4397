import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askItself, chooseTrader, pressAndConfirm, outcomeShown } from './order-page';
import { openSettings, rewrite, settingOn } from './policy-desk';
import { ended, enter, expect, goTo, order, policyFor, realJournal, signIn, test } from './real-desk';
import { newToken } from './secret';

const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

test.describe('hours to warn in', () => {
  const always = {
    days: everyDay,
    from: '00:00',
    to: '00:00',
    zone: 'UTC',
    says: 'Ask the risk desk first.',
  };
  test.use({ enforced: { warnTimes: [always] } });
  test('are told in the form, and an order still goes', async ({ desk }) => {
    const { page } = desk;
    await chooseTrader(page, 'Marisol');
    await expect(page.locator('main')).toContainText('Ask the risk desk first.');
    await pressAndConfirm(page);
    expect((await outcomeShown(page)).outcome).toBe('done');
  });
});

test.describe('environments on offer', () => {
  test.use({ enforced: { environmentsOffered: ['test-desk'], defaultEnvironment: 'test-desk' } });
  test('are all that can be chosen beside Practice, the default is where the window opens, and the bridge knows no other', async ({
    desk,
  }) => {
    const { page } = desk;
    const button = page.getByRole('button', { name: 'Environment: TEST DESK' });
    await expect(button).toBeVisible();
    await button.click();
    await expect(page.getByRole('menuitemradio')).toHaveCount(2);
    await page.keyboard.press('Escape');
    const asked = await page.evaluate(() => window.desk.pasteToken({ environmentId: 'live' }));
    expect(asked).toMatchObject({ value: { kind: 'stopped', why: 'environment-not-known' } });
  });
});

test.describe('an alarm that stops orders', () => {
  test.use({ enforced: { alarmThen: 'refuse' } });
  test('lets none go, says so, at the bridge too, until it is acknowledged', async ({ desk, server }) => {
    await signIn(desk, newToken());
    await order(desk.page, '4242');
    expect((await ended(desk)).outcome).toBe('done');
    const path = join(realJournal(desk.dataHome), 'segment-000001.jsonl');
    await desk.app.close();
    const lines = readFileSync(path, 'latin1').trimEnd().split('\n');
    writeFileSync(path, `${lines.slice(0, -1).join('\n')}\n`, 'latin1');
    const page = await desk.relaunch();
    await enter(page, 'TEST DESK');
    await expect(page.locator('[data-alarm]')).toContainText('let no order go');
    await chooseTrader(page, '4343');
    await page.getByRole('button', { name: 'Expire lockout…' }).click();
    await expect(page.locator('main').getByRole('alert')).toContainText('while the journal has an alarm');
    expect(await askItself(page, {})).toBe('alarm');
    expect(server.received).toHaveLength(1);
    await page.getByRole('button', { name: 'Acknowledge…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Note' }).fill('Restored from the backup, by IT.');
    await dialog.getByRole('button', { name: 'Acknowledge' }).click();
    await expect(page.locator('[data-alarm]')).toHaveCount(0);
    await pressAndConfirm(page);
    expect((await outcomeShown(page)).outcome).toBe('done');
    expect(server.received).toHaveLength(2);
  });
});

test.describe('first steps that are off', () => {
  test.use({ enforced: { firstSteps: false } });
  test('are not there in Practice; where they are on they are, until the user has them off', async ({
    desk,
    server,
  }) => {
    const { page } = desk;
    const steps = page.getByRole('region', { name: 'First steps' });
    const source = async (word: string): Promise<void> => {
      await openSettings(page);
      await expect(settingOn(page, 'firstSteps')).toHaveAttribute('data-source', word, { timeout: 10_000 });
    };
    await source('enforced');
    await goTo(page, /Expire/);
    await expect(page.getByRole('combobox', { name: 'Trader' })).toBeVisible();
    await expect(steps).toHaveCount(0);
    await rewrite(desk, policyFor(server.port, {}));
    await source('built-in');
    await goTo(page, /Expire/);
    await expect(steps).toBeVisible();
    await openSettings(page);
    await settingOn(page, 'firstSteps').getByRole('switch').click();
    await source('user');
    await goTo(page, /Expire/);
    await expect(page.getByRole('combobox', { name: 'Trader' })).toBeVisible();
    await expect(steps).toHaveCount(0);
  });
});
