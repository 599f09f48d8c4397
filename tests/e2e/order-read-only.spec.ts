import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askItself, chooseTrader, pressAndConfirm } from './order-page';
import { ended, enter, expect, goTo, overTheBridge, policyFor, realLines, signIn, test } from './real-desk';
import { newToken } from './secret';

test('a policy that becomes read-only stops orders and sessions at once, here and at the bridge, and keeps what was typed', async ({
  desk,
  server,
}) => {
  const { page, folder } = desk;
  const policy = (enforced: Record<string, unknown>): Promise<void> =>
    writeFile(join(folder, 'policy', 'policy.json'), policyFor(server.port, enforced));
  await signIn(desk, newToken());
  await chooseTrader(page, '4242');
  await page.getByRole('textbox', { name: /^Notes/ }).fill('By phone.');
  await policy({ readOnly: true });
  await expect(page.locator('#read-only')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('No order can be placed.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Expire lockout…' })).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Trader' })).toHaveCount(0);
  expect(await askItself(page, {})).toBe('read-only');
  expect(await askItself(page, { environmentId: 'practice', userId: '1' })).toBe('read-only');
  const replies = await page.evaluate(() => {
    const environmentId = 'test-desk';
    const key = { kind: 'kept' } as const;
    return Promise.all([
      window.desk.pasteToken({ environmentId }),
      window.desk.renewSession({ environmentId }),
      window.desk.signIn({ environmentId, key, lastTry: false }),
      window.desk.signIn({ environmentId: 'practice', key, lastTry: false }),
    ]);
  });
  const stopped = { kind: 'stopped', why: 'read-only' };
  expect(replies.map((reply) => reply.kind === 'answer' && reply.value)).toEqual(replies.map(() => stopped));
  await goTo(page, /Sessions/);
  await expect(page.getByRole('button', { name: /^Sign in/ }).first()).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await goTo(page, /History/);
  await expect(page.getByRole('searchbox')).toBeEnabled();
  await goTo(page, /Expire/);
  await policy({});
  await expect(page.locator('#read-only')).toBeHidden({ timeout: 15_000 });
  await expect(page.getByRole('textbox', { name: /^Notes/ })).toHaveValue('By phone.');
  await pressAndConfirm(page);
  expect((await ended(desk)).outcome).toBe('done');
  expect(server.received).toHaveLength(1);
  expect(await desk.complaints()).toEqual([]);
});

test.describe('read-only from the start', () => {
  test.use({ enforced: { readOnly: true } });
  test('begins no journal of real orders for an order that is refused', async ({ desk, server }) => {
    const { page } = desk;
    await expect(page.locator('#read-only')).toBeVisible();
    await enter(page, 'TEST DESK');
    expect(await askItself(page, {})).toBe('read-only');
    expect(await realLines(desk)).toEqual([]);
    expect(server.protocols).toEqual([]);
    expect(await overTheBridge(desk)).toContain('read-only');
  });
});
