import { screen } from '@testing-library/svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import { openUnder } from '../lockouts/opened-order-form';
import { words } from '../../words/words';
import type { Shown } from './overlay.svelte';

const missing = vi.hoisted(() => (): never => {
  throw new Error('There is no such file.');
});
vi.mock('./PaletteDialog.svelte', missing);
vi.mock('./ShortcutsDialog.svelte', missing);
vi.mock('./HelpDialog.svelte', missing);

beforeEach(() => {
  // The page scrolls to its top; this DOM knows no scrolling.
  Element.prototype.scrollTo = (() => undefined) as typeof Element.prototype.scrollTo;
});

it.each<Exclude<Shown, { kind: 'none' }>>([
  { kind: 'palette' },
  { kind: 'shortcuts' },
  { kind: 'help', topic: 'lifts' },
])('says that $kind can’t be read, until one goes to another page', async (shown) => {
  const { app } = await openUnder({});
  app.overlay.open(shown);
  const said = await screen.findByRole('alert', {}, { timeout: 10_000 });
  expect(said.textContent?.trim()).toBe(words.page.notLoaded);
  app.go('follow-up');
  await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});
