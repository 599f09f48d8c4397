import { fireEvent, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Desk } from '../../contract/bridge';
import type { HistoryRow } from '../../contract/history';
import type { ExpireAnswer } from '../../contract/lockouts';
import { loadLater } from '../later-pages';
import { report } from '../lockouts/example-report';
import { answer, marisol, openUnder, practice } from '../lockouts/opened-order-form';
import { exampleSettings, keepingDesk } from '../settings/example-settings';
import { openSettings } from '../settings/opened-settings';

beforeAll(loadLater, 60_000);
beforeEach(() => {
  // The page scrolls to its top; this DOM knows no scrolling.
  Element.prototype.scrollTo = (() => undefined) as typeof Element.prototype.scrollTo;
});

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
const button = (name: string): Promise<HTMLElement> =>
  screen.findByRole('button', { name }, { timeout: 10_000 });

/** Presses as a keyboard does: what is pressed has the focus. */
async function press(pressed: HTMLElement): Promise<void> {
  pressed.focus();
  expect(document.activeElement).toBe(pressed);
  await fireEvent.click(pressed);
}

/** Expects that the heading with these words gets the focus, and keeps it. */
async function leadsTo(heading: string): Promise<void> {
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe(heading), 10_000);
  await frame();
  expect(document.activeElement?.textContent).toBe(heading);
  expect(document.activeElement?.tagName).toMatch(/^H[12]$/);
}

const fault = { kind: 'fault', reference: 'F-1' } as const;
const expire = 'Expire a lockout';
const verdict = { outcome: 'unknown', reason: 'no-answer' } as const;
const unknown = report({ environment: practice, target: marisol, verdict });

