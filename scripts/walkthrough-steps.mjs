import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntil } from './processes.mjs';
import { say } from './say.mjs';

/**
 * @typedef {object} Walk
 * @property {import('@playwright/test').Page} page
 * @property {string} screenshots the folder that they go to
 * @property {string} dataHome the application's XDG_DATA_HOME
 */

const trader = 'Elena Expired';
const notes = 'Asked on the phone; walkthrough.';

/** Expires one lockout through the page and prints each step, the outcome and the records. @param {Walk} walk */
export async function expireOneLockout(walk) {
  const { page, screenshots, dataHome } = walk;
  const step = steps(walk);
  page.setDefaultTimeout(20_000);

  await page.getByRole('combobox', { name: 'Trader' }).waitFor();
  await step(`The window opened: ${await page.title()}, environment Practice.`);
  await page.getByRole('combobox', { name: 'Trader' }).fill(trader);
  await page.getByRole('option').filter({ hasText: trader }).first().click();
  await step(`Typed and chose the sample trader ${trader}.`);
  await page.getByRole('textbox', { name: 'Notes' }).fill(notes);
  await step(`Wrote the notes: ${notes}`);
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  const dialog = page.getByRole('alertdialog');
  await step(`Pressed “Expire lockout…”; it asks: ${oneLine(await dialog.innerText())}`);
  await dialog.getByRole('button', { name: 'Expire lockout' }).click();

  const shown = page.locator('[data-outcome]');
  await shown.waitFor();
  const outcome = await shown.getAttribute('data-outcome');
  const sentence = oneLine(await shown.getByRole('heading').first().innerText());
  await step(`Confirmed. The outcome on the screen: ${outcome}: ${sentence}`);
  if (outcome !== 'done') throw new Error(`the outcome should be done, and is ${outcome}.`);

  await sayRecords(join(dataHome, 'lockout-desk', 'practice-audit', 'segment-000001.jsonl'));
  say(`\nScreenshots: ${screenshots}`);
}

/** Says each step with its number and takes its picture. @param {Walk} walk */
function steps({ page, screenshots }) {
  let number = 0;
  return async (/** @type {string} */ line) => {
    number += 1;
    say(`  ${number}. ${line}`);
    await page.screenshot({ path: join(screenshots, `step-${number}.png`) });
  };
}

/** Shows both records of the order as they are on disk. @param {string} segment */
async function sayRecords(segment) {
  const read = () => (existsSync(segment) ? readFileSync(segment, 'utf8').split('\n') : []);
  await waitUntil(() => read().some((line) => line.includes('"type":"order.outcome"')), 5000);
  const records = read().filter((line) => /"type":"order\.(intent|outcome)"/.test(line));
  if (records.length !== 2)
    throw new Error(`${segment} should hold the order’s two records, and holds ${records.length}.`);
  say(
    `\nIts record, as on disk in ${segment}\n(the intent, written before anything was sent, then the outcome):\n`,
  );
  for (const record of records) say(record);
}

/** @param {string} text */
const oneLine = (text) => text.replaceAll(/\s+/g, ' ').trim();
