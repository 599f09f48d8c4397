import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { holdsToken } from '../../scripts/token-search.mjs';
import { chooseFile, dialogOf, openForm, signInWithFile, test } from './key-desk';
import { treeOf } from './process-tree';
import { expect, realLines } from './real-desk';

test('files that are no key change nothing, and say so', async ({ desk, server, keyFile }) => {
  const { page } = desk;
  await openForm(page);
  for (const [text, sentence] of [
    ['no json', /JSON/],
    ['{"name":"x"}', /password/],
    [' '.repeat(70_000), /too large|larger/i],
  ] as const) {
    await writeFile(keyFile, text);
    await chooseFile(page);
    await expect(dialogOf(page).getByRole('alert')).toContainText(sentence);
    await expect(dialogOf(page)).toContainText('5 of 5 tries');
  }
  expect(server.auth.asked).toHaveLength(0);
  expect((await realLines(desk)).filter(({ type }) => type.startsWith('session.'))).toEqual([]);
});

test('nothing of a key or token is in what the system shows of the processes, or left by a crash', async ({
  desk,
}) => {
  await signInWithFile(desk.page);
  const pid = desk.app.process().pid ?? 0;
  const shown = treeOf(pid).flatMap((one) =>
    ['cmdline', 'environ'].flatMap((file) => {
      try {
        return [readFileSync(`/proc/${String(one)}/${file}`)];
      } catch {
        // A process that has ended since shows nothing.
        return [];
      }
    }),
  );
  expect(shown.length).toBeGreaterThan(4);
  expect(shown.filter((bytes) => holdsToken(bytes))).toEqual([]);
  // What a crash writes lies in the test's folder, which is searched at its end.
  const ended = once(desk.app.process(), 'exit');
  process.kill(pid, 'SIGSEGV');
  await ended;
});
