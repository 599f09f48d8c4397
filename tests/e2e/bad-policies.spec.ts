import { chmod, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningDesk } from './application';
import { printConfig } from './built-command';
import { chooseTrader, journalLines, outcomeShown, practiceJournal } from './order-page';
import { expect, openSettings, policyOf, saying, settingOn, test as base } from './policy-desk';
import { enter, goTo } from './real-desk';

/** What lies in the policy's place, and what is said of it. */
interface Bad {
  readonly what: string;
  readonly lay: (file: string) => Promise<void>;
  readonly says: RegExp;
  /** Whether nothing of it counts; otherwise all but the one setting does. */
  readonly wholly: boolean;
}

const writing =
  (content: string | Buffer) =>
  (file: string): Promise<void> =>
    writeFile(file, content);
const good = saying({ coolingOffMinutes: 45 });

/** A sample of Practice's whose order takes effect. */
const trader = '4820913';

const bad: readonly Bad[] = [
  { what: 'a folder', lay: async (file) => void (await mkdir(file)), says: /no regular file/, wholly: true },
  { what: 'no JSON', lay: writing('ticketRequired = yes'), says: /line 1, column 1/, wholly: true },
  { what: 'empty', lay: writing(''), says: /empty|line 1/, wholly: true },
  { what: 'a loop of links', lay: (file) => symlink(file, file), says: /symbolic link/, wholly: true },
  {
    what: '100 MB long',
    lay: async (file) => {
      await writeFile(file, good);
      await truncate(file, 100 * 1024 * 1024);
    },
    says: /longer than 1 MiB/,
    wholly: true,
  },
  { what: 'UTF-16', lay: writing(Buffer.from(`\ufeff${good}`, 'utf16le')), says: /no UTF-8/, wholly: true },
  {
    what: 'with a key that nobody knows',
    lay: writing('{"version":1,\n"enforced":{"coolingOffMinutes":45,"ticketsRequired":true}}'),
    says: /line 2, column \d+, enforced\.ticketsRequired/,
    wholly: false,
  },
  {
    what: 'with a value of another type',
    lay: writing('{"version":1,\n"enforced":{"coolingOffMinutes":45,"notesRequired":"no"}}'),
    says: /line 2, column \d+, enforced\.notesRequired/,
    wholly: false,
  },
  {
    what: 'with a value out of range',
    lay: writing('{"version":1,\n"enforced":{"coolingOffMinutes":45,"notesMinLength":1001}}'),
    says: /line 2, column \d+, enforced\.notesMinLength.*0 to 1000/,
    wholly: false,
  },
];

/** A problem as compilers write it: file, line, column, key and sentence; all but file and sentence may be missing. */
interface Printed {
  readonly line: string | undefined;
  readonly column: string | undefined;
  readonly key: string | undefined;
  readonly sentence: string;
}

/** What the built application itself prints to be wrong in the policy. */
async function printedProblems(desk: RunningDesk): Promise<readonly Printed[]> {
  const [head = ''] = (await printConfig(desk)).split('\n\n', 1);
  const said = head.split('\n').filter((line) => line.startsWith(`    problem: ${policyOf(desk)}:`));
  return said.map((line) => {
    const rest = line.slice(`    problem: ${policyOf(desk)}`.length);
    const found = /^(?::(?<line>\d+):(?<column>\d+))?: (?:(?<key>[\w.[\]]+): )?(?<sentence>.+)$/.exec(rest);
    const { line: at, column, key, sentence = '' } = found?.groups ?? {};
    return { line: at, column, key, sentence };
  });
}

/** The same as the page says it. */
function onThePage({ line, column, key, sentence }: Printed): string {
  const place = line === undefined ? [] : [`line ${line}, column ${column ?? ''}`];
  const at = [...place, ...(key === undefined ? [] : [key])].join(', ');
  return at === '' ? sentence : `${at}: ${sentence}`;
}

/** What Practice's journal, which is always begun, holds of a policy that is wrong. */
async function recorded({ dataHome }: RunningDesk): Promise<readonly Record<string, unknown>[]> {
  const lines = await journalLines(practiceJournal(dataHome));
  const changes = lines.filter(({ type }) => type === 'settings.changed').map(({ data }) => data);
  return changes.filter(({ name }) => name === 'policy');
}

