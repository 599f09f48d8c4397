import type { KeychainTrouble } from '../../contract/sessions';

/** The keychain did not do what was asked; nothing that was there is lost. */
export interface Unavailable {
  readonly kind: 'unavailable';
  readonly why: KeychainTrouble;
}

/** Three verbs over the OS keychain; each answers within a deadline and never throws for what a keychain can do. */
export interface Keychain {
  readonly read: (
    name: string,
  ) => Promise<
    { readonly kind: 'found'; readonly secret: string } | { readonly kind: 'absent' } | Unavailable
  >;
  readonly write: (name: string, secret: string) => Promise<{ readonly kind: 'written' } | Unavailable>;
  readonly remove: (
    name: string,
  ) => Promise<{ readonly kind: 'removed' } | { readonly kind: 'absent' } | Unavailable>;
}
