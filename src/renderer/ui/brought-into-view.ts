import type { Attachment } from 'svelte/attachments';

/** Scrolls what has just been said into view, and again whenever it changes. */
export function broughtIntoView(said: unknown): Attachment<HTMLElement> {
  return (box) => {
    void said;
    box.scrollIntoView({ block: 'nearest' });
  };
}
