import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../contract/bridge';
import type { EnvironmentKind } from '../../contract/environments';
import type { ExpireAnswer, OrderProgress, OrderRequest } from '../../contract/lockouts';
import type { SessionState } from '../../contract/sessions';
import type { EffectiveSettings } from '../../contract/settings';
import type { Suggestions } from '../../contract/traders';
import { OrderForm } from './order-form.svelte';
import { report } from './example-report';
import { orderStops } from './stops';

const facts = { fingerprint: 'c0ffee42', savedAt: '', how: 'pasted' } as const;
const marisol = { userId: '4820913', name: 'Marisol Okonkwo-Reyes', source: 'sample' } as const;

function formIn(kind: EnvironmentKind, session?: SessionState, settings?: EffectiveSettings) {
  let answer: (reply: Reply<ExpireAnswer>) => void = () => undefined;
  let progress: (progress: OrderProgress) => void = () => undefined;
  const expireLockout = vi.fn<(ask: OrderRequest) => Promise<Reply<ExpireAnswer>>>(
    () => new Promise((resolve) => (answer = resolve)),
  );
  const suggestions: Suggestions = { traders: [{ ...marisol, unlocks24h: 2 }] };
  const onEnd = vi.fn();
  const form = new OrderForm({
    desk: {
      expireLockout,
      cancelPenalty: async () => ({ kind: 'answer', value: { kind: 'cancelled' } }),
      suggestTraders: async () => ({ kind: 'answer', value: suggestions }),
      onOrderProgress: (listener) => {
        progress = listener;
        return () => undefined;
      },
    },
    now: () => 1000,
    environment: () => ({ id: kind, name: kind, word: kind, kind, source: 'built-in' }),
    session: () => session,
    settings: () => settings,
    hasAlarm: () => false,
    onEnd,
    onLateRecord: () => undefined,
  });
  form.follow();
  return {
    form,
    expireLockout,
    onEnd,
    answer: (a: ExpireAnswer) => answer({ kind: 'answer', value: a }),
    reply: (r: Reply<ExpireAnswer>) => answer(r),
    progress: (p: OrderProgress) => progress(p),
  };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the order form', () => {
  it('sends nothing without a trader, and says so', () => {
    const { form, expireLockout } = formIn('practice');
    form.press();
    expect(form.stage).toMatchObject({
      kind: 'filling',
      stop: expect.stringContaining('Choose a trader first'),
    });
    expect(expireLockout).not.toHaveBeenCalled();
  });

  it('asks for a confirmation first, and one confirmed press is one call', async () => {
    const { form, expireLockout, answer, onEnd } = formIn('practice');
    form.choose(marisol);
    form.notes = 'by phone';
    form.press();
    expect(form.stage.kind).toBe('confirming');
    expect(expireLockout).not.toHaveBeenCalled();
    void form.confirm();
    void form.confirm();
    form.press();
    expect(expireLockout).toHaveBeenCalledExactlyOnceWith({
      environmentId: 'practice',
      userId: '4820913',
      shownName: 'Marisol Okonkwo-Reyes',
      notes: 'by phone',
      confirmation: { kind: 'confirmed' },
    });
    answer({ kind: 'ended', report: report({}) });
    await settle();
    expect(form.stage.kind).toBe('ended');
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('asks for the id again in Live, and calls only with the same one', () => {
    const { form, expireLockout } = formIn('live');
    form.choose(marisol);
    form.press();
    for (const typed of ['', '482091', '48209130', 'Marisol']) {
      form.retyped = typed;
      void form.confirm();
    }
    expect(expireLockout).not.toHaveBeenCalled();
    form.retyped = '4820913';
    void form.confirm();
    expect(expireLockout.mock.calls[0]?.[0].confirmation).toEqual({ kind: 'retyped', userId: '4820913' });
  });

  it('forgets a re-typed id when the dialog is cancelled', () => {
    const { form } = formIn('live');
    form.choose(marisol);
    form.press();
    form.retyped = '4820913';
    form.cancel();
    form.press();
    expect(form.retypedMatches).toBe(false);
  });

  it.each([
    [{ kind: 'none' }, 'session-none'],
    [{ kind: 'rejected', ...facts, rejectedAt: '', closedElsewhere: false }, 'session-rejected'],
    [{ kind: 'expired', fingerprint: 'c0ffee42', expiredAt: '' }, 'session-expired'],
    [{ kind: 'unavailable', why: 'locked' }, 'keychain-locked'],
  ] as const)('takes no press where the session is %j', (session, stop) => {
    const { form } = formIn('demo', session);
    form.choose(marisol);
    form.press();
    expect(form.stage).toEqual({ kind: 'filling', stop: orderStops[stop] });
  });

  it.each([
    ['x'.repeat(8193), orderStops['notes-too-long']],
    ['cut \ud83d', orderStops['notes-not-text']],
  ])('refuses notes that cannot be sent, and keeps them as typed', (notes, stop) => {
    const { form } = formIn('practice');
    form.choose(marisol);
    form.notes = notes;
    form.press();
    expect(form.stage).toEqual({ kind: 'filling', stop });
    expect(form.notes).toBe(notes);
  });

  it('keeps its content when the order was stopped', async () => {
    const { form, answer } = formIn('practice');
    form.choose(marisol);
    form.notes = 'by phone';
    form.press();
    void form.confirm();
    answer({ kind: 'stopped', why: 'journal-not-writable' });
    await settle();
    expect(form.stage).toEqual({ kind: 'filling', stop: orderStops['journal-not-writable'] });
    expect(form.trader).toEqual(marisol);
    expect(form.notes).toBe('by phone');
  });

  it('does not claim that nothing happened after a fault', async () => {
    const { form, reply } = formIn('practice');
    form.choose(marisol);
    form.press();
    void form.confirm();
    reply({ kind: 'fault', reference: 'F-1' });
    await settle();
    expect(form.stage).toMatchObject({
      stop: expect.stringContaining('not known whether the order was sent'),
    });
  });

  it('cannot be cleared or filled anew while an order is under way', async () => {
    const { form } = formIn('practice');
    form.choose(marisol);
    form.press();
    void form.confirm();
    form.clear();
    await form.repeat(report({}));
    expect(form.stage.kind).toBe('under-way');
    expect(form.repeats).toBeUndefined();
  });

  it('follows the progress of the order under way, and nothing else', () => {
    const { form, progress } = formIn('practice');
    progress({ kind: 'recorded', orderId: 'o' });
    expect(form.stage.kind).toBe('filling');
    form.choose(marisol);
    form.press();
    void form.confirm();
    progress({ kind: 'sent', orderId: 'o', attempt: 1 });
    expect(form.stage).toMatchObject({ kind: 'under-way', progress: { kind: 'sent' } });
  });

  it('repeats an unknown order by hand: same trader, same notes, confirmed like any other, and named', async () => {
    const { form, expireLockout } = formIn('practice');
    await form.repeat(report({ target: marisol, notes: 'by phone', orderId: 'first' }));
    expect(form.trader).toMatchObject({ userId: '4820913', unlocks24h: 2 });
    expect(expireLockout).not.toHaveBeenCalled();
    form.press();
    void form.confirm();
    expect(expireLockout.mock.calls[0]?.[0]).toMatchObject({ notes: 'by phone', repeatOf: 'first' });
  });

  it('is no repeat any more once the trader is changed', async () => {
    const { form } = formIn('practice');
    await form.repeat(report({ target: marisol }));
    form.change();
    expect(form.repeats).toBeUndefined();
  });

  it('calls once at most for each confirmed dialog, whatever is pressed in whatever order', () => {
    const presses = ['press', 'confirm', 'cancel', 'clear', 'change', 'choose'] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...presses), { maxLength: 40 }), (sequence) => {
        const { form, expireLockout } = formIn('practice');
        for (const press of sequence) {
          if (press === 'choose') form.choose(marisol);
          else void form[press]();
          // No answer ever comes here, so a second call would be a second order under way.
          expect(expireLockout.mock.calls.length).toBeLessThanOrEqual(1);
          expect(form.stage.kind === 'under-way').toBe(expireLockout.mock.calls.length === 1);
        }
      }),
    );
  });
});
