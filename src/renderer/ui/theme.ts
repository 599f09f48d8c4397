import type { SettingValues } from '../../contract/setting-values';

/** Sets `data-theme` as the system wants it, now and whenever it changes, until something else is chosen by what it gives. */
export function followTheme(
  from: Pick<Window, 'matchMedia'>,
  root: HTMLElement,
): (choice: SettingValues['theme']) => void {
  const dark = from.matchMedia('(prefers-color-scheme:dark)');
  let chosen: SettingValues['theme'] = 'system';
  const apply = (): void => {
    const system = dark.matches ? 'dark' : 'light';
    root.dataset.theme = chosen === 'system' ? system : chosen;
  };
  dark.addEventListener('change', apply);
  apply();
  return (choice) => {
    chosen = choice;
    apply();
  };
}
