import { fireEvent, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Desk } from '../../contract/bridge';
import { loadLater } from '../later-pages';
import { examples, seenAt } from './example-sessions';
import { answer, cardOf, demo, openWith, practice } from './opened-sessions';

beforeAll(loadLater, 60_000);
beforeEach(() => {
  // The page scrolls to its top; this DOM knows no scrolling.
  Element.prototype.scrollTo = (() => undefined) as typeof Element.prototype.scrollTo;
  vi.useFakeTimers({ now: seenAt, toFake: ['Date'] });
});
afterEach(() => void vi.useRealTimers());

describe('the session in the header', () => {
  it('says whose it is and what is left, in full in its title, and opens the page of sessions', async () => {
    const { app, chip } = await openWith(demo, { demo: examples.kept });
    expect(chip()?.textContent?.replace(/\s+/g, ' ')).toContain(
      'Session: Dana Admin, Northgate, 1 h 12 min left',
    );
    expect(chip()?.title).toBe('Dana Admin, Northgate · 1 h 12 min left');
    await fireEvent.click(screen.getByRole('button', { name: /^Session:/ }));
    expect(app.page).toBe('sessions');
  });

  it('tells each state by a word and an icon of its own', async () => {
    const { chip, hear } = await openWith(demo, { demo: examples.kept });
    const shapes = new Map<string, string>();
    for (const state of [
      examples.kept,
      examples.failed,
      examples.expiring,
      examples.expired,
      examples.closed,
      examples.none,
      examples.locked,
    ]) {
      hear(state);
      await tick();
      const word = chip()?.querySelector('b')?.textContent ?? '';
      shapes.set(word, chip()?.querySelector('svg')?.outerHTML ?? '');
    }
    expect([...shapes.keys()]).toEqual([
      '1 h 12 min left',
      'Not renewed',
      'Ends soon',
      'Session expired',
      'Session rejected',
      'No session',
      'Keychain locked',
    ]);
    expect(new Set(shapes.values()).size).toBe(7);
  });

  it('stands in Practice only while there is one to watch', async () => {
    const { chip, hear } = await openWith(practice, {});
    expect(chip()).toBeNull();
    hear(examples.kept);
    await tick();
    expect(chip()).not.toBeNull();
  });

  it('has its end heard by a screen reader', async () => {
    const { container, hear } = await openWith(demo, { demo: examples.kept });
    hear(examples.expired);
    await tick();
    expect(container.querySelector('[data-announcer]')?.textContent).toContain(
      'Demo: the session has expired.',
    );
  });
});

describe('the page of sessions', () => {
  it('has a card for each environment, Practice last, and says what Practice needs', async () => {
    const { app, container } = await openWith(demo, { demo: examples.expiringFailed, live: examples.pasted });
    app.go('sessions');
    await vi.waitFor(() => expect(app.sessions.of('live')).toBeDefined());
    await tick();
    const ids = [...container.querySelectorAll('[data-session]')].map((one) =>
      one.getAttribute('data-session'),
    );
    expect(ids).toEqual(['demo', 'live', 'practice']);
    const text = cardOf(container, 'demo').textContent;
    expect(text).toMatch(
      /ends soon.*Dana Admin.*Northgate.*4 min 05 s left.*could not be renewed.*the server failed.*c0ffee42/s,
    );
    expect(within(cardOf(container, 'practice')).queryByRole('button', { name: /^Paste/ })).toBeNull();
    expect(cardOf(container, 'practice').textContent).toContain('Practice orders need no session.');
  });

  it('offers a renewal where a session is in use alone', async () => {
    const { app, container } = await openWith(demo, { demo: examples.pasted, live: examples.expired });
    app.go('sessions');
    await vi.waitFor(() => expect(app.sessions.of('live')).toBeDefined());
    await tick();
    expect(within(cardOf(container, 'demo')).getByRole('button', { name: /^Renew now/ })).toBeTruthy();
    expect(within(cardOf(container, 'live')).queryByRole('button', { name: /^Renew now/ })).toBeNull();
  });

  it('forgets a session after a confirmation that says what it does', async () => {
    const forgetSession = vi.fn<Desk['forgetSession']>(() =>
      answer({ kind: 'forgotten', recorded: true } as const),
    );
    const { app, container } = await openWith(demo, { demo: examples.kept }, { forgetSession });
    app.go('sessions');
    await vi.waitUntil(() => container.querySelector('[data-session="demo"]'));
    const press = () =>
      fireEvent.click(within(cardOf(container, 'demo')).getByRole('button', { name: /^Forget/ }));
    await press();
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toMatch(
      /Dana Admin, Northgate.*removed from this computer’s keychain.*there is no sign-out/s,
    );
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(forgetSession).not.toHaveBeenCalled();
    await press();
    await fireEvent.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Forget' }),
    );
    expect(forgetSession).toHaveBeenCalledExactlyOnceWith({ environmentId: 'demo' });
    await vi.waitFor(() => expect(cardOf(container, 'demo').textContent).toContain('no longer kept'));
  });

  it('offers to delete the key’s file, and says that it will be needed where the key is not kept', async () => {
    const { app, container } = await openWith(demo, { demo: examples.kept });
    app.go('sessions');
    app.sessions.signedIn('demo', {
      kind: 'signed-in',
      session: examples.kept,
      key: 'not-kept',
      file: 'key.json',
      recorded: true,
    });
    await vi.waitUntil(() => container.querySelector('[data-session="demo"]'));
    expect(cardOf(container, 'demo').textContent).toMatch(
      /still lies in a file: key\.json.*not kept here.*next sign-in.*backups/s,
    );
    await fireEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(screen.queryByRole('button', { name: 'Delete the key file key.json' })).toBeNull();
  });
});
