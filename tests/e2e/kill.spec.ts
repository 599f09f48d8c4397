import { createHash } from 'node:crypto';
import { expect, test } from './application';
import { chooseTrader, journalLines, practiceJournal, pressAndConfirm, type JournalLine } from './order-page';

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

test('killed between intent and answer: the next start shows the order as unknown', async ({ desk }) => {
  const { page, dataHome } = desk;
  await chooseTrader(page, 'Hana Hangs');
  await pressAndConfirm(page);
  await expect
    .poll(async () => (await journalLines(practiceJournal(dataHome))).at(-1)?.type, { timeout: 5_000 })
    .toBe('order.intent');
  const before = await journalLines(practiceJournal(dataHome));
  await desk.kill();

  const again = await desk.relaunch();
  await again
    .getByRole('navigation')
    .getByRole('button', { name: /Follow-up/ })
    .click();
  await expect(again.getByRole('heading', { name: 'Hana Hangs' })).toBeVisible();
  await expect(again.getByText(/ended before/i).first()).toBeVisible();
  const after = await journalLines(practiceJournal(dataHome));
  expect(after.slice(0, before.length)).toEqual(before);
  expectUnbroken(after);
});
