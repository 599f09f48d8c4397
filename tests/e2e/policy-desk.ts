import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import packageJson from '../../package.json' with { type: 'json' };
import type { RunningDesk } from './application';
import { expect, goTo, test as base } from './real-desk';

export { expect } from '@playwright/test';

interface Options {
  /** The policy's text, for the address of the test's own server; undefined: there is no file. */
  readonly policy: { readonly text: ((baseUrl: string) => string) | undefined };
  /** The text of the user's own file before the first start; undefined: there is none. */
  readonly own: { readonly text: string | undefined };
}

/** The application over a policy and a user's file with exactly these texts. */
export const test = base.extend<Options>({
  policy: [{ text: undefined }, { option: true }],
  own: [{ text: undefined }, { option: true }],
  layOut: async ({ layOut, policy, own, server }, use) => {
    await use(async (folder) => {
      const outside = await layOut(folder);
      const file = join(folder, 'policy', 'policy.json');
      if (policy.text) await writeFile(file, policy.text(`https://localhost:${String(server.port)}/v1`));
      else await rm(file);
      if (own.text !== undefined) {
        await mkdir(join(folder, 'config', packageJson.productName), { recursive: true, mode: 0o700 });
        await writeFile(join(folder, 'config', packageJson.productName, 'settings.json'), own.text);
      }
      return outside;
    });
  },
});

export const policyOf = ({ folder }: RunningDesk): string => join(folder, 'policy', 'policy.json');

/** The user's own file. */
export const ownOf = ({ folder }: RunningDesk): string =>
  join(folder, 'config', packageJson.productName, 'settings.json');

/** A policy's text. */
export const saying = (enforced: object, defaults: object = {}): string =>
  JSON.stringify({ version: 1, enforced, defaults });

/** Puts another policy in the place of the one that is there, as IT should. */
export async function rewrite(desk: RunningDesk, text: string): Promise<void> {
  const beside = `${policyOf(desk)}.new`;
  await writeFile(beside, text);
  await rename(beside, policyOf(desk));
}

/** Opens the Settings page and waits until the settings have been read. */
export async function openSettings(page: Page): Promise<void> {
  await goTo(page, /Settings/);
  await page.locator('[data-setting]').first().waitFor();
}

export const settingOn = (page: Page, name: string): Locator => page.locator(`[data-setting="${name}"]`);

/** Presses for a copy of what counts, and reads it off the clipboard. */
export async function copyOfWhatCounts({ page, app }: RunningDesk): Promise<string> {
  await page.getByRole('button', { name: 'Copy what counts' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  return app.evaluate(({ clipboard }) => clipboard.readText());
}
