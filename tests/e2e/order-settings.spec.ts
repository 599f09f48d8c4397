import type { Page } from '@playwright/test';
import type { RunningDesk } from './application';
import {
  askItself,
  chooseTrader,
  expireLockout,
  journalLines,
  outcomeShown,
  practiceJournal,
} from './order-page';
import { ended, expect, nextTrader, realLines, signIn, test } from './real-desk';
import { newToken } from './secret';

const reasonCodes = [
  { code: 'MISTAKE', label: 'Locked himself out by mistake' },
  { code: 'CLOSE', label: 'Has to close a position' },
];
const intents = async (desk: RunningDesk): Promise<Record<string, unknown>[]> =>
  (await realLines(desk)).filter(({ type }) => type === 'order.intent').map(({ data }) => data);
const press = (page: Page): Promise<void> => page.getByRole('button', { name: 'Expire lockout…' }).click();
const confirm = (page: Page): Promise<void> =>
  page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }).click();
const stop = (page: Page) => page.locator('main').getByRole('alert');

test.describe('reason, ticket and notes', () => {
  test.use({
    enforced: {
      ...{ reasonCodes, reasonRequired: true, ticketRequired: true, ticketPattern: 'DESK-\\d{3,6}' },
      ...{ notesRequired: true, notesMinLength: 5, composeNotes: true },
    },
  });
  test('are asked for one after the other, sent before the notes, and recorded', async ({ desk, server }) => {
    const { page } = desk;
    await signIn(desk, newToken());
    await chooseTrader(page, '4242');
    await press(page);
    await expect(stop(page)).toContainText('Your organization asks for a reason with every order.');
    await page.getByLabel(/^Reason/).selectOption('MISTAKE');
    await page.getByLabel(/^Ticket/).fill('desk 123');
    await expect(page.locator('#ticket-form')).toContainText('“DESK-”, then 3 to 6 digits');
    await press(page);
    await expect(stop(page)).toContainText('another form of ticket');
    await page.getByLabel(/^Ticket/).fill('DESK-123');
    await page.getByRole('textbox', { name: /^Notes/ }).fill('Hm.');
    await press(page);
    await expect(stop(page)).toContainText('at least 5 characters in notes');
    await page.getByRole('textbox', { name: /^Notes/ }).fill('By phone.');
    const body = '{"userId":4242,"notes":"[MISTAKE] DESK-123: By phone."}';
    await expect(page.getByTestId('what-will-be-sent').locator('pre')).toHaveText(body);
    expect(await realLines(desk).then((lines) => lines.some(({ type }) => type.startsWith('order.')))).toBe(
      false,
    );
    await press(page);
    await expect(page.getByRole('alertdialog')).toContainText('DESK-123');
    await confirm(page);
    expect((await ended(desk)).outcome).toBe('done');
    expect(server.received.map((received) => received.body.toString())).toEqual([body]);
    const [intent] = await intents(desk);
    expect(intent).toMatchObject({
      ...{ notes: '[MISTAKE] DESK-123: By phone.', reasonCode: 'MISTAKE', ticket: 'DESK-123' },
      policySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await expect(page.locator('[data-outcome]')).toContainText('DESK-123');
    await page.getByRole('button', { name: 'Show in history' }).click();
    await expect(page.getByRole('complementary', { name: /^Record/ })).toContainText('MISTAKE');
  });

  test('are asked for by the main process, whatever the page does', async ({ desk, server }) => {
    const { page } = desk;
    await signIn(desk, newToken());
    const good = { reasonCode: 'MISTAKE', ticket: 'DESK-123' };
    expect(await askItself(page, {})).toBe('reason-missing');
    expect(await askItself(page, { ...good, reasonCode: 'OTHER' })).toBe('reason-not-known');
    expect(await askItself(page, { reasonCode: 'MISTAKE' })).toBe('ticket-missing');
    expect(await askItself(page, { ...good, ticket: 'DESK-123x' })).toBe('ticket-form');
    expect(await askItself(page, { ...good, notes: '' })).toBe('notes-missing');
    expect(await askItself(page, { ...good, notes: ' hm. ' })).toBe('notes-too-short');
    expect(await askItself(page, { ...good, notes: 'x'.repeat(8190) })).toBe('composed-too-long');
    expect(await intents(desk)).toEqual([]);
    expect(server.received).toEqual([]);
  });
});

test.describe('notes and a ticket in any form', () => {
  test.use({ enforced: { notesRequired: true, ticketRequired: true } });
  test('stop a press where one is missing, each with its sentence, and nothing is recorded', async ({
    desk,
    server,
  }) => {
    const { page } = desk;
    await signIn(desk, newToken());
    await chooseTrader(page, '4242');
    await press(page);
    await expect(stop(page)).toContainText('Your organization asks for a ticket with every order.');
    await expect(page.getByLabel(/^Ticket/)).toBeFocused();
    // Blanks are none of either.
    await page.getByLabel(/^Ticket/).fill('  ');
    await press(page);
    await expect(page.getByLabel(/^Ticket/)).toBeFocused();
    await expect(stop(page)).toContainText('asks for a ticket with every order.');
    await page.getByLabel(/^Ticket/).fill('4711');
    const notes = page.getByRole('textbox', { name: /^Notes/ });
    for (const none of ['', '  ']) {
      await notes.fill(none);
      await press(page);
      await expect(stop(page)).toContainText('Your organization asks for notes with every order.');
      await expect(notes).toBeFocused();
    }
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    expect((await realLines(desk)).filter(({ type }) => type.startsWith('order.'))).toEqual([]);
    expect(server.received).toEqual([]);
    await notes.fill('By phone.');
    await press(page);
    await confirm(page);
    expect((await ended(desk)).outcome).toBe('done');
    expect(await intents(desk)).toMatchObject([{ notes: 'By phone.', ticket: '4711' }]);
    expect(server.received).toHaveLength(1);
  });
});

test.describe('re-typing everywhere', () => {
  test.use({ enforced: { retype: 'everywhere' } });
  test('is asked for in Practice, too', async ({ desk }) => {
    const { page } = desk;
    expect(await askItself(page, { environmentId: 'practice', userId: '1' })).toBe('not-confirmed');
    await chooseTrader(page, 'Elena Expired');
    await press(page);
    const id = await page.getByRole('alertdialog').locator('dd.mono').first().innerText();
    await expect(
      page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }),
    ).toBeDisabled();
    await page.getByLabel('Type the id again').fill(id);
    await confirm(page);
    expect((await outcomeShown(page)).outcome).toBe('done');
  });
});

test.describe('Practice', () => {
  test.use({ enforced: { ticketRequired: true, coolingOffMinutes: 60, coolingOffThen: 'refuse' } });
  test('obeys the same settings', async ({ desk }) => {
    const { page, dataHome } = desk;
    await page.getByLabel(/^Ticket/).fill('T-1');
    expect((await expireLockout(page, 'Elena Expired')).outcome).toBe('done');
    await nextTrader(page);
    await page.getByLabel(/^Ticket/).fill('T-2');
    expect((await expireLockout(page, 'Elena Expired')).outcome).toBe('not-sent');
    const last = (await journalLines(practiceJournal(dataHome))).at(-1);
    expect(last).toMatchObject({ type: 'order.outcome', data: { reason: 'cooling-off' } });
  });
});
