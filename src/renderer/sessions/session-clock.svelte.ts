import { LAST_MINUTES } from './time-left';

/** How often the time left is looked at while it is counted in minutes, in milliseconds. */
const SLOW = 20_000;
/** A wall clock that strays this far from a steady one, in milliseconds, was set, or the computer slept. */
const JUMP = 2_000;

/** What the clock needs from outside; both in milliseconds. */
export interface ClockTools {
  /** Since 1970, as this computer's clock has it. */
  readonly now: () => number;
  /** Since any moment, and never set. */
  readonly steady: () => number;
  /** The clock was set, or the computer slept: what was worked out from it before may be wrong. */
  readonly onJump: () => void;
}

/** How long until the clock is read again: to the second in the last five minutes. `left` in milliseconds. */
export function pauseFor(left: number | undefined): number {
  if (left === undefined || left <= 0) return SLOW;
  if (left <= LAST_MINUTES) return left % 1000 || 1000;
  return Math.min(SLOW, left - LAST_MINUTES);
}

/** The time that is shown, read as often as it has to be and no more. */
export class SessionClock {
  /** Ms since 1970. */
  now = $state(0);
  // What follows the clock must not follow its own last look.
  #wall: number;
  #steady: number;

  constructor(private readonly tools: ClockTools) {
    this.#wall = tools.now();
    this.now = this.#wall;
    this.#steady = tools.steady();
  }

  /** Reads the clock at once, and again until the returned function is called; `end` is the nearest one to be shown. */
  follow(end: number | undefined): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      this.read();
      timer = setTimeout(look, pauseFor(end === undefined ? undefined : end - this.tools.now()));
    };
    look();
    return () => clearTimeout(timer);
  }

  /** Reads the clock now: at a tick, and when the window comes to the front. */
  read(): void {
    const { now, steady, onJump } = this.tools;
    const [wall, even] = [now(), steady()];
    const strayed = Math.abs(wall - this.#wall - (even - this.#steady));
    [this.#wall, this.#steady, this.now] = [wall, even, wall];
    if (strayed > JUMP) onJump();
  }
}
