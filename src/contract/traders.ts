import type { Outcome, TargetSource } from './lockouts';

/** A trader as far as this computer knows him. */
export interface Trader {
  readonly userId: string;
  readonly name?: string;
  readonly login?: string;
  readonly organization?: string;
  readonly source: TargetSource;
  /** Practice alone: what this sample shows. */
  readonly shows?: string;
}

/** A trader with what this computer's journal says of him. */
export interface TraderCard extends Trader {
  /** Orders of the last 24 hours with outcome done or unknown, on this computer. */
  readonly unlocks24h: number;
  /** When the newest order of the last 7 days was placed that took effect or may have; UTC. */
  readonly unlockedAt?: string;
  /** When the newest order was placed that still waits for follow-up, its outcome unknown. */
  readonly waitingSince?: string;
  readonly last?: {
    readonly at: string;
    readonly by: string;
    readonly outcome: Outcome;
    readonly notesStart?: string;
  };
}

/** The text of a look-up holds this many UTF-16 code units at most. */
export const MAX_LOOK_UP = 200;

export interface SuggestRequest {
  readonly environmentId: string;
  readonly text: string;
}

/** At most 30, best first. A valid id that nobody knows comes first, with the source `typed`. */
export interface Suggestions {
  readonly traders: readonly TraderCard[];
}
