import { expect, it } from 'vitest';
import { followTheme } from './theme';

function system(dark: boolean) {
  const query = new EventTarget();
  Object.defineProperty(query, 'matches', { get: () => dark });
  const from = { matchMedia: () => query } as unknown as Pick<Window, 'matchMedia'>;
  return {
    from,
    turn: (to: boolean) => {
      dark = to;
      query.dispatchEvent(new Event('change'));
    },
  };
}

const root = (): HTMLElement => ({ dataset: {} }) as unknown as HTMLElement;

it('the window looks as the system wants it, until something else is chosen, and again after that', () => {
  const { from, turn } = system(true);
  const page = root();
  const choose = followTheme(from, page);
  expect(page.dataset['theme']).toBe('dark');
  turn(false);
  expect(page.dataset['theme']).toBe('light');
  choose('dark');
  expect(page.dataset['theme']).toBe('dark');
  turn(true);
  turn(false);
  expect(page.dataset['theme']).toBe('dark');
  choose('system');
  expect(page.dataset['theme']).toBe('light');
});
