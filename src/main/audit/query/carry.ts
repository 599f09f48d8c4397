import type { Alarm, LastVerified } from '../../../contract/proof';

/** Where a record's line stands. */
export interface LinePlace {
  readonly seq: number;
  readonly segment: string;
  readonly offset: number;
}

/** An order as far as later records may still change it. */
export interface KnownOrder {
  readonly orderId: string;
  /** Of its intent. */
  readonly ordinal: number;
  readonly environmentId: string;
  readonly userId: string;
  /** Of its intent. */
  readonly at: string;
  /** The code of its reason; 0 without an outcome. */
  readonly reason: number;
  /** The code of how it was closed; 0 where nobody did. */
  readonly closing: number;
  /** Of its records, oldest first. */
  readonly places: readonly LinePlace[];
}

/** What has to be known of all segments before, to read the next one alone. */
export interface Carry {
  /** Records before. */
  readonly records: number;
  /** The latest time of any record before, in milliseconds since 1970; 0 without one. */
  readonly latest: number;
  /** Orders without outcome, or with outcome unknown, that nobody closed; oldest first. */
  readonly open: readonly KnownOrder[];
  /** Alarms that nobody acknowledged, oldest first. */
  readonly alarms: readonly Alarm[];
  /** What the newest record of a verification says. */
  readonly verified?: LastVerified;
}

/** Before the first segment. */
export const nothingBefore: Carry = { records: 0, latest: 0, open: [], alarms: [] };
