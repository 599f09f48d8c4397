import { render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { expect, vi, type Mock } from 'vitest';
import type { Desk } from '../../contract/bridge';
import type { EnvironmentView } from '../../contract/environments';
import type { EffectiveSettings, SettingsView } from '../../contract/settings';
import type { SettingValues } from '../../contract/setting-values';
import { settingsRegistry } from '../../contract/settings-registry';
import { App } from '../app.svelte';
import DeskPage from '../DeskPage.svelte';
import { silentDesk } from '../silent-desk';

/** What tests of the form under settings share: Practice, a trader, and the window over a policy of the test's. */
export const practice: EnvironmentView = {
  id: 'practice',
  name: 'Practice',
  word: 'PRACTICE',
  kind: 'practice',
  source: 'built-in',
};
/** A Monday morning in Chicago, away from any maintenance. */
export const now = Date.parse('2026-11-23T16:00:00.000Z');
export const marisol = {
  userId: '4820913',
  name: 'Marisol Okonkwo-Reyes',
  source: 'sample',
  unlocks24h: 1,
} as const;

/** The built-in settings, and those that the policy enforces. */
function viewOf(enforced: Partial<SettingValues>): SettingsView {
  const settings = Object.entries(settingsRegistry).map(([name, { builtIn }]) => {
    const own = Object.entries(enforced).find(([other]) => other === name);
    const effective = own
      ? { value: own[1], source: 'enforced', locked: true }
      : { value: builtIn, source: 'built-in', locked: false };
    return [name, effective];
  });
  return {
    policy: { file: '/etc/policy.json', state: 'read', problems: [] },
    userFile: { file: '/home/settings.json' },
    settings: Object.fromEntries(settings) as EffectiveSettings,
  };
}

export const answer = <T>(value: T): Promise<{ kind: 'answer'; value: T }> =>
  Promise.resolve({ kind: 'answer', value });

interface Opened {
  readonly app: App;
  readonly container: HTMLElement;
  readonly expireLockout: Mock<Desk['expireLockout']>;
  /** Presses; what is said against it, or the stage that it comes to. */
  readonly press: () => Promise<string>;
  readonly confirm: () => Promise<void>;
  /** Pushes what a changed policy enforces. */
  readonly push: (more: Partial<SettingValues>) => Promise<void>;
}

/** The window over a policy that enforces these, once the settings have been read. */
export async function openUnder(
  enforced: Partial<SettingValues>,
  given: Partial<Desk> = {},
): Promise<Opened> {
  let push: (view: SettingsView) => void = () => undefined;
  const expireLockout = vi.fn<Desk['expireLockout']>(() => new Promise(() => undefined));
  const desk = silentDesk({
    readJournalState: () => answer({ kind: 'open', records: 3 } as const),
    readEnvironments: () => answer({ environments: [practice], policy: viewOf(enforced).policy }),
    readSettings: () => answer(viewOf(enforced)),
    onSettings: (listener) => {
      push = listener;
      return () => undefined;
    },
    expireLockout,
    ...given,
  });
  const actor = { osUser: 'dana', host: 'h' };
  const view = { version: '0', platform: 'linux', actor, environments: [practice] } as const;
  const app = new App(desk, view, practice, () => now);
  const { container } = render(DeskPage, { app });
  await vi.waitUntil(() => app.inForce.settings !== undefined);
  await tick();
  const press = async (): Promise<string> => {
    app.form.press();
    await tick();
    return app.form.stage.kind === 'filling' ? (app.form.stage.stop ?? '') : app.form.stage.kind;
  };
  const confirm = async (): Promise<void> => {
    expect(await press()).toBe('confirming');
    void app.form.confirm();
  };
  return {
    ...{ app, container, expireLockout, press, confirm },
    push: async (more: Partial<SettingValues>) => {
      push(viewOf(more));
      await tick();
    },
  };
}
