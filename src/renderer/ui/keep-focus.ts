import { tick } from 'svelte';

/**
 * Keeps the focus in a field that is the only one of its dialog: what was there before gives the focus back a moment
 * later, or is gone with it, and what is typed then would go to nobody.
 */
export function keepFocus(field: HTMLElement): () => void {
  const take = (): void =>
    void tick().then(() => {
      if (field.isConnected && document.activeElement !== field) field.focus();
    });
  take();
  field.addEventListener('focusout', take);
  return () => field.removeEventListener('focusout', take);
}
