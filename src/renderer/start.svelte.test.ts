import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => vi.restoreAllMocks());

// The first of them loads the language's rules, which takes as long as a third of the first page.
it('loads the rules of numbers and dates for nothing that the first page does not show', async () => {
  for (const name of ['NumberFormat', 'PluralRules', 'DateTimeFormat'] as const)
    vi.spyOn(Intl, name).mockImplementation(function () {
      throw new Error(`Intl.${name} was made while the page’s modules were loaded.`);
    });
  await expect(import('./App.svelte')).resolves.toBeDefined();
});
