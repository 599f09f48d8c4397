import { expect, test } from './application';
import { chooseTrader, expireLockout } from './order-page';

test('no inline script, no eval, no markup from a string runs in the page', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  const ran = await page.evaluate(async () => {
    const marks: string[] = [];
    Reflect.set(window, 'mark', (what: string) => marks.push(what));
    const attempt = (act: () => void): void => {
      try {
        act();
      } catch {
        // Refused by the policy.
      }
    };
    // Later, as what is evaluated for a debugger right away is free of the policy.
    setTimeout(() => attempt(() => Reflect.construct(Function, ["window.mark('eval')"])()));
    attempt(() => {
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.mark(\'markup\')">');
    });
    attempt(() => {
      const script = document.createElement('script');
      script.textContent = "window.mark('inline script')";
      document.body.append(script);
    });
    const fetched = await fetch('https://localhost:9/').then(
      () => true,
      () => false,
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { marks, fetched };
  });
  expect(ran).toEqual({ marks: [], fetched: false });
});

test('the page goes nowhere and opens nothing', async ({ desk }) => {
  const { page, app } = desk;
  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  const address = page.url();
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://localhost:9/';
    document.body.append(link);
    link.click();
    link.target = '_blank';
    link.click();
    link.remove();
    location.href = 'file:///etc/passwd';
  });
  await page.waitForTimeout(300);
  expect(page.url()).toBe(address);
  expect(app.windows()).toHaveLength(1);
  // Asked of the window itself: the driver would wait for the navigation that was refused.
  const shown = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return contents?.executeJavaScript("document.querySelector('[role=combobox]') !== null") as unknown;
  });
  expect(shown).toBe(true);
});

test('permissions are refused', async ({ desk }) => {
  const states = await desk.page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
    ] as PermissionName[];
    const found = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
    return found.map(({ state }) => state);
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('no dictionary is fetched for a spell checker that nobody uses', async ({ desk }) => {
  // With a language, even an unused one, Chromium asks its vendor's server at every start.
  const languages = await desk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.session.getSpellCheckerLanguages(),
  );
  expect(languages).toEqual([]);
});

test('the window is sandboxed, isolated and without Node', async ({ desk }) => {
  const preferences = await desk.app.evaluate(({ BrowserWindow }): unknown => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Electron has it, but no longer documents it.
    return contents && (Reflect.get(contents, 'getLastWebPreferences') as () => unknown).call(contents);
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});

test('markup and invisible characters in notes and names are shown as text', async ({ desk }) => {
  const { page } = desk;
  await chooseTrader(page, 'Elena Expired');
  await page
    .getByRole('textbox', { name: 'Notes' })
    .fill('<img src=x onerror=alert(1)><b>bold</b> \u202Eabc');
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }).click();
  const shown = page.locator('[data-outcome]');
  await expect(shown).toContainText('<img src=x onerror=alert(1)><b>bold</b>');
  expect(await shown.locator('img').count()).toBe(0);
});

test('a working day in Practice breaks no rule of the content policy', async ({ desk }) => {
  const { page } = desk;
  await expireLockout(page, 'Hugo Html');
  await page.getByRole('button', { name: 'Show in history' }).click();
  await expect(page.getByText('Hugo Html').first()).toBeVisible();
  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: /^Close…/ }).click();
  await page.keyboard.press('Escape');
  expect(await desk.complaints()).toEqual([]);
});
