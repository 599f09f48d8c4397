import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { RunningDesk } from './application';
import {
  ended,
  enter,
  expect,
  goTo,
  oneOrder,
  order,
  realJournal,
  realLines,
  signIn,
  test,
} from './real-desk';
import { pressAndConfirm } from './order-page';
import { test as withKeyring } from './own-keyring';
import { newToken } from './secret';
import { stranger } from './stranger';

const banner = (page: Page) => page.locator('[data-alarm]');
const chain = (page: Page) => page.locator('[data-chain]');

/** A token, and one order that took effect; the desk is in TEST DESK then. */
async function begun(desk: RunningDesk): Promise<void> {
  await signIn(desk, newToken());
  await oneOrder(desk);
}

async function verifyInWindow(page: Page, everySignature = false): Promise<void> {
  await goTo(page, /History/);
  await page.getByRole('button', { name: 'Verify now' }).click();
  if (everySignature) await page.getByText('Every signature').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Verify', exact: true }).click();
}

async function exportAs(page: Page, format: RegExp): Promise<void> {
  await goTo(page, /History/);
  await page.getByRole('button', { name: /^Export/ }).click();
  await page.getByRole('dialog').getByText(format).first().click();
  await page.getByRole('button', { name: 'Choose a place…' }).click();
  await expect(page.getByRole('dialog', { name: 'Exported' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
}

test('an order is signed, the journal verifies in the window, and a stranger verifies it with the key that was noted', async ({
  desk,
}) => {
  const { page, dataHome } = desk;
  await begun(desk);
  await verifyInWindow(page, true);
  await expect(chain(page)).toContainText(/Verified up to record/i);
  const fingerprint = String((await realLines(desk))[0]?.data['keyFingerprint']);
  expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
  const shown = await page.locator('#proof-details').innerText();
  expect(shown.replaceAll(/\s/g, '')).toContain(fingerprint);
  const verified = (await realLines(desk)).at(-1);
  expect(verified).toMatchObject({
    type: 'journal.verified',
    data: { result: 'intact', everySignature: true },
  });

  const good = await stranger('--signatures', '--expect-key', fingerprint, realJournal(dataHome));
  expect(good.code).toBe(0);
  expect(good.said).toMatch(new RegExp(`^intact: \\d+ records from .* signed by key ${fingerprint}`));
  const other = await stranger('--expect-key', '0123456789abcdef', realJournal(dataHome));
  expect(other.code).toBe(1);
  expect(await desk.complaints()).toEqual([]);
});

test('a record that was edited while it ran is found by Verify, with segment and line', async ({ desk }) => {
  const { page, dataHome } = desk;
  await begun(desk);
  const path = join(realJournal(dataHome), 'segment-000001.jsonl');
  const lines = readFileSync(path, 'latin1').split('\n');
  const at = lines.findIndex((line) => line.includes('"type":"order.intent"'));
  lines[at] = lines[at]?.replace('4242', '4243') ?? '';
  writeFileSync(path, lines.join('\n'), 'latin1');
  await verifyInWindow(page);
  await expect(chain(page)).toHaveAttribute('data-chain', 'trouble');
  await expect(page.locator('main')).toContainText(`segment-000001.jsonl, line ${String(at + 1)}`);
  // The signature of the very first record was verified, and of the segment's last one, which the edit comes before.
  await expect(page.locator('[data-verdict]')).toContainText(
    /record 1 of .*, signed by key .*; of later ones/,
  );
  const { code, said } = await stranger(realJournal(dataHome));
  expect(code).toBe(1);
  expect(said).toContain(`segment-000001.jsonl, line ${String(at + 1)}`);
  expect(said).toContain('\nUp to record 1, of ');
  await page.getByRole('button', { name: /^Export/ }).click();
  await expect(page.getByRole('dialog')).toContainText('found this journal BROKEN');
});

test('an older copy that was put back raises an alarm, which stays until it is acknowledged with a note', async ({
  desk,
}) => {
  const { page, dataHome, folder } = desk;
  await begun(desk);
  const kept = join(folder, 'older');
  cpSync(realJournal(dataHome), kept, { recursive: true });
  await page.getByRole('button', { name: 'Next trader' }).click();
  await order(page, '77');
  expect((await ended(desk)).outcome).toBe('done');
  await desk.app.close();
  rmSync(realJournal(dataHome), { recursive: true });
  cpSync(kept, realJournal(dataHome), { recursive: true });

  let again = await desk.relaunch();
  await enter(again, 'TEST DESK');
  await expect(banner(again)).toHaveAttribute('data-alarm', 'cut');
  await goTo(again, /Sessions/);
  await expect(banner(again)).toBeVisible();
  again = await desk.relaunch();
  await enter(again, 'TEST DESK');
  await expect(banner(again)).toBeVisible();
  await again.getByRole('button', { name: 'Acknowledge…' }).click();
  const dialog = again.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Restored from the backup of Monday, by IT.');
  await dialog.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(banner(again)).toBeHidden();
  const types = (await realLines(desk)).map(({ type }) => type);
  expect(types.filter((type) => type === 'journal.alarm')).toHaveLength(1);
  expect((await realLines(desk)).at(-1)).toMatchObject({
    type: 'journal.acknowledged',
    data: { note: 'Restored from the backup of Monday, by IT.' },
  });
  const last = await desk.relaunch();
  await enter(last, 'TEST DESK');
  await expect(last.locator('header [data-journal="open"]')).toBeVisible();
  await expect(banner(last)).toBeHidden();
});

test('the evidence of what was filtered is verified by the verifier inside it, and a change of it is found', async ({
  desk,
}) => {
  const { page, folder } = desk;
  await begun(desk);
  await page.getByRole('button', { name: 'Next trader' }).click();
  await order(page, '77', '=cmd()');
  expect((await ended(desk)).outcome).toBe('done');
  await exportAs(page, /Evidence bundle/);
  const fingerprint = String((await realLines(desk))[0]?.data['keyFingerprint']);
  const exports = join(folder, 'exports');
  const [name = ''] = readdirSync(exports);
  const bundle = join(exports, name);
  const good = await stranger('--signatures', '--expect-key', fingerprint, bundle);
  expect(good).toMatchObject({ code: 0 });
  expect((await realLines(desk)).at(-1)).toMatchObject({
    type: 'journal.exported',
    data: { format: 'bundle', file: name },
  });
  const bytes = readFileSync(bundle);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(join(folder, 'changed.zip'), bytes);
  expect((await stranger(join(folder, 'changed.zip'))).code).toBe(1);

  await exportAs(page, /^CSV/);
  await exportAs(page, /JSON Lines/);
  const csv = readFileSync(
    join(exports, readdirSync(exports).find((one) => one.endsWith('.csv')) ?? ''),
    'utf8',
  );
  expect(csv).toContain("'=cmd()");
  const jsonl = readdirSync(exports).find((one) => one.endsWith('.jsonl')) ?? '';
  const raw = new Set((await realLines(desk)).map(({ line }) => line));
  const lines = readFileSync(join(exports, jsonl), 'utf8').split('\n').filter(Boolean);
  expect(lines.length).toBeGreaterThan(4);
  for (const line of lines) expect(raw.has(line)).toBe(true);
  expect(readdirSync(exports)).toHaveLength(3);
});

withKeyring(
  'a keychain that lost the key leaves the journal read-only, until a reason for a new key is given',
  async ({ desk, keyring, server }) => {
    await begun(desk);
    const { journalId, keyFingerprint: old } = (await realLines(desk))[0]?.data ?? {};
    await desk.app.close();
    expect(await keyring.deleteEntry(String(journalId))).toBe(true);
    const page = await desk.relaunch();
    await enter(page, 'TEST DESK');
    const before = await realLines(desk);
    await expect(page.locator('header [data-journal="needs-key"]')).toBeVisible();
    await order(page, '77');
    await expect(page.getByRole('alert').first()).toContainText(/nothing was sent/i);
    expect(server.received).toHaveLength(1);
    expect(await realLines(desk)).toEqual(before);

    await page.getByRole('button', { name: 'Make a new key…' }).first().click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('The keychain was made anew by IT.');
    await page.getByRole('button', { name: 'Make the new key' }).click();
    await expect(page.locator('header [data-journal="open"]')).toBeVisible();
    const rekeyed = (await realLines(desk)).find(({ type }) => type === 'journal.rekeyed');
    expect(rekeyed?.data).toMatchObject({ previous: old, reason: 'The keychain was made anew by IT.' });
    await pressAndConfirm(page);
    expect((await ended(desk)).outcome).toBe('done');
    const { code, said } = await stranger('--signatures', realJournal(desk.dataHome));
    expect(code).toBe(0);
    expect(said).toContain('The keychain was made anew by IT.');
  },
);
