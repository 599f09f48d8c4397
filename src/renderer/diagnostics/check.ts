/** How a check came out: fine, worth a look, failed, or not made. */
export type Tone = 'good' | 'warning' | 'trouble' | 'plain';

/** What a check found as a person reads it. */
export interface Finding {
  readonly tone: Tone;
  readonly text: string;
  /** What to do, where it isn't fine. */
  readonly now?: string;
}

const day = 86_400_000;

/** Whole days from one time to another, both UTC; negative for one that is over. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / day);
}
