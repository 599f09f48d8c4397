import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { EnvironmentView } from '../../contract/environments';
import { App } from '../app.svelte';
import { silentDesk } from '../silent-desk';
import OutcomeView from './OutcomeView.svelte';
import { report } from './example-report';
import FollowUpView from './FollowUpView.svelte';

const practice: EnvironmentView = {
  id: 'practice',
  name: 'Practice',
  word: 'PRACTICE',
  kind: 'practice',
  source: 'built-in',
};

function appOf(): App {
  const view = {
    version: '0',
    platform: 'linux',
    actor: { osUser: 'dana', host: 'h' },
    environments: [practice],
  } as const;
  return new App(silentDesk(), view, practice, () => 0);
}

describe('an outcome on the screen', () => {
  it('is a word, a sentence with the focus on it, and the server’s text as text', () => {
    const serverText = '<img src="x" onerror="alert(1)"><b>no</b>';
    const shown = report({ verdict: { outcome: 'refused', reason: 'refused-by-rules' }, serverText });
    const { container } = render(OutcomeView, { app: appOf(), report: shown });
    expect(container.querySelector('[data-outcome="refused"]')).not.toBeNull();
    expect(screen.getByText('Refused')).toBeTruthy();
    const heading = screen.getByRole('heading', { level: 2 });
    expect(heading.textContent).toBe('Nothing was changed: the server refused the order.');
    expect(document.activeElement).toBe(heading);
    expect(screen.getByText(serverText)).toBeTruthy();
    expect(container.querySelector('img')).toBeNull();
  });

  it('offers to repeat what is unknown, and nothing else', () => {
    const unknown = report({ verdict: { outcome: 'unknown', reason: 'connection-cut' } });
    const first = render(OutcomeView, { app: appOf(), report: { ...unknown, environment: practice } });
    const repeat = screen.getByRole('button', { name: 'Repeat the order…' });
    expect(repeat.getAttribute('aria-disabled')).toBe('false');
    expect(repeat.hasAttribute('aria-describedby')).toBe(false);
    expect(screen.getByRole('button', { name: 'Leave for follow-up' })).toBeTruthy();
    first.unmount();
    render(OutcomeView, { app: appOf(), report: report({}) });
    expect(screen.queryByRole('button', { name: 'Repeat the order…' })).toBeNull();
  });

  it.each<[string, (app: App) => void, string]>([
    [
      'its environment is gone',
      () => undefined,
      'Demo can’t be chosen now. Find out what came of this order, then close it in Follow-up.',
    ],
    [
      'an order is under way',
      (app) => (app.form.stage = { kind: 'under-way', since: 0 }),
      'An order is under way. This can be done after its end.',
    ],
  ])('says why an unknown can’t be repeated: %s', async (_, before, sentence) => {
    const app = appOf();
    before(app);
    const unknown = report({ verdict: { outcome: 'unknown', reason: 'no-answer' } });
    app.followUp.list = { kind: 'listed', state: { kind: 'open', records: 2 }, orders: [unknown], total: 1 };
    const repeat = vi.spyOn(app.form, 'repeat');
    for (const show of [
      () => render(OutcomeView, { app, report: unknown }),
      () => render(FollowUpView, { app }),
    ]) {
      const shown = show();
      const off = screen.getByRole('button', { name: /^Repeat/, description: sentence });
      expect(off.getAttribute('aria-disabled')).toBe('true');
      expect(screen.getByText(sentence)).toBeTruthy();
      await fireEvent.click(off);
      expect(repeat).not.toHaveBeenCalled();
      shown.unmount();
    }
  });

  it('warns where the outcome is not recorded', () => {
    const { outcomeRecord: _, ...unrecorded } = report({});
    render(OutcomeView, { app: appOf(), report: unrecorded });
    expect(screen.getByText(/The outcome is not recorded yet/)).toBeTruthy();
  });
});
