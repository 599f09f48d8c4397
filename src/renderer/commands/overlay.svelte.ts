import type { HelpTopic } from './help-topics';

/** What lies over the page for as long as it is asked for; one at a time. */
export type Shown =
  | { readonly kind: 'none' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'help'; readonly topic: HelpTopic };

/** The palette, the list of shortcuts and the help; each is loaded when it is first opened. */
export class Overlay {
  shown = $state.raw<Shown>({ kind: 'none' });

  open(shown: Exclude<Shown, { kind: 'none' }>): void {
    this.shown = shown;
  }

  close(): void {
    this.shown = { kind: 'none' };
  }
}
