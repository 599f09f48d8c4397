import { setUp, settings, take } from './pictures';
import { openSettings, saying, settingOn, test } from './policy-desk';

const enforced = (baseUrl: string) => ({
  environments: [
    { id: 'acme-desk', name: 'Acme Desk', kind: 'demo', baseUrl },
    { id: 'acme-live', name: 'Acme Gateway', kind: 'live', baseUrl },
  ],
  environmentsOffered: ['demo', 'acme-desk', 'acme-live'],
  ticketRequired: true,
  ticketPattern: 'DESK-\\d{3,6}',
  reasonCodes: [
    { code: 'MISTAKE', label: 'Locked himself out by mistake' },
    { code: 'CLOSE', label: 'Has to close a position' },
  ],
  proxy: { mode: 'given', server: 'localhost:9', bypass: ['localhost', '*.acme.example'] },
});

for (const setting of settings) {
  test.describe(`settings, ${setting.name}`, () => {
    test.use({
      policy: { text: (baseUrl) => saying(enforced(baseUrl), { coolingOffMinutes: 120 }) },
    });
    test(`screenshots of settings, ${setting.name}`, async ({ desk }) => {
      test.setTimeout(120_000);
      const { page } = desk;
      const shoot = (view: string): Promise<void> => take(desk, view, setting);
      await setUp(desk, setting);
      await openSettings(page);
      await shoot('60-settings');
      await settingOn(page, 'environments').scrollIntoViewIfNeeded();
      await settingOn(page, 'defaultEnvironment').getByRole('combobox').selectOption('acme-desk');
      await settingOn(page, 'defaultEnvironment').locator('[data-said]').waitFor();
      await settingOn(page, 'proxy').scrollIntoViewIfNeeded();
      await shoot('61-environments');
      const shortest = settingOn(page, 'notesMinLength').getByRole('textbox');
      await shortest.fill('1001');
      await shortest.scrollIntoViewIfNeeded();
      await shoot('62-typed-wrong');
      await shortest.press('Escape');
      await settingOn(page, 'warnTimes').scrollIntoViewIfNeeded();
      await shoot('63-orders');
      await settingOn(page, 'theme').scrollIntoViewIfNeeded();
      await shoot('64-window');
      await page.getByRole('searchbox').fill('proxy');
      await shoot('65-search');
    });
  });

  test.describe(`a broken policy, ${setting.name}`, () => {
    test.use({
      policy: {
        text: () => '{\n  "version": 1,\n  "enforced": { "notesMinLength": "ten", "colour": 1 },\n}',
      },
      own: { text: '{"version":1,"settings":{"theme":"pink","colour":1}}' },
    });
    test(`screenshots of a broken policy, ${setting.name}`, async ({ desk }) => {
      const { page } = desk;
      await setUp(desk, setting);
      await openSettings(page);
      await take(desk, '66-broken', setting);
      await settingOn(page, 'notesMinLength').scrollIntoViewIfNeeded();
      await take(desk, '67-strict', setting);
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /Sessions/ })
        .click();
      await take(desk, '68-hint', setting);
    });
  });
}
