import type { FailureWord } from '../../contract/failures';

/** One HTTPS request. The body is sent byte for byte. */
export interface Request {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back: an answer, complete or cut short after its head, or no answer at all. */
export type Response =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Names in lower case; a repeated header's values joined by `, `. */
      readonly headers: Readonly<Record<string, string>>;
      readonly bytes: Uint8Array;
      /** False where the body ended before its announced end. */
      readonly complete: boolean;
    }
  | { readonly kind: 'failure'; readonly failure: FailureWord };

/** Sends once and answers once; never throws for what a network or a server can do, never retries or redirects. */
export type Exchange = (request: Request) => Promise<Response>;

/** Sends once. An exchange that throws is a bug, but the request is on its way by then: what came of it is unknown. */
export async function exchangeOnce(exchange: Exchange, request: Request): Promise<Response> {
  try {
    return await exchange(request);
  } catch {
    return { kind: 'failure', failure: 'network-other' };
  }
}
