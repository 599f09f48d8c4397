import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/**
 * Takes the focus where nobody has it: what was pressed is gone from the page, and a keyboard or screen reader
 * would start again from the top. Tried anew whenever `after` changes.
 */
export function takeLostFocus(after: unknown): Attachment<HTMLElement> {
  return (heading) => {
    void after;
    heading.tabIndex = -1;
    void tick().then(() => {
      if (document.activeElement === document.body) heading.focus();
    });
  };
}
