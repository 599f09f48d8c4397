import { describe, expect, it } from 'vitest';
import { onceSettled, type After } from './settled';

/** Time that a test moves on, and work that it ends. */
function rig(): {
  readonly begun: () => number;
  readonly nudge: () => void;
  readonly stop: () => void;
  readonly pass: (ms: number) => void;
  readonly finish: () => Promise<void>;
} {
  let now = 0;
  let begun = 0;
  let finish = (): void => undefined;
  const waiting = new Set<{ readonly at: number; readonly then: () => void }>();
  const after: After = (ms, then) => {
    const one = { at: now + ms, then };
    waiting.add(one);
    return () => waiting.delete(one);
  };
  const work = (): Promise<void> => {
    begun += 1;
    return new Promise((resolve) => (finish = resolve));
  };
  return {
    ...onceSettled(work, after),
    begun: () => begun,
    pass: (ms) => {
      now += ms;
      for (const one of waiting) if (one.at <= now && waiting.delete(one)) one.then();
    },
    finish: async () => {
      finish();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('what is done once things have settled', () => {
  it('is done once for many changes, 300 ms after the last', () => {
    const { begun, nudge, pass } = rig();
    nudge();
    pass(299);
    nudge();
    pass(299);
    expect(begun()).toBe(0);
    pass(1);
    expect(begun()).toBe(1);
  });

  it('is never done twice at a time; what came meanwhile is answered afterwards, once', async () => {
    const { begun, nudge, pass, finish } = rig();
    nudge();
    pass(300);
    nudge();
    pass(300);
    nudge();
    pass(300);
    expect(begun()).toBe(1);
    await finish();
    pass(300);
    expect(begun()).toBe(2);
    await finish();
    pass(1000);
    expect(begun()).toBe(2);
  });

  it('is not done any more once it was stopped', () => {
    const { begun, nudge, pass, stop } = rig();
    nudge();
    stop();
    pass(1000);
    expect(begun()).toBe(0);
  });
});
