import type { Page } from '@playwright/test';

/** Presses Tab until the element with this name has the focus; fails after 30. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      // Where nobody has the focus, the whole page's text would pass for a name.
      if (element === document.body) return '';
      const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
      const field = isField || element instanceof HTMLTextAreaElement ? element : undefined;
      const labels = [...(field?.labels ?? [])].map((label) => label.textContent).join(' ');
      return `${element?.getAttribute('aria-label') ?? ''} ${labels} ${element?.textContent ?? ''}`;
    });
    if (name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${String(name)}.`);
}
