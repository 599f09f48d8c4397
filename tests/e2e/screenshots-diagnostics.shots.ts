import { answer } from '../stand-ins/scripts';
import { setUp, settings, take } from './pictures';
import { enter, goTo, test } from './real-desk';

const run = 'Run preflight';

for (const setting of settings) {
  test(`screenshots of diagnostics, ${setting.name}`, async ({ desk, server }) => {
    test.setTimeout(120_000);
    const { page } = desk;
    const shoot = (view: string): Promise<void> => take(desk, view, setting);
    await setUp(desk, setting);
    await goTo(page, /Diagnostics/);
    await page.getByRole('region', { name: 'Last lines of the log' }).waitFor();
    await shoot('50-diagnostics');
    await page.getByRole('button', { name: run }).click();
    await page.locator('[data-preflight="checked"]').waitFor();
    await shoot('51-preflight-practice');
    await enter(page, 'TEST DESK');
    server.auth.next('me', answer(401, '', `Date: ${new Date(Date.now() - 3_600_000).toUTCString()}\r\n`));
    await page.getByRole('button', { name: run }).click();
    await page.locator('[data-preflight="checked"]').waitFor();
    await shoot('52-preflight');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('button', { name: 'Export…' }).scrollIntoViewIfNeeded();
    await page.locator('.where').scrollIntoViewIfNeeded();
    await shoot('53-log');
  });
}

test.describe('a certificate that is not trusted', () => {
  test.use({ trusted: false });
  for (const setting of settings.slice(0, 2)) {
    test(`screenshots of a failed preflight, ${setting.name}`, async ({ desk }) => {
      const { page } = desk;
      await setUp(desk, setting);
      await enter(page, 'TEST LIVE');
      await goTo(page, /Diagnostics/);
      await page.getByRole('button', { name: run }).click();
      await page.locator('[data-preflight="checked"]').waitFor();
      await take(desk, '54-preflight-failed', setting);
    });
  }
});
