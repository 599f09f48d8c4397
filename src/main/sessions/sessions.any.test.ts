import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SessionsRun } from '../../../tests/sessions/sessions-run';
import { stepsOfSessions } from '../../../tests/sessions/sessions-steps';

describe('sessions, whatever happens in whatever order', () => {
  it('keep every promise about what is sent, shown and counted', async () => {
    await fc.assert(
      fc.asyncProperty(stepsOfSessions, async (steps) => {
        const run = new SessionsRun();
        for (const step of steps) await run.take(step);
        await run.finish();
        expect(run.broken).toEqual([]);
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('are tried enough for that to say something', async () => {
    const seen = new Set<string>();
    for (const steps of fc.sample(stepsOfSessions, { numRuns: 800, seed: 7 })) {
      const run = new SessionsRun();
      for (const step of steps) await run.take(step);
      run.seen.forEach((what) => seen.add(what));
    }
    for (const what of [
      'renewed',
      'renewed by hand',
      'resumed',
      'expired',
      'rejected',
      'sign-in refused',
      'six tries',
      'order with token',
    ])
      expect(seen).toContain(what);
  }, 60_000);
});
