import fc from 'fast-check';
import { MINUTE } from './session-setting';

export const HOUR = 60 * MINUTE;

const answers = [
  'token',
  'short',
  'endless',
  'rejected',
  'limited',
  'trouble',
  'nothing',
  'unreached',
  'refused',
] as const;
/** How the server answers a call. */
export type Answer = (typeof answers)[number];

/** Something that happens to sessions. */
export type Step =
  | { readonly do: 'pass' | 'sleep' | 'silent-sleep'; readonly ms: number }
  | { readonly do: 'set-clock'; readonly ms: number }
  /** The keychain and the disk take so long from now on. */
  | { readonly do: 'slow'; readonly ms: number }
  | { readonly do: 'answer'; readonly which: number; readonly how: Answer }
  | { readonly do: 'keychain'; readonly works: boolean }
  | { readonly do: 'restart' }
  | {
      readonly do: 'paste' | 'forget' | 'renew' | 'order' | 'order-ends' | 'state' | 'move';
      readonly at: number;
    }
  | { readonly do: 'sign-in'; readonly at: number; readonly lastTry: boolean };

const at = fc.nat({ max: 1 });
const lastTry = fc.boolean();
const spans = fc.oneof(
  fc.integer({ min: 1, max: 2 * MINUTE }),
  fc.integer({ min: 1, max: 90 * MINUTE }),
  fc.constantFrom(10_000, MINUTE, 68 * MINUTE, HOUR, HOUR + 1),
);
const passing = fc.record({ do: fc.constantFrom('pass', 'sleep', 'silent-sleep'), ms: spans });
const setting = fc.record({
  do: fc.constant('set-clock'),
  ms: fc.integer({ min: -3 * HOUR, max: 3 * HOUR }),
});
const restarting = fc.constant({ do: 'restart' } as const);
const signingIn = fc.record({ do: fc.constant('sign-in'), at, lastTry });
const answering = fc.record({
  do: fc.constant('answer'),
  which: fc.nat({ max: 5 }),
  how: fc.oneof(fc.constant('token'), fc.constantFrom(...answers)),
});
const pressing = fc.record({
  do: fc.constantFrom(
    ...(['paste', 'forget', 'renew', 'renew', 'order', 'order', 'order-ends', 'state', 'move'] as const),
  ),
  at,
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: passing },
  { weight: 1, arbitrary: setting },
  { weight: 9, arbitrary: answering },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('keychain'), works: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('slow'), ms: fc.constantFrom(0, 0, 100, 9_000) }) },
  { weight: 1, arbitrary: restarting },
  { weight: 6, arbitrary: pressing },
  { weight: 5, arbitrary: signingIn },
);

/** One thing again and again, as the limits of an hour need it. */
const again: fc.Arbitrary<Step[]> = fc
  .record({
    first: fc.array(step, { maxLength: 10 }),
    one: fc.oneof(signingIn, pressing),
    how: fc.constantFrom(...answers),
    between: fc.array(fc.oneof(passing, setting, restarting), { maxLength: 2 }),
    ms: spans,
    times: fc.integer({ min: 5, max: 25 }),
  })
  .map(({ first, one, how, between, ms, times }) => {
    const round: Step[] = [one, { do: 'answer', which: 0, how }, ...between, { do: 'pass', ms: ms / 20 }];
    return [...first, ...Array.from({ length: times }, () => round).flat()];
  });

/** A session that is used later, by whatever process and clock. */
const later: fc.Arbitrary<Step[]> = fc
  .tuple(
    signingIn,
    fc.record({ do: fc.constant('answer'), which: fc.constant(0), how: fc.constantFrom('token', 'short') }),
    fc.array(fc.oneof(setting, passing), { maxLength: 4 }),
    fc.option(restarting, { nil: undefined }),
    fc.array(step, { maxLength: 8 }),
  )
  .map(([first, answer, between, restart, rest]) => [
    ...[first, answer, ...between, ...(restart ? [restart] : [])],
    ...[{ do: 'order', at: first.at } as const, ...rest],
  ]);

/** Whole stories of sessions. */
export const stepsOfSessions: fc.Arbitrary<Step[]> = fc.oneof(
  fc.array(step, { minLength: 5, maxLength: 60 }),
  again,
  later,
);
