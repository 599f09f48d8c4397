import { mkdirSync } from 'node:fs';
import { makeJournal } from '../../bench/make-journal';
import { test } from './application';
import { answerHistory } from './history-states';
import { practiceJournal } from './order-page';
import { setUp, settings, take } from './pictures';

test.use({
  prepare: async ({}, use) =>
    use(async (dataHome) => {
      const folder = practiceJournal(dataHome);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      makeJournal(folder, 20_000, { seed: 7, segmentBytes: 1024 * 1024 });
    }),
});

for (const setting of settings) {
  test(`screenshots of a long history, ${setting.name}`, async ({ desk }) => {
    test.setTimeout(120_000);
    let { page } = desk;
    const shoot = (view: string): Promise<void> => take(desk, view, setting);
    await setUp(desk, setting);
    await page.getByRole('combobox', { name: 'Trader' }).waitFor();
    await answerHistory(desk, 'none');
    await page.keyboard.press('Control+3');
    await page.getByText('Reading the records…').waitFor();
    await shoot('79-loading');
    page = await desk.relaunch();
    await setUp(desk, setting);
    await page.getByRole('combobox', { name: 'Trader' }).waitFor();
    await page.keyboard.press('Control+3');
    await page.locator('[data-count][aria-busy="false"]').waitFor({ timeout: 30_000 });
    await page.locator('tr.order').first().waitFor();
    await shoot('80-newest');
    const grid = page.getByRole('grid');
    await grid.focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').waitFor();
    await shoot('81-record');
    await page.keyboard.press('Escape');
    await page.locator('#history-date').fill('2025-06-11');
    await page.locator('#history-date').press('Enter');
    await shoot('82-middle');
    await page.getByRole('searchbox').fill('nobody wrote this');
    await page.getByText('Nothing matches').waitFor();
    await shoot('83-nothing-matches');
    await page.keyboard.press('Escape');
    await page.locator('tr.order').first().waitFor();
    await page.keyboard.press('Control+1');
    await answerHistory(desk, 'fault');
    await page.keyboard.press('Control+3');
    await page.locator('main').getByRole('alert').waitFor();
    await shoot('84-error');
  });
}
