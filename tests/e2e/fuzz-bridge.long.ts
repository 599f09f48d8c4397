import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import fc from 'fast-check';
import packageJson from '../../package.json' with { type: 'json' };
import type { Question } from '../../src/contract/bridge';
import { questionSchemas } from '../../src/contract/bridge-schema';
import { v } from '../../src/contract/schema';
import { expect, test } from './application';
import { hostile } from './hostile-messages';
import { journalLines, practiceJournal } from './order-page';

const wanted = 100_000;
const inOne = 1_000;
/** Stands in every message, and may stand in no answer that refuses one. */
const mark = 'tok-4711-fuzz';

const questions = Object.keys(questionSchemas) as Question[];
/** What only reads may be asked well-formed by chance; what acts may not. */
const reads = new Set(questions.filter((name) => /^(read|list|suggest|count|cancel)/.test(name)));

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    mark,
    -1,
    2 ** 53,
    1.5,
    '',
    '\u0000',
    '\uD800',
    '../../etc/passwd',
    '__proto__',
    true,
    null,
    [],
    {},
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

/** A message for a question: one that is known to be refused, with members taken away, exchanged and added. */
const messageFor = (question: Question): fc.Arbitrary<unknown> => {
  const known = fc.constantFrom<unknown>({}, ...(hostile[question] ?? []));
  const names = [...new Set((hostile[question] ?? []).flatMap((one) => Object.keys(Object(one))))];
  const changes = fc.dictionary(fc.constantFrom('extra', 'toString', ...names), value, { maxKeys: 3 });
  const changed = fc.tuple(known, changes, fc.subarray(names)).map(([base, more, without]) => {
    const kept = Object.entries(Object(base) as object).filter(([name]) => !without.includes(name));
    return { ...Object.fromEntries(kept), ...more };
  });
  return fc.oneof({ weight: 4, arbitrary: changed }, { weight: 1, arbitrary: value });
};

const isWellFormed = (question: Question, message: unknown): boolean =>
  !Array.isArray(message) && v.safeParse(questionSchemas[question], message).success;

const asked = fc
  .constantFrom(...questions)
  .chain((question) => messageFor(question).map((message): [Question, unknown] => [question, message]))
  .filter(([question, message]) => reads.has(question) || !isWellFormed(question, message));

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
      if (reply.kind !== kind)
        throw new Error(`${question} ${JSON.stringify(message)}: ${JSON.stringify(reply)}`);
      counts[kind] += 1;
      if (kind === 'refused') expect(JSON.stringify(reply)).not.toContain(mark);
    }
  }
  expect(counts.refused + counts.answer).toBe(wanted);
  expect(counts.answer).toBeGreaterThan(100);
  expect(await state()).toEqual(before);
  await expect(page.getByRole('combobox', { name: 'Trader' })).toBeVisible();
});
