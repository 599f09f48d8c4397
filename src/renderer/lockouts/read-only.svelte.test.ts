import { fireEvent, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { report } from './example-report';
import { marisol, openUnder, practice } from './opened-order-form';

beforeEach(() => {
  // The page scrolls to its top; this DOM knows no scrolling.
  Element.prototype.scrollTo = (() => undefined) as typeof Element.prototype.scrollTo;
});

describe('read-only', () => {
  it('has a banner, hides the form of orders, and keeps the controls of sessions off with the reason', async () => {
    const { app, container, press, push, expireLockout } = await openUnder({ readOnly: true });
    expect(document.querySelector('#read-only')?.textContent).toContain('No order is taken');
    expect(container.querySelector('main fieldset')).toBeNull();
    expect(screen.queryByRole('button', { name: /Expire lockout/ })).toBeNull();
    expect(container.querySelector('main')?.textContent).toContain('No order can be placed.');
    app.form.choose(marisol);
    expect(await press()).toMatch(/^Your organization keeps this application read-only/);
    expect(expireLockout).not.toHaveBeenCalled();
    app.go('sessions');
    const signIn = await screen.findByRole('button', { name: /^Sign in/ });
    expect(signIn.getAttribute('aria-disabled')).toBe('true');
    expect(signIn.getAttribute('aria-describedby')).toBe('read-only');
    await fireEvent.click(signIn);
    expect(app.signIn.stage.kind).toBe('idle');
    await push({});
    expect(document.querySelector('#read-only')).toBeNull();
    expect(signIn.getAttribute('aria-disabled')).toBe('false');
    app.go('expire');
    expect(await screen.findByRole('button', { name: /^Expire lockout/ })).toBeTruthy();
  });

  it('repeats no unknown, and its button says why', async () => {
    const { app } = await openUnder({ readOnly: true });
    const verdict = { outcome: 'unknown', reason: 'no-answer' } as const;
    const unknown = report({ target: marisol, environment: practice, verdict });
    app.form.stage = { kind: 'ended', report: unknown };
    const repeat = await screen.findByRole('button', { name: 'Repeat the order…' });
    expect(repeat.getAttribute('aria-disabled')).toBe('true');
    expect(repeat.getAttribute('aria-describedby')).toBe('read-only');
    await fireEvent.click(repeat);
    expect(app.form.trader).toBeUndefined();
  });
});
