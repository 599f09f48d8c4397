import { fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { examples, seenAt } from './example-sessions';
import { demo, openWith, practice } from './opened-sessions';

beforeEach(() => {
  // The page scrolls to its top; this DOM knows no scrolling.
  Element.prototype.scrollTo = (() => undefined) as typeof Element.prototype.scrollTo;
  vi.useFakeTimers({ now: seenAt, toFake: ['Date'] });
});
afterEach(() => void vi.useRealTimers());

describe('an order’s session', () => {
  it.each([
    ['none', examples.none],
    ['expired', examples.expired],
    ['rejected', examples.rejected],
  ])('that is %s is asked for above the form, by signing in or pasting', async (_what, session) => {
    const { app } = await openWith(demo, { demo: session });
    expect(screen.getByText('Demo needs a session.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Paste token for Demo' })).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Sign in… to Demo' }));
    expect(app.signIn.stage).toMatchObject({ kind: 'opening', environment: { id: 'demo' } });
  });

  it('that ends soon and could not be renewed is warned of, and stops nothing', async () => {
    const { app } = await openWith(demo, { demo: examples.expiringFailed });
    expect(screen.getByText(/The session ends in 4 min 05 s and could not be renewed/)).toBeTruthy();
    app.form.choose({ userId: '42', source: 'typed' });
    app.form.press();
    expect(app.form.stage.kind).toBe('confirming');
  });

  it.each([
    [examples.kept, 'Dana Admin, Northgate'],
    [examples.pasted, 'Not known: the server has not said whose the pasted token is.'],
  ])('is named in the confirmation', async (session, words) => {
    const { app } = await openWith(demo, { demo: session });
    app.form.choose({ userId: '42', source: 'typed' });
    app.form.press();
    const dialog = await screen.findByRole('alertdialog');
    expect(within(dialog).getByText('As').nextElementSibling?.textContent).toBe(words);
  });

  it('is none in Practice, whatever is watched there', async () => {
    const { app } = await openWith(practice, { practice: examples.expired });
    expect(screen.queryByText(/needs a session/)).toBeNull();
    app.form.choose({ userId: '42', source: 'typed' });
    app.form.press();
    const dialog = await screen.findByRole('alertdialog');
    expect(within(dialog).queryByText('As')).toBeNull();
  });
});

describe('the list of environments', () => {
  it('shows whose session each has, as far as that is known', async () => {
    const { app } = await openWith(demo, { demo: examples.kept, live: examples.expired });
    expect(app.sessionLookOf('live')).toBeUndefined();
    await app.sessions.load('live');
    await app.sessions.load('practice');
    expect(app.sessionLookOf('live')).toMatchObject({ who: 'Dana Admin', word: 'Session expired' });
    expect(app.sessionLookOf('demo')).toMatchObject({ who: 'Dana Admin, Northgate' });
    expect(app.sessionLookOf('practice')).toBeUndefined();
  });
});

describe('a clock that was set', () => {
  it('has the sessions read anew', async () => {
    const { readSession } = await openWith(demo, { demo: examples.kept });
    readSession.mockClear();
    vi.setSystemTime(seenAt + 3 * 3_600_000);
    await fireEvent.focus(window);
    expect(readSession).toHaveBeenCalledExactlyOnceWith({ environmentId: 'demo' });
  });
});
