import type { FailureWord } from '../../contract/failures';
import type { Who } from '../../contract/sessions';
import type { ApiKey } from '../../contract/sign-in';

/** A token with the time that it has left, counted from when its answer arrived; never negative. */
export interface GivenToken {
  readonly token: string;
  /** `expirationTime` minus the server's own `Date`, in milliseconds; absent where the server did not say it. */
  readonly lifetimeMs?: number;
}

/** No token, and why; `serverText` holds 500 characters at most and nothing of the key or a token. */
export interface Refusal<Why extends string> {
  readonly kind: Why;
  readonly httpStatus?: number;
  readonly serverText?: string;
}

interface NotReached {
  readonly kind: 'not-reached';
  readonly failure: FailureWord;
}

/** What came of a sign-in. Source: docs/api.md, "Tokens" and "Answers". */
export type SignInReply =
  | ({ readonly kind: 'token' } & GivenToken)
  | Refusal<
      'credentials' | 'captcha' | 'limited' | 'refused' | 'server-trouble' | 'answer-unreadable' | 'no-answer'
    >
  /** Not performed: wait so many seconds (1 to 3600), then the same sign-in with the ticket is heard. */
  | (Refusal<'penalty'> & { readonly seconds: number; readonly ticket: string })
  | NotReached;

/** What came of a renewal: the token that replaces the one that was sent, or why there is none. */
export type RenewReply =
  | ({ readonly kind: 'token' } & GivenToken)
  | Refusal<'rejected' | 'limited' | 'refused' | 'server-trouble' | 'answer-unreadable' | 'no-answer'>
  | NotReached;

/** What came of the question whose token it is. */
export type WhoReply =
  | { readonly kind: 'who'; readonly who: Who }
  | Refusal<'rejected' | 'limited' | 'refused' | 'server-trouble' | 'answer-unreadable' | 'no-answer'>
  | NotReached;

/** The three calls about tokens, each sent once, to the given address alone. None of them throws. */
export interface AuthCalls {
  /** `POST {baseUrl}/auth/accesstokenrequest`. */
  readonly signIn: (
    baseUrl: string,
    ask: { readonly key: ApiKey; readonly deviceId: string; readonly ticket?: string },
  ) => Promise<SignInReply>;
  /** `GET {baseUrl}/auth/renewaccesstoken`. */
  readonly renew: (baseUrl: string, token: string) => Promise<RenewReply>;
  /** `GET {baseUrl}/auth/me`. */
  readonly whoAmI: (baseUrl: string, token: string) => Promise<WhoReply>;
}
