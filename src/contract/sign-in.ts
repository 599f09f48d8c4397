import type { FailureWord } from './failures';
import type { KeychainTrouble, SessionState } from './sessions';

/** So many failed sign-ins an hour lead to a captcha for the whole office. Source: docs/api.md, "Tokens". */
export const TRIES_AN_HOUR = 5;

/** Each text of a key holds this many characters at most. */
export const MAX_KEY_TEXT = 1000;

/** The parts of an API key as the vendor issues it. Source: docs/api.md, "Tokens". */
export const keyParts = ['name', 'password', 'appId', 'appVersion', 'cid', 'sec'] as const;
export type KeyPart = (typeof keyParts)[number];
/** `cid` holds decimal digits. */
export type ApiKey = Readonly<Record<KeyPart, string>>;

/** What is left of the hour's tries; times are UTC, ISO 8601. */
export interface Tries {
  /** 0 to TRIES_AN_HOUR. */
  readonly left: number;
  /**
   * Not failures have used most of them, but sign-ins of this environment whatever came of them: this application sends no
   * more of those in an hour. Absent: sign-ins of all environments that failed, or may have.
   */
  readonly counted?: 'sign-ins';
  /** When one more is left; absent while all are. */
  readonly nextAt?: string;
  /** The server asked to wait until then (a captcha, a penalty, too many calls). */
  readonly waitUntil?: string;
}

/** Whether keys are kept in the keychain, or asked for each time. */
export interface KeyKeeping {
  readonly keep: boolean;
  /** The organization's policy has decided it. */
  readonly locked: boolean;
}

/** What the form needs to know before a key is given. */
export type SignInView =
  | {
      readonly kind: 'view';
      readonly tries: Tries;
      readonly keeping: KeyKeeping;
      /** A key of this environment is in the keychain, as far as that could be read. */
      readonly hasKey: boolean;
    }
  | { readonly kind: 'stopped'; readonly why: 'environment-not-known' };

/** Where the key comes from: the vendor's file (the main process asks for it), the form, or the keychain. */
export type KeySource =
  { readonly kind: 'file' } | { readonly kind: 'typed'; readonly key: ApiKey } | { readonly kind: 'kept' };

export interface SignInRequest {
  readonly environmentId: string;
  readonly key: KeySource;
  /** The administrator confirmed that the hour's last try may be used. */
  readonly lastTry: boolean;
}

/** Why nothing was sent; no try was used. */
export type SignInStop =
  | { readonly why: 'environment-not-known' | 'read-only' | 'busy' | 'no-kept-key' }
  | { readonly why: `keychain-${KeychainTrouble}` }
  | { readonly why: 'last-try' | 'tries-used-up' | 'wait'; readonly tries: Tries }
  | { readonly why: 'file-unreadable'; readonly code: string }
  | { readonly why: 'file-too-large' | 'file-not-json' }
  /** These parts are missing, empty, too long or not of their kind. */
  | { readonly why: 'key-incomplete'; readonly parts: readonly KeyPart[] }
  /** What is to be tried next could not be noted on disk, and a try that nobody counts could lock the office out. */
  | { readonly why: 'not-counted'; readonly code: string };

/** Why there is no session although something was sent, or was about to be. */
export type SignInFailure =
  /** The server does not accept the key: 200 with a text and no token, or 401. */
  | 'credentials'
  | 'captcha'
  | 'penalty'
  /** 423 or 429. */
  | 'limited'
  /** 400, 403 or 404. */
  | 'refused'
  /** 408 or 5xx. */
  | 'server-trouble'
  | 'answer-unreadable'
  /** It was sent, and no whole answer came. */
  | 'no-answer'
  /** It was not sent; no try was used. */
  | 'not-reached'
  /** The server gave a token that the keychain did not take. */
  | 'not-kept';

export type SignInAnswer =
  | {
      readonly kind: 'signed-in';
      readonly session: SessionState;
      /** Whether the key is in the keychain now; `failed` where it should be and the keychain did not take it. */
      readonly key: 'kept' | 'not-kept' | 'failed';
      /** The name (no path) of the file that the key came from: deleting it can be asked for. */
      readonly file?: string;
      readonly recorded: boolean;
    }
  /** No file was chosen. */
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'failed';
      readonly why: SignInFailure;
      readonly tries: Tries;
      readonly httpStatus?: number;
      /** The server's own words without anything of the key; shown as text only, 500 characters at most. */
      readonly serverText?: string;
      /** Where it was not reached: what the network said. */
      readonly failure?: FailureWord;
      /** Where the keychain did not take the token: why. */
      readonly keychain?: KeychainTrouble;
    }
  | ({ readonly kind: 'stopped' } & SignInStop);

/** What became of the key's file: gone, or left as it was. `changed`: it is another file by now. */
export type DeleteKeyFileAnswer =
  | { readonly kind: 'deleted' }
  | { readonly kind: 'kept'; readonly why: 'no-file' | 'changed' }
  | { readonly kind: 'kept'; readonly why: 'failed'; readonly code: string };

/** What became of an environment's kept key. */
export type ForgetKeyAnswer =
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'unavailable'; readonly why: KeychainTrouble }
  | { readonly kind: 'stopped'; readonly why: 'environment-not-known' };

/** `kept` is how it is now. `keys` says what became of keys that were in the keychain when keeping was ended. */
export type KeyKeepingAnswer =
  | {
      readonly kind: 'set';
      readonly keeping: KeyKeeping;
      readonly keys: 'untouched' | 'removed' | KeychainTrouble;
    }
  | { readonly kind: 'stopped'; readonly why: 'managed' }
  | { readonly kind: 'stopped'; readonly why: 'not-saved'; readonly code: string };
