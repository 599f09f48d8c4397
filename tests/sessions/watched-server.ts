import type { FailureWord } from '../../src/contract/failures';
import type {
  AuthCalls,
  GivenToken,
  Refusal,
  RenewReply,
  SignInReply,
  WhoReply,
} from '../../src/main/sessions/auth-replies';
import type { HeldTime } from '../stand-ins/time';
import { MINUTE } from './session-setting';
import { HOUR, type Answer } from './sessions-steps';

/** What every call may be answered by. */
type Common =
  | ({ readonly kind: 'token' } & GivenToken)
  | Refusal<'refused' | 'server-trouble' | 'no-answer' | 'limited'>
  | { readonly kind: 'not-reached'; readonly failure: FailureWord };

interface Call {
  readonly kind: 'sign-in' | 'renew' | 'who';
  readonly environment: string;
  readonly answer: (how: Answer) => void;
}

/** What the world knows of a token. */
interface Token {
  readonly origin: string;
  /** When it truly ends, on the true timeline; undefined: never said. */
  readonly endsAt: number | undefined;
}

/** A server that answers when it is told to, and notes each call that should never have been sent. */
export class WatchedServer {
  readonly broken: string[] = [];
  readonly tokens = new Map<string, Token>();
  readonly #sent: { kind: string; environment: string; at: number; failed: boolean }[] = [];
  #calls: Call[] = [];

  constructor(
    private readonly time: HeldTime,
    private readonly environmentAt: (baseUrl: string) => string,
  ) {}

  break(what: string): void {
    this.broken.push(`${what} at ${String(this.time.elapsed)}`);
  }
  /** The server may have made it as soon as it was asked. */
  given(origin: string, lifetimeMs?: number, from = this.time.elapsed): string {
    const token = `token-${String(this.tokens.size + 1).padStart(12, '0')}`;
    this.tokens.set(token, { origin, endsAt: lifetimeMs === undefined ? undefined : from + lifetimeMs });
    return token;
  }
  checkToken(call: string, baseUrl: string, token: string): void {
    const known = this.tokens.get(token);
    if (!known) return this.break(`${call} with a token that nobody gave`);
    if (known.origin !== new URL(baseUrl).origin) this.break(`${call} to another origin`);
    if (known.endsAt !== undefined && this.time.elapsed >= known.endsAt)
      this.break(`${call} with an expired token`);
  }
  #inHour(kind: string, from: number, environment?: string): number {
    return this.#sent.filter(
      (sent) =>
        sent.kind === kind &&
        sent.at > from - HOUR &&
        (environment === undefined ? sent.failed : sent.environment === environment),
    ).length;
  }
  /** A call under way: it ends when the test says so, or with its process. */
  #call<T>(
    kind: Call['kind'],
    baseUrl: string,
    reply: (how: Answer, origin: string, from: number) => T,
  ): Promise<T> {
    const environment = this.environmentAt(baseUrl);
    if (
      kind === 'renew' &&
      this.#calls.some((other) => other.kind === 'renew' && other.environment === environment)
    )
      this.break('two renewals at once');
    const from = this.time.elapsed;
    const sent = { kind, environment, at: from, failed: kind === 'sign-in' };
    this.#sent.push(sent);
    if (kind === 'renew' && this.#inHour('renew', sent.at, environment) > 15)
      this.break('more than 15 renewals in an hour');
    if (kind === 'sign-in' && this.#inHour('sign-in', sent.at, environment) > 5)
      this.break('more than 5 sign-ins in an hour');
    if (kind === 'sign-in' && this.#inHour('sign-in', sent.at) > 5) this.break('a sixth try that may fail');
    return new Promise((resolve) => {
      this.#calls.push({
        ...{ kind, environment },
        answer: (how) => {
          if (how === 'unreached') this.#sent.splice(this.#sent.indexOf(sent), 1);
          if (how === 'token' || how === 'short' || how === 'endless') sent.failed = false;
          // The server counts it when it comes there, which is at any time until it answers.
          sent.at = Math.max(sent.at, this.time.elapsed - 1);
          resolve(reply(how, new URL(baseUrl).origin, from));
        },
      });
    });
  }
  readonly auth: AuthCalls = {
    signIn: (baseUrl) =>
      this.#call('sign-in', baseUrl, (how, origin, from): SignInReply => {
        if (how === 'rejected') return { kind: 'credentials', httpStatus: 401 };
        if (how === 'limited') return { kind: 'penalty', seconds: 15, ticket: 't' };
        if (how === 'refused') return { kind: 'credentials', httpStatus: 200 };
        return this.#reply(how, origin, from);
      }),
    renew: (baseUrl, token) => {
      this.checkToken('renewal', baseUrl, token);
      return this.#call('renew', baseUrl, (how, origin, from): RenewReply =>
        how === 'rejected' ? { kind: 'rejected', httpStatus: 401 } : this.#reply(how, origin, from),
      );
    },
    whoAmI: (baseUrl, token) => {
      this.checkToken('who-am-I', baseUrl, token);
      return this.#call('who', baseUrl, (how, origin, from): WhoReply => {
        if (how === 'rejected') return { kind: 'rejected', httpStatus: 401 };
        const reply = this.#reply(how, origin, from);
        return reply.kind === 'token' ? { kind: 'who', who: { name: 'Dana' } } : reply;
      });
    },
  };
  #reply(how: Answer, origin: string, from: number): Common {
    const given = (ms?: number) =>
      ({
        kind: 'token',
        token: this.given(origin, ms, from),
        ...(ms === undefined ? {} : { lifetimeMs: ms }),
      }) as const;
    switch (how) {
      case 'token':
        return given(80 * MINUTE);
      case 'short':
        return given(2 * MINUTE);
      case 'endless':
        return given();
      case 'unreached':
        return { kind: 'not-reached', failure: 'offline' };
      case 'trouble':
        return { kind: 'server-trouble', httpStatus: 500 };
      case 'nothing':
        return { kind: 'no-answer' };
      case 'limited':
        return { kind: 'limited', httpStatus: 429 };
      default:
        return { kind: 'refused', httpStatus: 403 };
    }
  }
  /** Answers one of the calls under way. */
  answer(which: number, how: Answer): void {
    const [call] = this.#calls.splice(which % Math.max(1, this.#calls.length), 1);
    call?.answer(how);
  }
  answerAll(how: Answer): void {
    this.#calls.splice(0).forEach(({ answer }) => answer(how));
  }
  /** What was sent is with the server, whatever became of the process; nobody waits for the answer. */
  hangUp(): void {
    this.#calls = [];
  }
}
