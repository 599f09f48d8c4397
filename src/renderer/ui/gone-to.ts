import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** Gives the focus to the element with this id, where there is one, once a dialog that closes has given it back. */
export function goTo(id: string | undefined): void {
  if (id !== undefined) void tick().then(() => document.getElementById(id)?.focus());
}

/** The same when the element with this attachment comes up, or speaks of another one. */
export const goneTo =
  (id: string | undefined): Attachment<HTMLElement> =>
  () =>
    goTo(id);
