import { expect, type Page } from '@playwright/test';
import type { RunningDesk } from './application';

const long = 'W'.repeat(10_000);
const tricks = '<img src=x onerror="document.title=1" class="hostile"><b class="hostile">&lt;i&gt;</b>';
/** What nobody sees or what turns the writing: overrides, isolates, zero-width characters, terminal sequences. */
const unseen = 'a\u202Ecod.exe\u202C\u2066b\u2069\u200Bc\uFEFF\u001B[31mred\u001B[0m';

/** Markup, characters that can't be seen, and a word that is longer than any line, `most` UTF-16 code units long. */
export const hostileText = (most: number): string => `${tricks}${unseen}${long}`.slice(0, most);

/** What is wrong with a page over hostile text: made into elements, hidden, or drawn out of its place. */
function faultsOn(): string[] {
  const faults: string[] = [];
  if (document.querySelector('.hostile')) faults.push('markup became an element');
  const hidden = /[\u202A-\u202E\u2066-\u2069\u200B\uFEFF\u001B]/;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // A field holds what was typed, as it is sent.
    if (node.parentElement?.closest('textarea') === null && hidden.test(node.textContent ?? ''))
      faults.push(`hidden characters in ${node.parentElement.outerHTML.slice(0, 120)}`);
  }
  if (hidden.test(document.title)) faults.push('hidden characters in the title');
  for (const selector of ['body', 'main', 'header', 'nav', '[role=dialog]', '[role=alertdialog]'])
    for (const box of document.querySelectorAll(selector))
      if (box.scrollWidth > box.clientWidth + 1)
        faults.push(`${selector} is ${String(box.scrollWidth)} wide in ${String(box.clientWidth)}`);
  const parts = [...(document.querySelector('header')?.children ?? [])].map((part) => ({
    name: part.className,
    at: part.getBoundingClientRect(),
  }));
  parts.forEach(({ name, at }, index) => {
    for (const other of parts.slice(index + 1)) {
      const across = Math.min(at.right, other.at.right) - Math.max(at.left, other.at.left);
      const down = Math.min(at.bottom, other.at.bottom) - Math.max(at.top, other.at.top);
      if (across > 1 && down > 1) faults.push(`${name} lies over ${other.name} in the header`);
    }
  });
  return faults;
}

/** Expects hostile text to be shown inertly, as marked, and in its place, and nothing to have gone wrong for it. */
export async function expectInert({ page, complaints }: RunningDesk, view: string): Promise<void> {
  expect(await page.evaluate(faultsOn), view).toEqual([]);
  expect(await complaints(), view).toEqual([]);
}

/** Expects a place to show the characters that can't be seen, and the markup as text. */
export async function expectMarked(page: Page, place: string): Promise<void> {
  const shown = page.locator(place).filter({ hasText: '<img src=x' }).first();
  await expect(shown, place).toContainText('⟨U+202E⟩');
}
