import { fireEvent, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { report } from './example-report';
import { answer, marisol, now, openUnder, practice } from './opened-order-form';

const justUnlocked = { ...marisol, unlockedAt: '2026-11-23T15:50:00.000Z' };
const reasonCodes = [{ code: 'MISTAKE', label: 'Locked himself out by mistake' }];

beforeEach(() => {
  // The page scrolls to its top; this DOM knows no scrolling.
  Element.prototype.scrollTo = (() => undefined) as typeof Element.prototype.scrollTo;
});

describe('the order form under settings', () => {
  it('asks for no more than it did without any', async () => {
    const { app, expireLockout, confirm } = await openUnder({});
    expect(screen.queryByLabelText(/^Reason/)).toBeNull();
    expect(screen.queryByLabelText(/^Ticket/)).toBeNull();
    app.form.choose(marisol);
    await confirm();
    expect(expireLockout.mock.calls[0]?.[0]).toEqual({
      environmentId: 'practice',
      userId: '4820913',
      shownName: 'Marisol Okonkwo-Reyes',
      notes: '',
      confirmation: { kind: 'confirmed' },
    });
  });

  it('asks for reason, ticket and notes, says who asks, and sends them with the one call', async () => {
    const { app, expireLockout, press, confirm } = await openUnder({
      ...{ reasonCodes, reasonRequired: true, ticketRequired: true, notesRequired: true },
      ticketPattern: 'DESK-\\d{3,6}',
    });
    app.form.choose(marisol);
    expect(await press()).toMatch(/^Your organization asks for a reason/);
    expect(screen.getByRole('option', { name: 'Locked himself out by mistake · MISTAKE' })).toBeTruthy();
    app.form.reasons.code = 'MISTAKE';
    expect(await press()).toMatch(/^Your organization asks for a ticket/);
    const ticket = screen.getByLabelText(/^Ticket/);
    await fireEvent.input(ticket, { target: { value: 'DESK-1' } });
    expect(ticket.getAttribute('aria-invalid')).toBe('true');
    expect(document.querySelector('#ticket-form')?.textContent).toMatch(
      /This is not of its form: “DESK-”, then 3 to 6 digits/,
    );
    expect(await press()).toMatch(/asks for another form of ticket/);
    await fireEvent.input(ticket, { target: { value: ' DESK-123 ' } });
    expect(ticket.getAttribute('aria-invalid')).toBe('false');
    expect(await press()).toMatch(/asks for notes with every order/);
    app.form.notes = 'By phone.';
    await confirm();
    expect(expireLockout.mock.calls[0]?.[0]).toMatchObject({
      ...{ reasonCode: 'MISTAKE', ticket: 'DESK-123', notes: 'By phone.' },
    });
  });

  it('shows exactly what will be sent, and counts the whole', async () => {
    const { app, container } = await openUnder({ reasonCodes, composeNotes: true, ticketRequired: true });
    app.form.choose(marisol);
    app.form.reasons.code = 'MISTAKE';
    app.form.reasons.ticket = 'DESK-123';
    app.form.notes = 'By phone.';
    await tick();
    const sent = container.querySelector('[data-testid="what-will-be-sent"] pre');
    expect(sent?.textContent).toBe('{"userId":4820913,"notes":"[MISTAKE] DESK-123: By phone."}');
    expect(container.querySelector('#notes-count')?.textContent).toMatch(/^29 of 8,192/);
  });

  it('keeps what was typed when the settings change under it, and follows them at once', async () => {
    const { app, push, press } = await openUnder({ reasonCodes, ticketRequired: true });
    app.form.choose(marisol);
    app.form.notes = 'By phone.';
    app.form.reasons.ticket = 'OPS-1';
    await push({ retype: 'everywhere', ticketPattern: 'DESK-\\d+', notesMinLength: 20 });
    expect(screen.queryByLabelText(/^Reason/)).toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>(/^Ticket/).value).toBe('OPS-1');
    expect(app.form.notes).toBe('By phone.');
    expect(app.form.mustRetype).toBe(true);
    expect(await press()).toMatch(/another form of ticket/);
    await push({});
    expect(await press()).toBe('confirming');
  });

  it('warns in the hours to warn in, and an order still goes', async () => {
    const warnTimes = [
      { days: ['mon'], from: '09:00', to: '11:00', zone: 'America/Chicago', says: 'Ask the manager first.' },
    ] as const;
    const { app, press } = await openUnder({ warnTimes });
    expect(screen.getByText('Ask the manager first.')).toBeTruthy();
    app.form.choose(marisol);
    expect(await press()).toBe('confirming');
  });

  it.each([
    ['warn', /An order still goes/],
    ['second-reason', /Say below why/],
    ['refuse', /recorded as refused by this setting, and not sent/],
  ] as const)('says that the trader is within the cooling-off, and what then: %s', async (then, words) => {
    const { app, press } = await openUnder({ coolingOffMinutes: 60, coolingOffThen: then });
    app.form.choose(justUnlocked);
    await tick();
    expect(screen.getByText('This trader is within the cooling-off.')).toBeTruthy();
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.queryByLabelText(/^Second reason/) !== null).toBe(then === 'second-reason');
    // That the settings refuse it is for the main process to say, with a record.
    expect(await press()).toMatch(then === 'second-reason' ? /asks for a second reason/ : /^confirming$/);
  });

  it('sends a second reason only where one is asked for', async () => {
    const { app, expireLockout, confirm } = await openUnder({
      ...{ coolingOffMinutes: 60, coolingOffThen: 'second-reason' },
    });
    app.form.choose(justUnlocked);
    app.form.reasons.second = 'He called again.';
    await confirm();
    expect(expireLockout.mock.calls[0]?.[0]).toMatchObject({ secondReason: 'He called again.' });
  });

  it('asks for a second reason where the main process does, whatever the page knows', async () => {
    const stopped = { kind: 'stopped', why: 'second-reason-missing' } as const;
    const { app, confirm } = await openUnder({}, { expireLockout: () => answer(stopped) });
    app.form.choose(marisol);
    await confirm();
    expect(await screen.findByLabelText(/^Second reason/)).toBeTruthy();
    app.form.change();
    await tick();
    expect(screen.queryByLabelText(/^Second reason/)).toBeNull();
  });

  it('repeats an unknown with its reason, its ticket and the notes as they were typed, and no second reason', async () => {
    const { app } = await openUnder({
      reasonCodes,
      composeNotes: true,
      coolingOffMinutes: 60,
      coolingOffThen: 'refuse',
    });
    const before = { notes: '[MISTAKE] DESK-1: By phone.', reasonCode: 'MISTAKE', ticket: 'DESK-1' };
    const target = justUnlocked;
    app.repeat(report({ ...before, secondReason: 'Again.', target, environment: practice }));
    await tick();
    expect(app.form.words(now)).toEqual({
      ...{ notes: 'By phone.', reasonCode: 'MISTAKE', ticket: 'DESK-1' },
      repeatOf: report({}).orderId,
    });
    expect(app.form.sentNotes).toBe(before.notes);
    expect(screen.queryByText('This trader is within the cooling-off.')).toBeNull();
  });

  it('takes no press under an alarm that stops orders, and the banner says so', async () => {
    const alarms = [{ id: 'a', seq: 9, at: '2026-11-23T12:00:00.000Z', problem: 'cut' }] as const;
    const { app, container, press } = await openUnder(
      { alarmThen: 'refuse' },
      { readJournalHealth: ({ journal }) => answer({ alarms: journal === 'practice' ? alarms : [] }) },
    );
    await vi.waitFor(() => expect(container.querySelector('[data-alarm]')).not.toBeNull());
    expect(container.querySelector('[data-alarm]')?.textContent).toContain('let no order go');
    app.form.choose(marisol);
    expect(await press()).toMatch(/lets no order go while the journal has an alarm/);
  });
});
