/**
 * Why the OS keychain did not answer as asked: there is none, it is locked, access was denied, it did not answer in
 * time, or what it holds is not whole.
 */
export type KeychainTrouble = 'missing' | 'locked' | 'denied' | 'timed-out' | 'damaged';

/** What the page may know of the session of an environment; never its token. Times are UTC, ISO 8601. */
export type SessionState =
  | { readonly kind: 'none' }
  | { readonly kind: 'kept'; readonly fingerprint: string; readonly savedAt: string }
  /** The server answered 401 to an order with it: it is kept until it is replaced or forgotten, and not used. */
  | {
      readonly kind: 'rejected';
      readonly fingerprint: string;
      readonly savedAt: string;
      readonly rejectedAt: string;
    }
  | { readonly kind: 'unavailable'; readonly why: KeychainTrouble };

export interface SessionRequest {
  readonly environmentId: string;
}

/** Why there is no session to be asked for, or what it is. */
export type SessionAnswer =
  | { readonly kind: 'session'; readonly session: SessionState }
  | { readonly kind: 'stopped'; readonly why: 'environment-not-known' | 'practice' };

/** A token holds so many visible ASCII characters, after an optional `Bearer `. */
export const MIN_TOKEN = 16;
export const MAX_TOKEN = 8192;

/** What is wrong with the text of the clipboard; nothing of it is ever repeated. */
export type TokenFault = 'clipboard-empty' | 'token-too-short' | 'token-too-long' | 'token-not-visible-ascii';

/** What became of the clipboard: cleared, or left alone as something else had come there meanwhile. */
export type ClipboardAfter = 'cleared' | 'changed';

/** Why a session was not saved or forgotten; nothing was changed then. */
export type SessionStop =
  Extract<SessionAnswer, { kind: 'stopped' }>['why'] | TokenFault | `keychain-${KeychainTrouble}`;

/** `recorded` is false where the journal could not take the record of it. */
export type PasteAnswer =
  | {
      readonly kind: 'saved';
      readonly session: SessionState;
      readonly clipboard: ClipboardAfter;
      readonly recorded: boolean;
    }
  | { readonly kind: 'stopped'; readonly why: SessionStop };

export type ForgetAnswer =
  | { readonly kind: 'forgotten'; readonly recorded: boolean }
  | { readonly kind: 'stopped'; readonly why: SessionStop };
