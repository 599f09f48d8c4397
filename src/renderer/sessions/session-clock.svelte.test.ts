import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pauseFor, SessionClock } from './session-clock.svelte';

const MINUTE = 60_000;
let set = 0;

beforeEach(() => {
  set = 0;
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => void vi.useRealTimers());

function clockNow() {
  const onJump = vi.fn<() => void>();
  const steady = (): number => performance.now();
  const clock = new SessionClock({ now: () => Date.now() + set, steady, onJump });
  return { clock, onJump };
}

describe('the clock of the sessions', () => {
  it.each([
    [undefined, 20_000],
    [72 * MINUTE, 20_000],
    [5 * MINUTE + 3000, 3000],
    [5 * MINUTE, 1000],
    [4 * MINUTE + 400, 400],
    [0, 20_000],
    [-1, 20_000],
  ])('with %s ms left is read again after %i ms', (left, pause) => {
    expect(pauseFor(left)).toBe(pause);
  });

  it('is read every 20 s, each second in the last five minutes, and not at all once nobody follows', () => {
    const { clock, onJump } = clockNow();
    const leave = clock.follow(Date.now() + 5 * MINUTE + 40_000);
    const start = clock.now;
    vi.advanceTimersByTime(19_000);
    expect(clock.now).toBe(start);
    vi.advanceTimersByTime(21_000);
    expect(clock.now).toBe(start + 40_000);
    vi.advanceTimersByTime(3000);
    expect(clock.now).toBe(start + 43_000);
    leave();
    vi.advanceTimersByTime(10 * MINUTE);
    expect(clock.now).toBe(start + 43_000);
    expect(onJump).not.toHaveBeenCalled();
  });

  it.each([3 * 3_600_000, -3 * 3_600_000])('tells of a jump of %i ms, and shows the new time', (jump) => {
    const { clock, onJump } = clockNow();
    set = jump;
    clock.read();
    expect(clock.now).toBe(Date.now() + jump);
    expect(onJump).toHaveBeenCalledOnce();
    clock.read();
    expect(onJump).toHaveBeenCalledOnce();
  });
});
