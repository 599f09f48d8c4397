/** Sets `data-theme` as the system wants it, now and whenever it changes. */
export function followTheme(from: Pick<Window, 'matchMedia'>, root: HTMLElement): void {
  const dark = from.matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    root.dataset.theme = dark.matches ? 'dark' : 'light';
  };
  dark.addEventListener('change', apply);
  apply();
}
