import type { SettingsView } from '../../contract/settings';
import type { App } from '../app.svelte';

/** The parts of the window that settings move. */
type Moved = Pick<
  App,
  'place' | 'settings' | 'form' | 'search' | 'sessions' | 'environment' | 'enter' | 'refresh'
>;

/** Reads what IT and the user have decided, which may take its time, and opens in the environment that is meant for it. */
export async function openAsDecided(app: Moved): Promise<void> {
  await Promise.all([app.place.read(), app.settings.load()]);
  const id = app.settings.view?.settings.defaultEnvironment.value;
  const meant = id === undefined ? undefined : app.place.withId(id);
  // Whoever has begun with an order stays where he is.
  const isUntouched = !app.form.trader && app.form.notes === '' && app.search.text === '';
  if (meant && isUntouched && !app.place.hasMoved) app.enter(meant);
}

/** Takes in settings that count from now on, and what they do to the environments. */
export async function takeSettings(app: Moved, view: SettingsView): Promise<void> {
  app.settings.heard(view);
  await app.place.read();
  // Sessions of another environment may be meant now, and the change is a record.
  void app.refresh();
}

/** Leaves an environment that was taken away; an order under way, and an outcome, are seen to their end before. */
export function settle({ form, place }: Moved): void {
  const { kind } = form.stage;
  if (kind === 'filling' || kind === 'confirming') place.settle();
}
