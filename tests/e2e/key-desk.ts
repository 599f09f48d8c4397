import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { marker } from '../../scripts/token-search.mjs';
import { test as onOwnKeyring } from './own-keyring';
import { expect, goTo } from './real-desk';

/** An API key whose secret parts no other test has; each holds the text that may stand nowhere. */
export interface TestKey {
  readonly name: string;
  readonly password: string;
  readonly sec: string;
  readonly appId: string;
  readonly appVersion: string;
  readonly cid: number;
}

export const newKey = (): TestKey => {
  const secret = (what: string): string => `${marker}-${what}-${randomBytes(6).toString('hex')}`;
  return {
    name: secret('name'),
    password: secret('pass'),
    sec: secret('sec'),
    appId: 'NorthgateDesk',
    appVersion: '1.0',
    cid: 8123,
  };
};

/** Every member that the contract has for what the page hears about sessions; see src/contract/sessions.ts and sign-in.ts. */
const named = new Set(
  (
    'kind value session environmentId fingerprint savedAt how expiresAt who name userId organization renewal at why ' +
    'nextAt expiredAt rejectedAt closedElsewhere recorded clipboard tries left waitUntil keeping keep locked hasKey ' +
    'counted key keys file serverText httpStatus failure keychain parts code'
  ).split(' '),
);

const namesIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
};

/** Expects that all which the page was told about sessions has members of the contract alone. */
async function expectNamedAlone(ipcFile: string): Promise<void> {
  const lines = (await readFile(ipcFile, 'utf8')).split('\n').filter((line) => line !== '');
  const heard = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const told = heard.filter(({ channel }) => String(channel).startsWith('sessions:'));
  const names = told.flatMap(({ answered, pushed }) => namesIn(answered ?? pushed));
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !named.has(name))).toEqual([]);
}

/** The real application, with a key in a file that the administrator would choose; the file is gone after. */
export const test = onOwnKeyring.extend<{ key: TestKey; keyFile: string }>({
  key: async ({}, use) => use(newKey()),
  keyFile: async ({ key }, use) => {
    // Apart from what the application writes: the file itself is the vendor's, and holds the key.
    const folder = await mkdtemp(join(tmpdir(), 'vendor-'));
    const file = join(folder, 'northgate-key.json');
    await writeFile(file, JSON.stringify(key));
    await use(file);
    await rm(folder, { recursive: true, force: true });
  },
  layOut: async ({ layOut, keyFile }, use) => {
    await use(async (folder) => {
      const outside = await layOut(folder);
      return outside && { ...outside, keyFile };
    });
  },
  desk: async ({ desk }, use) => {
    await use(desk);
    await expectNamedAlone(join(desk.folder, 'ipc.jsonl'));
  },
});

export const item = (page: Page, id = 'test-desk'): Locator => page.locator(`[data-session="${id}"]`);
export const dialogOf = (page: Page): Locator => page.getByRole('dialog');

/** Opens the form of an environment on the Sessions page. */
export async function openForm(page: Page, id = 'test-desk'): Promise<Locator> {
  await goTo(page, /Sessions/);
  await item(page, id)
    .getByRole('button', { name: /^Sign in/ })
    .click();
  await expect(dialogOf(page)).toBeVisible();
  return dialogOf(page);
}

/** Chooses the key's file in the form that is open. */
export async function chooseFile(page: Page): Promise<void> {
  await dialogOf(page)
    .getByRole('radio', { name: /key file/ })
    .check();
  await dialogOf(page).getByRole('button', { name: 'Choose the key file…' }).click();
}

/** Signs in with the key's file, and waits until the session is there. */
export async function signInWithFile(page: Page, id = 'test-desk'): Promise<void> {
  await openForm(page, id);
  await chooseFile(page);
  await expect(dialogOf(page)).toBeHidden({ timeout: 10_000 });
  await expect(item(page, id)).toHaveAttribute('data-state', /kept|expiring/);
}
