/**
 * Why the OS keychain did not answer as asked: there is none, it is locked, access was denied, it did not answer in
 * time, or what it holds is not whole.
 */
export type KeychainTrouble = 'missing' | 'locked' | 'denied' | 'timed-out' | 'damaged';

/** Whose session it is, as the server said (docs/api.md, "Tokens"); each text holds 200 characters at most. */
export interface Who {
  /** The full name where the server has one, otherwise the user name. */
  readonly name: string;
  /** A decimal string. */
  readonly userId?: string;
  readonly organization?: string;
}

/** How a token came: from the clipboard, or for an API key. */
export type SessionOrigin = 'pasted' | 'signed-in';

/**
 * Why a renewal did not come off. `perhaps-closed`: a renewal had failed, and then the server answered 408, 429 or 500,
 * which it also does for a session that a third sign-in of the same user has closed.
 */
export type RenewalTrouble =
  | 'not-reached'
  | 'no-answer'
  | 'server-trouble'
  | 'refused'
  | 'limited'
  | 'answer-unreadable'
  | 'perhaps-closed'
  /** As many as the server takes in an hour were used. */
  | 'used-up'
  | `keychain-${KeychainTrouble}`;

/** What is known of the next renewal. Times are UTC, ISO 8601. */
export type Renewal =
  /** A pasted token: nobody knows its end, and it is renewed at the administrator's word alone. */
  | { readonly kind: 'not-planned' }
  | { readonly kind: 'planned'; readonly at: string }
  | { readonly kind: 'under-way' }
  /** `nextAt` is absent where it is not tried again by itself. */
  | {
      readonly kind: 'failed';
      readonly why: RenewalTrouble;
      readonly at: string;
      readonly nextAt?: string;
    };

/** What is known of a token that is kept. Times are UTC, ISO 8601, by this computer's clock. */
export interface KeptFacts {
  readonly fingerprint: string;
  readonly savedAt: string;
  readonly how: SessionOrigin;
  /** Absent where the server never said it: a pasted token that was not renewed yet. */
  readonly expiresAt?: string;
  readonly who?: Who;
}

/** What the page may know of the session of an environment; never its token. Times are UTC, ISO 8601. */
export type SessionState =
  /** `address-changed`: there was one, for another address that the environment had then; it was dropped. */
  | { readonly kind: 'none'; readonly why?: 'address-changed' }
  | (KeptFacts & { readonly kind: 'kept'; readonly renewal: Renewal })
  /** Its end is near; a renewal would have come off by then. */
  | (KeptFacts & { readonly kind: 'expiring'; readonly renewal: Renewal })
  /** Its time was over: it is no longer in the keychain. */
  | {
      readonly kind: 'expired';
      readonly fingerprint: string;
      readonly expiredAt: string;
      readonly who?: Who;
    }
  /**
   * The server answered 401 with it: it is kept until it is replaced or forgotten, and not used. `closedElsewhere`: it had
   * been good and had time left, so that a third sign-in of the same user is the likely cause.
   */
  | (KeptFacts & {
      readonly kind: 'rejected';
      readonly rejectedAt: string;
      readonly closedElsewhere: boolean;
    })
  | { readonly kind: 'unavailable'; readonly why: KeychainTrouble };

/** Pushed to the page when a session has changed by itself. */
export interface SessionChange {
  readonly environmentId: string;
  readonly session: SessionState;
}

export interface SessionRequest {
  readonly environmentId: string;
}

/** Why there is no session to be asked for, or what it is. */
export type SessionAnswer =
  | { readonly kind: 'session'; readonly session: SessionState }
  | { readonly kind: 'stopped'; readonly why: 'environment-not-known' };

/** A token holds so many visible ASCII characters, after an optional `Bearer `. */
export const MIN_TOKEN = 16;
export const MAX_TOKEN = 8192;

/** What is wrong with the text of the clipboard; nothing of it is ever repeated. */
export type TokenFault = 'clipboard-empty' | 'token-too-short' | 'token-too-long' | 'token-not-visible-ascii';

/** What became of the clipboard: cleared, or left alone as something else had come there meanwhile. */
export type ClipboardAfter = 'cleared' | 'changed';

/** Why a session was not saved or forgotten; nothing was changed then. */
export type SessionStop =
  | Extract<SessionAnswer, { kind: 'stopped' }>['why']
  | TokenFault
  /** A token that was copied belongs to a server; Practice has none. */
  | 'practice'
  /** The settings let no session be made. */
  | 'read-only'
  | `keychain-${KeychainTrouble}`;

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

/** What came of a renewal that was asked for by hand; the session as it is now says the rest. */
export type RenewAnswer =
  | { readonly kind: 'renewed'; readonly session: SessionState; readonly recorded: boolean }
  | { readonly kind: 'failed'; readonly why: RenewalTrouble | 'rejected'; readonly session: SessionState }
  | {
      readonly kind: 'stopped';
      readonly why:
        'environment-not-known' | 'read-only' | 'no-session' | 'under-way' | `keychain-${KeychainTrouble}`;
    };
