import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import type { Desk, DeskView } from '../../contract/bridge';
import { App } from '../app.svelte';
import Dialogs from '../Dialogs.svelte';
import { silentDesk } from '../silent-desk';
import CloseDialog from './CloseDialog.svelte';
import { report } from './example-report';
import { FollowUp } from './follow-up.svelte';
import FollowUpView from './FollowUpView.svelte';

const unknown = { outcome: 'unknown', reason: 'no-answer' } as const;
const first = report({ orderId: 'first', verdict: unknown });
const second = report({ orderId: 'second', verdict: unknown, repeatOf: 'first' });
const third = report({ orderId: 'third', verdict: unknown, repeatOf: 'closed long ago' });

function open(given: Partial<Desk> = {}): App {
  const demo = { ...first.environment, word: 'DEMO', source: 'built-in' } as const;
  const view: DeskView = {
    version: '0',
    platform: 'linux',
    actor: { osUser: 'dana', host: 'h' },
    environments: [demo],
  };
  return new App(silentDesk(given), view, demo, () => 0);
}

it('says which order another one repeats', () => {
  const app = open();
  app.followUp.list = {
    kind: 'listed',
    state: { kind: 'open', records: 9 },
    orders: [third, second, first],
    total: 3,
  };
  const { container } = render(FollowUpView, { app });
  const said = (orderId: string) => container.querySelector(`[data-order="${orderId}"]`)?.textContent ?? '';
  expect(said('first')).not.toContain('repeats');
  expect(said('second')).toMatch(/It repeats the order of 23 Nov 2026/);
  expect(said('third')).toContain('It repeats an earlier order.');
});

it('leads to what has to be chosen before an order is closed', async () => {
  const closeUnknown = vi.fn();
  const followUp = new FollowUp(
    { listUnknowns: () => new Promise(() => undefined), closeUnknown },
    () => 'real',
    () => undefined,
  );
  followUp.ask(first);
  if (followUp.closing.kind === 'idle') throw new Error('Nothing is asked.');
  const shown = render(CloseDialog, { followUp, stage: followUp.closing });
  await fireEvent.click(screen.getByRole('button', { name: 'Close order' }));
  await shown.rerender({ followUp, stage: followUp.closing });
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('closed-took-effect'));
  expect(screen.getByRole('alert')).toBeTruthy();
  expect(closeUnknown).not.toHaveBeenCalled();
});

it('keeps the focus on the button that closes, and closes once', async () => {
  const closeUnknown = vi.fn<Desk['closeUnknown']>(() => new Promise(() => undefined));
  const app = open({ closeUnknown });
  app.followUp.ask(first);
  app.followUp.as = 'did-not';
  render(Dialogs, { app });
  const close = screen.getByRole('button', { name: 'Close order' });
  await fireEvent.click(close);
  expect(close.getAttribute('aria-disabled')).toBe('true');
  expect(close.hasAttribute('disabled')).toBe(false);
  await fireEvent.click(close);
  expect(closeUnknown).toHaveBeenCalledOnce();
});

it('shows a fresh form once the unknown that it ended in is closed', async () => {
  const closed = { kind: 'closed', record: { seq: 3, id: 'r' } } as const;
  const app = open({ closeUnknown: () => Promise.resolve({ kind: 'answer', value: closed }) });
  app.form.stage = { kind: 'ended', report: first };
  for (const order of [second, first]) {
    expect(app.form.stage.kind).toBe('ended');
    app.followUp.ask(order);
    app.followUp.as = 'took-effect';
    await app.followUp.close();
  }
  expect(app.form.stage).toEqual({ kind: 'filling' });
});
