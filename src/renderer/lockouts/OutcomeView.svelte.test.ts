import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { EnvironmentView } from '../../contract/environments';
import { App } from '../app.svelte';
import { silentDesk } from '../silent-desk';
import OutcomeView from './OutcomeView.svelte';
import { report } from './example-report';

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
    const first = render(OutcomeView, { app: appOf(), report: unknown });
    expect(screen.getByRole('button', { name: 'Repeat the order…' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Leave for follow-up' })).toBeTruthy();
    first.unmount();
    render(OutcomeView, { app: appOf(), report: report({}) });
    expect(screen.queryByRole('button', { name: 'Repeat the order…' })).toBeNull();
  });

  it('warns where the outcome is not recorded', () => {
    const { outcomeRecord: _, ...unrecorded } = report({});
    render(OutcomeView, { app: appOf(), report: unrecorded });
    expect(screen.getByText(/The outcome is not recorded yet/)).toBeTruthy();
  });
});