/** Expects the application itself and the journal to name what the page says. */
async function expectNamedEverywhere(desk: RunningDesk, wholly: boolean): Promise<void> {
  const printed = await printedProblems(desk);
  const said = desk.page.locator('main .policy').getByRole('listitem');
  await expect(said).toHaveText(printed.map(onThePage));
  const places = printed.map(({ line, column, key }) => ({
    ...(line === undefined ? {} : { line: Number(line), column: Number(column) }),
    ...(key === undefined ? {} : { key }),
  }));
  await expect
    .poll(() => recorded(desk))
    .toEqual([
      expect.objectContaining({
        ...{ name: 'policy', state: wholly ? 'not-read' : 'read', file: policyOf(desk) },
        ...{ problems: printed.length, places },
      }),
    ]);
}

const test = base.extend<{ lay: { readonly as: Bad['lay'] } }>({
  lay: [{ as: writing(good) }, { option: true }],
  layOut: async ({ layOut, lay }, use) => {
    await use(async (folder) => {
      const outside = await layOut(folder);
      const file = join(folder, 'policy', 'policy.json');
      await rm(file, { force: true });
      await lay.as(file);
      return outside;
    });
  },
});

for (const { what, lay, says, wholly } of bad)
  test.describe(`a policy that is ${what}`, () => {
    test.use({ lay: { as: lay } });
    test('never stops the start: page, print and journal say where it is wrong, strict values stand in, orders go', async ({
      desk,
    }) => {
      const { page } = desk;
      await openSettings(page);
      const said = page.locator('main .policy');
      await expect(said).toContainText(policyOf(desk));
      await expect(said).toContainText(says);
      await expectNamedEverywhere(desk, wholly);
      const cooling = settingOn(page, 'coolingOffMinutes');
      await expect(cooling).toHaveAttribute('data-source', wholly ? 'broken' : 'enforced');
      await expect(cooling).toContainText(wholly ? '60 minutes' : '45 minutes');
      await expect(settingOn(page, 'readOnly')).toContainText('Off');
      await goTo(page, /Expire/);
      await chooseTrader(page, trader);
      await page.getByRole('textbox', { name: /^Notes/ }).fill('He asked by phone.');
      const ticket = page.getByLabel(/^Ticket/);
      await expect(ticket).toHaveCount(wholly ? 1 : 0);
      if (wholly) await ticket.fill('DESK-1');
      await page.getByRole('button', { name: 'Expire lockout…' }).click();
      const dialog = page.getByRole('alertdialog');
      if (wholly) await dialog.getByRole('textbox').fill(trader);
      await dialog.getByRole('button', { name: 'Expire lockout' }).click();
      expect((await outcomeShown(page)).outcome).toBe('done');
      await page.getByRole('button', { name: 'Next trader' }).click();
      await enter(page, 'LIVE');
      expect(await desk.complaints()).toEqual([]);
    });
  });

test.describe('a policy with a byte order mark, comments and trailing commas', () => {
  const text = `\ufeff// IT's own\n${good.replace('45', '45, // minutes\n')}`;
  test.use({ lay: { as: writing(text) } });
  test('is a good one', async ({ desk }) => {
    await openSettings(desk.page);
    await expect(settingOn(desk.page, 'coolingOffMinutes')).toHaveAttribute('data-source', 'enforced');
    await expect(desk.page.locator('main .policy')).toHaveCount(0);
  });
});

// Nothing is kept from root, or on Windows by a mode.
if (process.platform !== 'win32' && process.getuid?.() !== 0)
  test.describe('a policy that this user may not read', () => {
    test.use({
      lay: {
        as: async (file) => {
          await writeFile(file, good);
          await chmod(file, 0);
        },
      },
    });
    test('is said to be, and strict values stand in', async ({ desk }) => {
      await openSettings(desk.page);
      await expect(desk.page.locator('main .policy')).toContainText('EACCES');
      await expect(settingOn(desk.page, 'coolingOffMinutes')).toHaveAttribute('data-source', 'broken');
    });
  });
