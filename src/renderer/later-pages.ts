import type { Component } from 'svelte';
import type { Page } from '../contract/shortcuts';
import type { App } from './app.svelte';

type Later = () => Promise<{ readonly default: Component<{ app: App }> }>;

/** The pages that the first picture doesn't need: each is loaded when it is first gone to, or once there is time. */
export const laterPages: Readonly<Record<Exclude<Page, 'expire'>, Later>> = {
  'follow-up': () => import('./lockouts/FollowUpView.svelte'),
  history: () => import('./audit/HistoryView.svelte'),
  sessions: () => import('./sessions/SessionsView.svelte'),
  diagnostics: () => import('./diagnostics/DiagnosticsView.svelte'),
  settings: () => import('./settings/SettingsView.svelte'),
};

/** What asks something of somebody; loaded when it first does. */
export const dialogs: Later = () => import('./Dialogs.svelte');

/** Loads all of it; what can't be loaded is told by whoever wants to show it. Never rejects. */
export async function loadLater(): Promise<void> {
  await Promise.allSettled([dialogs, ...Object.values(laterPages)].map((load) => load()));
}
