import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import fc from 'fast-check';
import packageJson from '../../package.json' with { type: 'json' };
import { anyJson, anyMessage, isWellFormed, mark } from './any-message';
import { expect, test } from './application';
import { journalLines, practiceJournal } from './order-page';

const wanted = 100_000;
const inOne = 1_000;
/** What only reads may be asked well-formed by chance; what acts may not. */
const reads = /^(read|list|suggest|count|cancel)/;

const asked = anyMessage(anyJson).filter(
  ([question, message]) => reads.test(question) || !isWellFormed(question, message),
);

const askAll = (page: Page, messages: readonly (readonly [string, unknown])[]): Promise<unknown[]> =>
  page.evaluate(
    (all) =>
      Promise.all(
        all.map(([name, message]) =>
          (Reflect.get(window.desk, name) as (ask: unknown) => Promise<unknown>)(message),
        ),
      ),
    messages,
  );

test('no message of a hundred thousand crashes, hangs, changes or leaks anything', async ({ desk }) => {
  const { page, app, dataHome, folder } = desk;
  const journal = practiceJournal(dataHome);
  const settings = join(folder, 'config', packageJson.productName, 'settings.json');
  const state = async (): Promise<unknown> => ({
    journal: await journalLines(journal),
    settings: existsSync(settings) ? readFileSync(settings, 'utf8') : undefined,
    clipboard: await app.evaluate(({ clipboard }) => clipboard.readText()),
    address: page.url(),
  });
  await expect.poll(async () => (await journalLines(journal)).length).toBeGreaterThan(0);
  await app.evaluate(({ clipboard }) => clipboard.writeText('of the user'));
  const before = await state();
  const counts = { refused: 0, answer: 0 };
  for (let sent = 0; sent < wanted; sent += inOne) {
    const messages = fc.sample(asked, { numRuns: inOne, seed: sent + 1 });
    const replies = (await askAll(page, messages)) as { kind: string }[];
    for (const [at, reply] of replies.entries()) {
      const [question, message] = messages[at] ?? ['readDesk', undefined];
      const kind = isWellFormed(question, message) ? 'answer' : 'refused';
      const said = JSON.stringify(reply);
      // Thrown, not expected: each expectation of the driver's costs a millisecond.
      if (reply.kind !== kind || (kind === 'refused' && said.includes(mark)))
        throw new Error(`${question} ${JSON.stringify(message)}: ${said}`);
      counts[kind] += 1;
    }
  }
  expect(counts.refused + counts.answer).toBe(wanted);
  // About one in thirty is well-formed by chance: the run sees both ways out.
  expect(counts.answer).toBeGreaterThan(wanted / 100);
  expect(await state()).toEqual(before);
  await expect(page.getByRole('combobox', { name: 'Trader' })).toBeVisible();
});
