import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

/** One line of the journal as an auditor's script would read it. */
export interface JournalLine {
  readonly seq: number;
  readonly id: string;
  readonly prev: string;
  readonly type: string;
  readonly hash: string;
  readonly data: Record<string, unknown>;
  readonly line: string;
}

export const practiceJournal = (dataHome: string): string => join(dataHome, 'lockout-desk', 'practice-audit');

/** Every line of a journal folder in order; none before the folder is there. */
export async function journalLines(folder: string): Promise<JournalLine[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const segments = names.filter((name) => name.startsWith('segment-')).sort();
  const texts = await Promise.all(segments.map((name) => readFile(join(folder, name), 'utf8')));
  return texts
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ ...(JSON.parse(line) as Omit<JournalLine, 'line'>), line }));
}

/** Types into the trader's box, until the list answers just that. */
export async function lookUp(page: Page, text: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Trader' }).fill(text);
  // A list that is answered anew takes a click that falls in between away.
  await expect(page.getByRole('listbox', { name: 'Traders' })).toHaveAttribute('aria-busy', 'false');
}

/**
 * Chooses a trader in the form by typing and taking the first suggestion that holds the text; once more where the click
 * fell beside it, as in a page that is still being laid out.
 */
export async function chooseTrader(page: Page, text: string): Promise<void> {
  const chosen = page.getByRole('button', { name: 'Change trader' });
  let isTried = false;
  await expect(async () => {
    if (isTried && (await chosen.isVisible())) return;
    isTried = true;
    await lookUp(page, text);
    await page.getByRole('option').filter({ hasText: text }).first().click({ timeout: 5_000 });
    await expect(chosen).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 20_000 });
}

/** Presses and confirms, as for practice; what stops the order instead is in the error. */
export async function pressAndConfirm(page: Page): Promise<void> {
  const confirm = page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' });
  const stop = page.locator('#order-stop');
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await expect(confirm.or(stop).first()).toBeVisible({ timeout: 20_000 });
  await expect(stop).toHaveText([]);
  await confirm.click();
}

/** The outcome on the screen, once it is there. */
export async function outcomeShown(
  page: Page,
  within = 10_000,
): Promise<{ outcome: string; sentence: string }> {
  const shown = page.locator('[data-outcome]');
  await expect(shown).toBeVisible({ timeout: within });
  const outcome = (await shown.getAttribute('data-outcome')) ?? '';
  return { outcome, sentence: await shown.getByRole('heading').first().innerText() };
}

export async function expireLockout(
  page: Page,
  trader: string,
  within?: number,
): Promise<{ outcome: string; sentence: string }> {
  await chooseTrader(page, trader);
  await pressAndConfirm(page);
  return outcomeShown(page, within);
}

/** Checks the chain as a stranger would: the hash of each line's bytes before its tail, and each line's `prev`. */
export function expectUnbroken(lines: readonly JournalLine[]): void {
  let prev = '0'.repeat(64);
  lines.forEach(({ line, hash, prev: named, seq }, index) => {
    const body = line.slice(0, line.lastIndexOf(',"hash":"'));
    expect(seq).toBe(index + 1);
    expect(named).toBe(prev);
    expect(createHash('sha256').update(body).digest('hex')).toBe(hash);
    prev = hash;
  });
}

/** Asks the bridge for an order, as a page that somebody else had written could; the word of a stop, or the reply. */
export const askItself = (page: Page, more: Record<string, unknown>): Promise<unknown> =>
  page.evaluate(async (over) => {
    const confirmation = { kind: 'confirmed' } as const;
    const ask = { environmentId: 'test-desk', userId: '4242', notes: 'By phone.', confirmation };
    const reply = await window.desk.expireLockout({ ...ask, ...over });
    return reply.kind === 'answer' && reply.value.kind === 'stopped' ? reply.value.why : reply;
  }, more);
