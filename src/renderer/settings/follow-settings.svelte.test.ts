import { render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Desk } from '../../contract/bridge';
import type { EnvironmentView } from '../../contract/environments';
import type { SettingsView } from '../../contract/settings';
import { App } from '../app.svelte';
import DeskPage from '../DeskPage.svelte';
import { report } from '../lockouts/example-report';
import { silentDesk } from '../silent-desk';
import { answer, builtInViews, exampleSettings } from './example-settings';

const acme: EnvironmentView = {
  id: 'acme',
  name: 'Acme Desk',
  word: 'ACME DESK',
  kind: 'demo',
  baseUrl: 'https://desk.acme.example/v1',
  source: 'policy',
};

function open(start: SettingsView, given: Partial<Desk> = {}) {
  let environments: readonly EnvironmentView[] = [...builtInViews, acme];
  let push: (view: SettingsView) => void = () => undefined;
  const desk = silentDesk({
    readSettings: () => answer(start),
    readEnvironments: () => answer({ environments, policy: start.policy }),
    readJournalState: () => answer({ kind: 'open', records: 3 }),
    onSettings: (listener) => {
      push = listener;
      return () => undefined;
    },
    ...given,
  });
  const [practice] = builtInViews;
  if (!practice) throw new Error('There is no Practice.');
  const view = {
    version: '1',
    platform: 'linux',
    actor: { osUser: 'dana', host: 'h' },
    environments: builtInViews,
  } as const;
  const app = new App(desk, view, practice, () => 0);
  return {
    app,
    show: () => render(DeskPage, { app }),
    offer: (list: readonly EnvironmentView[]) => {
      environments = list;
      push(start);
    },
    known: () => vi.waitFor(() => expect(app.place.withId('acme')).toBeDefined()),
  };
}

const startsIn = (value: string): SettingsView =>
  exampleSettings({ defaultEnvironment: { value, source: 'user', locked: false } });

beforeEach(() => {
  Element.prototype.scrollTo = (() => undefined) as typeof Element.prototype.scrollTo;
});

describe('the environment at the start', () => {
  it('is entered, and said, also where it is the policy’s', async () => {
    const { app, show } = open(startsIn('acme'));
    show();
    await vi.waitFor(() => expect(app.environment.id).toBe('acme'));
    expect(app.announcer.text).toBe('Environment: Acme Desk');
  });

  it('is passed over where it is not on offer', async () => {
    const { app, show, known } = open(startsIn('nowhere'));
    show();
    await known();
    expect(app.environment.id).toBe('practice');
  });

  it('does not move a window in which somebody has chosen another one or begun with an order', async () => {
    const moved = open(startsIn('acme'));
    moved.show();
    const live = moved.app.place.withId('live');
    if (live) moved.app.enter(live);
    await moved.known();
    expect(moved.app.environment.id).toBe('live');

    const begun = open(startsIn('acme'));
    begun.app.form.notes = 'By phone';
    begun.show();
    await begun.known();
    expect(begun.app.environment.id).toBe('practice');
    expect(begun.app.form.notes).toBe('By phone');
  });
});

describe('an environment that the policy takes away', () => {
  it('is left for Practice, with a notice that stays until it is understood', async () => {
    const { app, show, offer } = open(startsIn('acme'));
    show();
    await vi.waitFor(() => expect(app.environment.id).toBe('acme'));
    app.form.choose({ userId: '7', source: 'typed' });
    offer(builtInViews);
    await vi.waitFor(() => expect(app.environment.id).toBe('practice'));
    expect(app.form.trader).toBeUndefined();
    const sentence = /no longer offers Acme Desk, so this window is in Practice now\. .*Nothing was sent/;
    expect(app.announcer.text).toMatch(sentence);
    // Shown, and in the live region.
    expect(await screen.findAllByText(sentence)).toHaveLength(2);
    screen.getByRole('button', { name: 'Understood' }).click();
    await vi.waitFor(() => expect(screen.queryAllByText(sentence)).toHaveLength(1));
  });

  it('is left once the outcome of an order there has been seen, not before', async () => {
    const { app, show, offer } = open(startsIn('acme'));
    show();
    await vi.waitFor(() => expect(app.environment.id).toBe('acme'));
    app.form.stage = { kind: 'under-way', since: 0 };
    offer(builtInViews);
    await vi.waitFor(() => expect(app.place.withId('acme')).toBeUndefined());
    expect(app.environment.id).toBe('acme');
    app.form.stage = { kind: 'ended', report: report({}) };
    await Promise.resolve();
    expect(app.environment.id).toBe('acme');
    app.form.clear();
    await vi.waitFor(() => expect(app.environment.id).toBe('practice'));
  });

  it('that has another host by now is taken over, and that is said', async () => {
    const { app, show, offer } = open(startsIn('acme'));
    show();
    await vi.waitFor(() => expect(app.environment.id).toBe('acme'));
    offer([...builtInViews, { ...acme, baseUrl: 'https://other.acme.example/v1' }]);
    await vi.waitFor(() => expect(app.environment.baseUrl).toBe('https://other.acme.example/v1'));
    expect(app.announcer.text).toMatch(/changed Acme Desk: .* at other\.acme\.example\./);
  });
});
