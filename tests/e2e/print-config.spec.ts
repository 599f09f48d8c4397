import type { Page } from '@playwright/test';
import packageJson from '../../package.json' with { type: 'json' };
import type { SettingsView } from '../../src/contract/settings';
import { settingNames } from '../../src/contract/settings-registry';
import { printConfig } from './built-command';
import { copyOfWhatCounts, expect, openSettings, saying, settingOn, test } from './policy-desk';

/** A setting as the page shows it: a value that can be changed is its control's, any other is in words. */
interface Shown {
  readonly source: string;
  readonly locked: boolean;
  readonly value: unknown;
  readonly problem: string;
}

/** Every setting as it is read off the page, by its name. */
const shownOn = (page: Page): Promise<Record<string, Shown>> =>
  page.locator('[data-setting]').evaluateAll((items) => {
    const valueIn = (item: Element): unknown => {
      const input = item.querySelector<HTMLInputElement>('input:not([type=radio]), input:checked');
      if (input?.type === 'checkbox') return input.checked;
      if (input) return input.inputMode === 'numeric' ? Number(input.value) : input.value;
      const select = item.querySelector('select');
      return select ? select.value : [...item.querySelectorAll('.now > li')].map((line) => line.textContent);
    };
    const read = (item: Element): [string, Shown] => {
      const says = (name: string): string => item.getAttribute(`data-${name}`) ?? '';
      const problem = item.querySelector('.notice')?.textContent.trim() ?? '';
      const shown = {
        source: says('source'),
        locked: says('locked') === 'true',
        value: valueIn(item),
        problem,
      };
      return [says('setting'), shown];
    };
    return Object.fromEntries(items.map(read));
  });

const always = { days: ['mon', 'sun'], from: '08:00', to: '17:30', zone: 'UTC', says: 'Ask first.' };
const enforced = (baseUrl: string): object => ({
  environments: [{ id: 'acme', name: 'Acme Desk', kind: 'demo', baseUrl }],
  environmentsOffered: ['demo', 'acme'],
  proxy: { mode: 'given', server: 'proxy.acme.example:8080', bypass: ['localhost'] },
  ...{ reasonCodes: [{ code: 'MISTAKE', label: 'By mistake' }], ticketPattern: 'DESK-\\d{3,6}' },
  ...{ retype: 'everywhere', notesMinLength: 'ten', warnTimes: [always], alarmThen: 'refuse' },
});
const defaults = {
  coolingOffMinutes: 45,
  theme: 'dark',
  coolingOffThen: 'refuse',
  defaultEnvironment: 'acme',
};

/** How the page says each value that users can't change. */
const inWords = (baseUrl: string): Readonly<Record<string, readonly string[]>> => ({
  environments: [`Acme Desk (acme), demo: ${baseUrl}`],
  environmentsOffered: ['Demo (demo)', 'Acme Desk (acme)'],
  proxy: ['Through proxy.acme.example:8080', 'Without it: localhost'],
  ...{ reasonCodes: ['MISTAKE: By mistake'], reasonRequired: ['Off'] },
  ...{ ticketRequired: ['Off'], ticketPattern: ['DESK-\\d{3,6}'], notesMinLength: ['10 characters'] },
  ...{ retype: ['In every environment'], alarmThen: ['No order is taken'] },
  ...{ composeNotes: ['Off'], readOnly: ['Off'], journalCopyFolder: ['None'] },
  warnTimes: ['Mon, Sun, 08:00 to 17:30 (UTC): Ask first.'],
});

test.describe('enforced, the user’s own, default and built in', () => {
  test.use({
    policy: { text: (baseUrl) => saying(enforced(baseUrl), defaults) },
    own: {
      text: '{"version":1,"settings":{"retype":"live","coolingOffMinutes":20,"notesRequired":true,"theme":"pink","colour":1}}',
    },
  });
  test('come in this order, and what the page shows is what the built application prints', async ({
    desk,
  }) => {
    const { page } = desk;
    await openSettings(page);
    const sources = {
      ...{ retype: 'enforced', coolingOffMinutes: 'user', notesRequired: 'user', coolingOffThen: 'defaults' },
      ...{ theme: 'defaults', notesMinLength: 'broken', composeNotes: 'built-in', environments: 'enforced' },
    };
    for (const [name, source] of Object.entries(sources))
      await expect(settingOn(page, name)).toHaveAttribute('data-source', source);
    expect(await copyOfWhatCounts(desk)).toBe(await printConfig(desk));

    const { version, ...printed } = JSON.parse(await printConfig(desk, '--json')) as SettingsView & {
      readonly version: string;
    };
    expect(version).toBe(packageJson.version);
    const said = inWords(printed.settings.environments.value[0]?.baseUrl ?? '');
    const expected = settingNames.map((name) => {
      const { value, source, locked, problem = '' } = printed.settings[name];
      return [name, { source, locked, problem, value: locked ? said[name] : value }];
    });
    await expect.poll(() => shownOn(page)).toEqual(Object.fromEntries(expected));
    expect(await page.evaluate(() => window.desk.readSettings({}))).toEqual({
      kind: 'answer',
      value: printed,
    });
  });
});
