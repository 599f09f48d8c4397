import type { Page } from '@playwright/test';
import { unmarked } from '../stand-ins/marked-words';
import { expect, test as base } from './application';
import { plainOutside } from './launch';
import { buildMarkedDesk, type MarkedDesk } from './marked-desk';

// The application in a made-up language, English between marks: what stands outside of them could not be translated.
const test = base.extend<object, { marked: MarkedDesk }>({
  marked: [async ({}, use) => use(await buildMarkedDesk()), { scope: 'worker' }],
  layOut: async ({ marked }, use) => use(async (folder) => ({ ...plainOutside(folder), ...marked })),
});

/** What is said by somebody else: names, notes, answers, ids, hashes, times, lines of a journal or a log, keys. */
const foreign = '.verbatim, .mono, .who, time, kbd, pre, code, textarea, input, [data-foreign]';
/** Names of environments, which stand in records as they are here, of a sample trader, and times. */
const names = /^((staging )?(demo|live)|practice|sam server-error|\d+ \w+ \d{4}, [\d:]+ \w+)( ·)?$/i;
const attributes = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
];

interface Said {
  readonly text: string;
  readonly where: string;
}

/** Every text of the page that somebody may read or hear, but for what is foreign. */
const textsOf = (page: Page): Promise<Said[]> =>
  page.evaluate(
    ({ foreign: others, attributes: names }) => {
      const said: { text: string; where: string }[] = [];
      const nodes = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
      while (nodes.nextNode()) {
        const { parentElement, textContent } = nodes.currentNode;
        if (!parentElement || parentElement.closest(`script, style, title, ${others}`)) continue;
        said.push({ text: textContent ?? '', where: parentElement.outerHTML.slice(0, 160) });
      }
      for (const name of names)
        for (const element of document.querySelectorAll(`[${name}]`))
          said.push({
            text: element.getAttribute(name) ?? '',
            where: `${name} of ${element.outerHTML.slice(0, 160)}`,
          });
      return said;
    },
    { foreign, attributes },
  );

/** What of it the catalogue has not said. */
async function look(page: Page, view: string): Promise<void> {
  const left = (await textsOf(page))
    .map(({ text, where }) => ({ text: unmarked(text).trim(), where }))
    .filter(({ text }) => /\p{L}{2}/u.test(text) && !names.test(text));
  expect.soft(left, view).toEqual([]);
}

const go = (page: Page, name: RegExp): Promise<void> =>
  page.getByRole('navigation').getByRole('button', { name }).click();

/** An order in Practice, to its end. */
async function expire(page: Page, trader: string): Promise<void> {
  await lookUpMarked(page, trader);
  await page.getByRole('option').filter({ hasText: trader }).first().click();
  await look(page, `${trader} chosen`);
  await page.locator('main button.go').click();
  await page.getByRole('alertdialog').waitFor();
  await look(page, `${trader} to be confirmed`);
  await page.getByRole('alertdialog').locator('button.go').click();
  await page.locator('[data-outcome], [data-penalty]').first().waitFor({ timeout: 20_000 });
  await look(page, `${trader} ended`);
}

async function lookUpMarked(page: Page, text: string): Promise<void> {
  await page.getByRole('combobox').first().fill(text);
  await expect(page.getByRole('listbox').first()).toHaveAttribute('aria-busy', 'false');
}

const nextTrader = (page: Page): Promise<void> => page.getByRole('button', { name: /Next trader/ }).click();

/** Opens something, looks at it, and leaves it by Escape. */
async function lookInto(page: Page, view: string, open: () => Promise<void>): Promise<void> {
  await open();
  await page.getByRole('dialog').waitFor();
  await look(page, view);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

test('every text of the order is of the catalogue, so that a language is one file more', async ({ desk }) => {
  test.setTimeout(180_000);
  const { page } = desk;
  await page.getByRole('combobox').first().waitFor();
  await look(page, 'the form');
  await lookUpMarked(page, 'o');
  await look(page, 'suggestions');
  await lookUpMarked(page, 'nobody has this name');
  await look(page, 'no suggestion');
  for (const trader of ['Marisol', 'Vera Violations', 'Sam Server-Error', 'Ottilie Offline']) {
    await expire(page, trader);
    await nextTrader(page);
  }
  await go(page, /Follow-up/);
  await page.getByText('Sam Server-Error').first().waitFor();
  await look(page, 'follow-up');
  await lookInto(page, 'closing', () => page.getByRole('button', { name: /Close/ }).first().click());
  await go(page, /History/);
  await page.locator('tr.order').first().click();
  await look(page, 'history and an order');
  await lookInto(page, 'export', () =>
    page
      .getByRole('button', { name: /Export/ })
      .first()
      .click(),
  );
});

test('every text of the other pages, too', async ({ desk }) => {
  test.setTimeout(180_000);
  const { page } = desk;
  await page.getByRole('combobox').first().waitFor();
  await go(page, /Sessions/);
  await page.locator('[data-session="demo"]:not([data-state="reading"])').waitFor();
  await look(page, 'sessions');
  await lookInto(page, 'signing in', () => page.locator('[data-session="demo"] button').first().click());
  await lookInto(page, 'signing in to Practice', () =>
    page.locator('[data-session="practice"] button').first().click(),
  );
  await go(page, /Diagnostics/);
  await page.locator('main button').first().click();
  await page.locator('[data-checks], main li').first().waitFor();
  await look(page, 'diagnostics');
  await go(page, /Settings/);
  await page.locator('main [role="group"], main section').first().waitFor();
  await look(page, 'settings');
  await lookInto(page, 'palette', () => page.keyboard.press('Control+k'));
  await lookInto(page, 'help', () => page.keyboard.press('F1'));
  await lookInto(page, 'shortcuts', () => page.locator('h1').first().press('?'));
  await page.locator('header button').first().click();
  await page.getByRole('menu').waitFor();
  await look(page, 'environments');
});
