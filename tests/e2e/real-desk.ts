import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { apiServer, type ApiServer } from '../stand-ins/api-server';
import { makeCertificates, trustIn, type Certificates } from '../stand-ins/certificates';
import { expect, test as base, type RunningDesk } from './application';
import type { Outside } from './entry/outside';
import { placeIn } from './launch';
import { journalLines, lookUp, outcomeShown, type JournalLine } from './order-page';

export { expect } from '@playwright/test';

export const realJournal = (dataHome: string): string => join(dataHome, 'lockout-desk', 'audit');

interface Options {
  /** What the server shows. */
  readonly shows: 'local' | 'expired' | 'stranger';
  /** Whether this user's certificate store has the authority that signed it. */
  readonly trusted: boolean;
  /** Whether the policy asks for a second copy of the journal, in the folder `share`. */
  readonly copied: boolean;
  /** What the policy enforces beside its environments. */
  readonly enforced: Readonly<Record<string, unknown>>;
  /** What a test changes of what is laid out. */
  readonly laidOut: Partial<Outside>;
  /** Environments of the policy beside Test Desk and Test Live. */
  readonly more: {
    readonly environments: readonly {
      readonly id: string;
      readonly name: string;
      readonly baseUrl: string;
    }[];
  };
}

interface Fixtures extends Options {
  readonly server: ApiServer;
}

/** The policy that gives the test's own server two environments, one of each kind. */
export function policyFor(
  port: number,
  enforced: Options['enforced'],
  more: Options['more'] = { environments: [] },
  copyFolder?: string,
): string {
  const baseUrl = `https://localhost:${String(port)}/v1`;
  const environments = [
    { id: 'test-desk', name: 'Test Desk', kind: 'demo', baseUrl },
    { id: 'test-live', name: 'Test Live', kind: 'live', baseUrl },
    ...more.environments.map((one) => ({ ...one, kind: 'demo' })),
  ];
  const journalCopyFolder = copyFolder === undefined ? {} : { journalCopyFolder: copyFolder };
  return JSON.stringify({ version: 1, enforced: { environments, ...journalCopyFolder, ...enforced } });
}

/** The application over a real TLS server, a policy that names it, and entries of its own in the real keychain. */
export const test = base.extend<Fixtures, { certificates: Certificates }>({
  certificates: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'certificates-'));
      await use(await makeCertificates(folder));
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  shows: ['local', { option: true }],
  trusted: [true, { option: true }],
  enforced: [{}, { option: true }],
  laidOut: [{}, { option: true }],
  more: [{ environments: [] }, { option: true }],
  server: async ({ certificates, shows }, use) => {
    const server = await apiServer(certificates[shows]);
    await use(server);
    await server.close();
  },
  copied: [false, { option: true }],
  layOut: async ({ server, certificates, trusted, enforced, laidOut, more, copied }, use) => {
    await use(async (folder) => {
      const policyFolder = join(folder, 'policy');
      const exportFolder = join(folder, 'exports');
      const copyFolder = join(folder, 'share');
      if (copied) await mkdir(copyFolder);
      await mkdir(policyFolder, { recursive: true });
      await mkdir(exportFolder, { recursive: true });
      await writeFile(
        join(policyFolder, 'policy.json'),
        policyFor(server.port, enforced, more, copied ? copyFolder : undefined),
      );
      if (trusted) await trustIn(placeIn(folder).home, certificates.authority);
      return {
        policyFolder,
        exportFolder,
        policyIsRoots: true,
        service: `Lockout Desk (test ${randomBytes(6).toString('hex')})`,
        connectMs: 2_000,
        wholeMs: 5_000,
        keychainMs: 3_000,
        ipcFile: join(folder, 'ipc.jsonl'),
        ...laidOut,
      };
    });
  },
});

/** Every record of real environments, in order. */
export const realLines = (desk: RunningDesk): Promise<JournalLine[]> =>
  journalLines(realJournal(desk.dataHome));

/** All that went over the bridge, as text. */
export const overTheBridge = (desk: RunningDesk): Promise<string> =>
  readFile(join(desk.folder, 'ipc.jsonl'), 'utf8').catch(() => '');

export const goTo = (page: Page, name: RegExp): Promise<void> =>
  page.getByRole('navigation').getByRole('button', { name }).click();

/** Switches to an environment by its badge word. */
export async function enter(page: Page, word: string): Promise<void> {
  await page.getByRole('button', { name: /^Environment:/ }).click();
  await page.getByText(word, { exact: true }).last().click();
  await expect(page.getByRole('button', { name: `Environment: ${word}` })).toBeVisible();
}

export async function toClipboard({ app }: RunningDesk, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
}

/** Copies a token, and has the application take it for the environment that it is in. */
export async function pasteToken(desk: RunningDesk, token: string): Promise<void> {
  await toClipboard(desk, `Bearer ${token}`);
  await desk.page.getByRole('button', { name: /^Paste token/ }).click();
  await expect(desk.page.locator('header [data-state="kept"]')).toBeVisible();
}

/** Enters the test's own environment and gives it a token. */
export async function signIn(desk: RunningDesk, token: string, word = 'TEST DESK'): Promise<void> {
  await enter(desk.page, word);
  await pasteToken(desk, token);
}

/** Waits until the application has asked by itself, once, whose new token it is. */
export async function lookedAt({ auth }: ApiServer): Promise<void> {
  await expect.poll(() => auth.of('me').length).toBe(1);
}

/** Fills the form with an id, known or not, and confirms. */
export async function order(page: Page, userId: string, notes = ''): Promise<void> {
  await lookUp(page, userId);
  await page
    .getByRole('option', { name: new RegExp(userId) })
    .first()
    .click();
  if (notes !== '') await page.getByRole('textbox', { name: 'Notes' }).fill(notes);
  await page.getByRole('button', { name: 'Expire lockout…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }).click();
}

/** The outcome on the screen and the one in the journal, which have to be the same. */
export async function ended(
  desk: RunningDesk,
  within?: number,
): Promise<{ outcome: string; reason: string; record: JournalLine['data'] }> {
  const { outcome } = await outcomeShown(desk.page, within);
  const reason = (await desk.page.locator('[data-reason]').getAttribute('data-reason')) ?? '';
  const last = (await realLines(desk)).findLast(({ type }) => type === 'order.outcome');
  expect(last?.data).toMatchObject({ outcome, reason });
  return { outcome, reason, record: last?.data ?? {} };
}

/** Expires one lockout, which takes effect. */
export async function oneOrder(desk: RunningDesk, userId = '4242'): Promise<void> {
  await order(desk.page, userId, 'By phone.');
  expect((await ended(desk)).outcome).toBe('done');
}

/** Presses Forget on the Sessions page, and confirms. */
export async function forget(page: Page, item: Locator): Promise<void> {
  await item.getByRole('button', { name: /^Forget/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forget', exact: true }).click();
}

export const nextTrader = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Next trader' }).click();
