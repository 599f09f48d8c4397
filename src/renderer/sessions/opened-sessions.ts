import { render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { vi, type Mock } from 'vitest';
import type { Desk } from '../../contract/bridge';
import type { EnvironmentView } from '../../contract/environments';
import type { SessionState } from '../../contract/sessions';
import { App } from '../app.svelte';
import DeskPage from '../DeskPage.svelte';
import { silentDesk } from '../silent-desk';

const place = (kind: EnvironmentView['kind'], name: string): EnvironmentView => ({
  id: kind,
  name,
  word: name.toUpperCase(),
  kind,
  source: 'built-in',
});

/** What tests of the page of sessions share: its environments, and the window over sessions of the test's. */
export const practice = place('practice', 'Practice');
export const demo = place('demo', 'Demo');
const live = place('live', 'Live');

export const answer = <T>(value: T): Promise<{ kind: 'answer'; value: T }> =>
  Promise.resolve({ kind: 'answer', value });

interface Opened {
  readonly app: App;
  readonly container: HTMLElement;
  readonly readSession: Mock<Desk['readSession']>;
  readonly chip: () => HTMLElement | null;
  /** Pushes another state of the session of the environment that the window is in. */
  readonly hear: (session: SessionState) => void;
}

/** The window in an environment, with these sessions, once its own has been read. */
export async function openWith(
  first: EnvironmentView,
  sessions: Readonly<Record<string, SessionState>>,
  more: Partial<Desk> = {},
): Promise<Opened> {
  let push: Parameters<Desk['onSessionChange']>[0] = () => undefined;
  const readSession = vi.fn<Desk['readSession']>(({ environmentId }) =>
    answer({ kind: 'session', session: sessions[environmentId] ?? { kind: 'none' } }),
  );
  const desk = silentDesk({
    readJournalState: () => answer({ kind: 'open', records: 3 }),
    readSession,
    onSessionChange: (listener) => {
      push = listener;
      return () => undefined;
    },
    ...more,
  });
  const actor = { osUser: 'dana', host: 'h' };
  const view = { version: '0', platform: 'linux', actor, environments: [practice, demo, live] } as const;
  const app = new App(desk, view, first, Date.now);
  const { container } = render(DeskPage, { app });
  await vi.waitUntil(() => app.sessions.of(first.id) !== undefined);
  await tick();
  const chip = (): HTMLElement | null => container.querySelector<HTMLElement>('header [data-urgency]');
  return { app, container, readSession, chip, hear: (session) => push({ environmentId: first.id, session }) };
}

/** The card of an environment on the page of sessions. */
export function cardOf(container: HTMLElement, id: string): HTMLElement {
  const found = container.querySelector<HTMLElement>(`[data-session="${id}"]`);
  if (!found) throw new Error(`There is no card of ${id}.`);
  return found;
}
