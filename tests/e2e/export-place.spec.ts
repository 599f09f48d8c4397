import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { enter, expect, goTo, signIn, test } from './real-desk';
import { newToken } from './secret';

test('an export takes the place of no journal’s file, and says so', async ({ desk }) => {
  const { page, folder } = desk;
  const exports = join(folder, 'exports');
  mkdirSync(exports, { recursive: true });
  writeFileSync(join(exports, 'segment-000001.jsonl'), 'a backup');
  await signIn(desk, newToken());
  await enter(page, 'TEST DESK');
  await goTo(page, /History/);
  await page.getByRole('button', { name: /^Export/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Choose a place…' }).click();
  await expect(dialog.getByRole('alert')).toContainText('That folder holds the files of a journal');
  await expect(dialog.getByRole('alert')).toContainText('No file was written. Choose another folder.');
  expect(readdirSync(exports)).toEqual(['segment-000001.jsonl']);
  expect(readFileSync(join(exports, 'segment-000001.jsonl'), 'utf8')).toBe('a backup');
});