describe('the focus of what is gone', () => {
  it('goes to the page’s title with a notice that is understood', async () => {
    const { app } = await openUnder({});
    app.place.notice = 'Your organization no longer offers Demo.';
    await press(await button('Understood'));
    await leadsTo(expire);
  });

  it('goes to the form’s first control with the first steps, where a trader is chosen', async () => {
    const changeSetting: Desk['changeSetting'] = () => new Promise(() => undefined);
    const { app } = await openUnder({}, { changeSetting });
    app.form.choose(marisol);
    await tick();
    await press(await button('Don’t show again'));
    await frame();
    expect(document.activeElement).toBe(await button('Change trader'));
  });

  it('goes to its record with an order that is closed in History’s pane', async () => {
    const { app } = await openUnder(
      {},
      { closeUnknown: () => answer({ kind: 'closed', record: { seq: 3, id: 'r' } } as const) },
    );
    app.go('history');
    const row: HistoryRow = {
      ...{ kind: 'order', seq: 1, at: unknown.at, orderId: unknown.orderId, by: 'dana' },
      ...{ environment: practice, target: marisol, result: verdict },
    };
    app.history.list = { kind: 'listed', state: { kind: 'open', records: 3 } };
    app.history.opened = { kind: 'shown', row, record: { kind: 'found', report: unknown, records: [] } };
    vi.spyOn(app.history, 'freshen').mockImplementation(async () => {
      const closed = { ...unknown, closed: { as: 'did-not', at: unknown.at, by: 'dana' } } as const;
      app.history.opened = { kind: 'shown', row, record: { kind: 'found', report: closed, records: [] } };
    });
    await press(await button('Close…'));
    const dialog = within(await screen.findByRole('dialog'));
    app.followUp.as = 'did-not';
    await press(dialog.getByRole('button', { name: 'Close order' }));
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('complementary')));
  });

  it('goes to the page’s title with the button of a new key, once there is one', async () => {
    let state: 'needs-key' | 'open' = 'needs-key';
    const needsKey = { kind: 'needs-key', why: 'no-key', host: 'h' } as const;
    await openUnder(
      {},
      {
        readJournalState: () => answer(state === 'open' ? { kind: 'open', records: 4 } : needsKey),
        rekeyJournal: () => {
          state = 'open';
          return answer({ kind: 'recorded', record: { seq: 4, id: 'r' } } as const);
        },
      },
    );
    await press(await button('Make a new key…'));
    const dialog = within(await screen.findByRole('dialog'));
    await fireEvent.input(dialog.getByRole('textbox'), { target: { value: 'A new computer.' } });
    await press(dialog.getByRole('button', { name: 'Make the new key' }));
    await leadsTo(expire);
  });

  it('goes to the page’s title with another try at History', async () => {
    const readHistory = vi.fn<Desk['readHistory']>(() => Promise.resolve(fault));
    const { app } = await openUnder({}, { readHistory });
    app.go('history');
    const again = await button('Try again');
    readHistory.mockImplementation(() =>
      answer({ state: { kind: 'open', records: 0 }, rows: [], below: 0 } as const),
    );
    await press(again);
    await leadsTo('History');
  });

  it('goes to the page’s title with another try at the settings', async () => {
    const start = exampleSettings();
    const readSettings = vi.fn<Desk['readSettings']>(keepingDesk(start).readSettings);
    const { app } = await openSettings(start, { readSettings });
    readSettings.mockImplementationOnce(() => Promise.resolve(fault));
    await app.settings.load();
    await press(await button('Try again'));
    await leadsTo('Settings');
  });

  it('goes to the setting that is taken back, however late that is answered once its button is gone', async () => {
    const start = exampleSettings();
    const desk = keepingDesk(start);
    let answered = (): void => undefined;
    const { item, push } = await openSettings(start, {
      changeSetting: async (ask) => {
        const reply = await desk.changeSetting(ask);
        if (ask.value !== undefined) return reply;
        await new Promise<void>((resolve) => (answered = resolve));
        return reply;
      },
    });
    await fireEvent.click(within(item('notesRequired')).getByRole('switch', { name: 'Notes are required' }));
    await press(await button('Use the default'));
    push(start);
    await leadsTo('Settings');
    answered();
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Notes are required'));
  });

  it('goes to an outcome that came while the help was open, once that is closed', async () => {
    let end: (answered: Awaited<ReturnType<Desk['expireLockout']>>) => void = () => undefined;
    const { app, confirm, expireLockout } = await openUnder({});
    expireLockout.mockImplementation(() => new Promise((resolve) => (end = resolve)));
    app.form.choose(marisol);
    await tick();
    await confirm();
    await frame();
    app.overlay.open({ kind: 'help', topic: 'unknown' });
    const dialog = await screen.findByRole('dialog', {}, { timeout: 10_000 });
    await vi.waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    const ended: ExpireAnswer = { kind: 'ended', report: report({ environment: practice }) };
    end({ kind: 'answer', value: ended });
    const heading = await screen.findByText('The manual lockout was expired.');
    await vi.waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    app.overlay.close();
    await leadsTo(heading.textContent);
  });
});

describe('the net', () => {
  it('leaves the void to whoever clicks there, also when what had the focus goes later', async () => {
    const { app } = await openUnder({});
    app.place.notice = 'Your organization no longer offers Demo.';
    const understood = await button('Understood');
    understood.focus();
    understood.blur();
    await frame();
    await frame();
    app.place.notice = undefined;
    await tick();
    await frame();
    await frame();
    expect(document.activeElement).toBe(document.body);
  });

  it('takes nothing from a dialog, and catches what it leaves', async () => {
    const { app } = await openUnder({});
    app.overlay.open({ kind: 'shortcuts' });
    const dialog = await screen.findByRole('dialog', {}, { timeout: 10_000 });
    const inside = await within(dialog).findByRole<HTMLButtonElement>('button');
    inside.focus();
    // As the browser does with what is disabled while it has the focus.
    inside.blur();
    inside.disabled = true;
    await frame();
    await frame();
    expect(document.activeElement).toBe(document.body);
    // The picker, which had the focus before, is gone when the dialog would give it back.
    app.form.choose(marisol);
    await tick();
    app.overlay.close();
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await leadsTo(expire);
  });

  it('scrolls nothing', async () => {
    const { app } = await openUnder({});
    const focus = vi.spyOn(HTMLElement.prototype, 'focus');
    app.place.notice = 'Your organization no longer offers Demo.';
    await press(await button('Understood'));
    await leadsTo(expire);
    expect(focus).toHaveBeenLastCalledWith({ preventScroll: true });
    focus.mockRestore();
  });
});
