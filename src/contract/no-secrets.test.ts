import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Question, Questions } from './bridge';
import type { OrderProgress } from './lockouts';
import type { AuditProgress } from './proof';
import type { SessionChange } from './sessions';
import type { Command } from './shortcuts';

/** The name of every member that can be a text, however deep it lies. */
type NamesIn<T> = T extends readonly (infer One)[]
  ? NamesIn<One>
  : T extends object
    ? {
        [K in keyof T]-?: (Extract<T[K], string> extends never ? never : K) | NamesIn<T[K]>;
      }[keyof T]
    : never;

/** What the page hears: every answer, and everything that is pushed. */
type Heard = NamesIn<
  Questions[Question]['answer'] | SessionChange | OrderProgress | AuditProgress | { command: Command }
>;

/** Names under which a secret would travel. */
type Secret =
  | 'token'
  | 'accessToken'
  | 'mdAccessToken'
  | 'password'
  | 'sec'
  | 'secret'
  | 'apiKey'
  | 'authorization'
  | 'deviceId'
  | 'penaltyTicket'
  | 'headers'
  | 'origin';

describe('what the page may hear', () => {
  it('has no member that could hold a token or a part of an API key', () => {
    expectTypeOf<Extract<Heard, Secret>>().toBeNever();
    // The same question finds one where there is one, so that an empty answer means something.
    expectTypeOf<Extract<NamesIn<readonly { a: { token: string } }[]>, Secret>>().toEqualTypeOf<'token'>();
    expect.assertions(0);
  });
});
