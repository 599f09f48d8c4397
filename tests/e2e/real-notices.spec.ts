import { answer } from '../stand-ins/scripts';
import type { RunningDesk } from './application';
import { ended, expect, goTo, order, signIn, test } from './real-desk';
import { newToken } from './secret';

declare global {
  /** What the taskbar and the system were asked to show, in the main process of the application that is tested. */
  var askedFor: { readonly shares: number[]; readonly told: { title: string; choose: () => void }[] };
}

/** Has the main process write down what Electron is asked to show, as if nobody worked in the window. */
async function writeDown({ app }: RunningDesk): Promise<void> {
  await app.evaluate(({ BrowserWindow, Notification }) => {
    globalThis.askedFor = { shares: [], told: [] };
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('There is no window.');
    window.setProgressBar = (share) => void globalThis.askedFor.shares.push(share);
    window.isFocused = () => false;
    Notification.isSupported = () => true;
    Notification.prototype.show = function (this: Electron.Notification) {
      globalThis.askedFor.told.push({ title: this.title, choose: () => void this.emit('click') });
    };
  });
}

test('a rejected session is told by the system while nobody works in the window, and leads to Sessions', async ({
  desk,
  server,
}) => {
  const { page, app } = desk;
  await signIn(desk, newToken());
  await writeDown(desk);
  server.next(answer(401, 'Access is denied'));
  await order(page, '4242');
  expect((await ended(desk)).outcome).toBe('refused');
  const titles = (): Promise<string[]> =>
    app.evaluate(() => globalThis.askedFor.told.map(({ title }) => title));
  await expect.poll(titles).toEqual(['The session for Test Desk was rejected']);
  await app.evaluate(() => globalThis.askedFor.told[0]?.choose());
  await expect(page.locator('main[data-page="sessions"]')).toBeVisible();
});

test('verifying and exporting show on the taskbar, and leave it at their end', async ({ desk }) => {
  const { page, app } = desk;
  await signIn(desk, newToken());
  await order(page, '4242');
  await ended(desk);
  await writeDown(desk);
  const shares = (): Promise<number[]> => app.evaluate(() => globalThis.askedFor.shares.splice(0));
  await goTo(page, /History/);
  await page.getByRole('button', { name: 'Verify now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(page.locator('[data-chain]')).toContainText(/Verified up to record/i);
  const verifying = await shares();
  expect(verifying.at(-1)).toBe(-1);
  expect(verifying.slice(0, -1)).toEqual(expect.arrayContaining([1]));
  await page.getByRole('button', { name: /^Export/ }).click();
  await page.getByRole('button', { name: 'Choose a place…' }).click();
  await expect(page.getByRole('dialog', { name: 'Exported' })).toBeVisible();
  const exporting = await shares();
  expect(exporting.at(-1)).toBe(-1);
  expect(exporting.slice(0, -1)).toEqual(expect.arrayContaining([1]));
});
