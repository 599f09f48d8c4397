import { render } from '@testing-library/svelte';
import { expect, vi, type Mock } from 'vitest';
import type { Desk } from '../../contract/bridge';
import type { SettingsView } from '../../contract/settings';
import { App } from '../app.svelte';
import DeskPage from '../DeskPage.svelte';
import { silentDesk } from '../silent-desk';
import { answer, builtInViews, keepingDesk } from './example-settings';

interface Opened {
  readonly app: App;
  readonly container: HTMLElement;
  readonly changeSetting: Mock<Desk['changeSetting']>;
  /** A setting as the page has it now; throws where it is not there. */
  readonly item: (name: string) => HTMLElement;
  readonly push: (view: SettingsView) => void;
}

/** The window over these settings, on its page of settings; for tests. */
export async function openSettings(start: SettingsView, given: Partial<Desk> = {}): Promise<Opened> {
  let push: (view: SettingsView) => void = () => undefined;
  const changeSetting = vi.fn<Desk['changeSetting']>(given.changeSetting ?? keepingDesk(start).changeSetting);
  const desk = silentDesk({
    ...keepingDesk(start),
    readEnvironments: () => answer({ environments: builtInViews, policy: start.policy }),
    onSettings: (listener) => {
      push = listener;
      return () => undefined;
    },
    ...given,
    changeSetting,
  });
  const [practice] = builtInViews;
  if (!practice) throw new Error('There is no Practice.');
  const view = {
    version: '1.2.3',
    platform: 'linux',
    actor: { osUser: 'dana', host: 'h' },
    environments: builtInViews,
  } as const;
  const app = new App(desk, view, practice, () => 0);
  app.go('settings');
  const { container } = render(DeskPage, { app });
  await vi.waitFor(() => expect(container.querySelector('[data-setting="theme"]')).not.toBeNull());
  const item = (name: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(`[data-setting="${name}"]`);
    if (!found) throw new Error(`${name} is not on the page.`);
    return found;
  };
  return { app, changeSetting, container, item, push: (view: SettingsView) => push(view) };
}
