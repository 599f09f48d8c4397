import type { AlarmProblem, ChainPlace } from '../../../contract/proof';
import type { GenuineLine } from '../read-line';
import { MAX_BEHIND } from './anchor';
import type { SigningKey } from './signing-key';

/** What comparing a journal's end with key and anchor says; `not-our-key`: our key did not sign the anchored record. */
export type Compared =
  | { readonly kind: 'as-anchored' }
  /** `otherwise`: the alarm where no other key of the journal signed it either. */
  | { readonly kind: 'not-our-key'; readonly anchored: GenuineLine; readonly otherwise: AnchorAlarm }
  | AnchorAlarm;

/** What does not fit, and the two places that differ. */
export interface AnchorAlarm {
  readonly kind: 'alarm';
  readonly problem: AlarmProblem;
  readonly expected: ChainPlace;
  readonly found: ChainPlace;
}

const isSigned = (key: SigningKey, { seq, hash, sig }: GenuineLine): boolean =>
  key.signed({ journalId: key.journalId, seq, hash }, sig);

/**
 * Compares the newest records (newest first, each the one before the last; the anchored one among them where it is at most
 * 8 behind) with the anchor that the keychain holds.
 */
export function compareWithAnchor(
  key: SigningKey,
  anchor: ChainPlace,
  newest: readonly [GenuineLine, ...GenuineLine[]],
): Compared {
  const [last] = newest;
  const alarm = (problem: AlarmProblem, { seq, hash } = last): AnchorAlarm => ({
    ...{ kind: 'alarm', problem, expected: anchor },
    found: { journalId: key.journalId, seq, hash },
  });
  if (anchor.journalId !== key.journalId) return alarm('replaced');
  if (anchor.seq > last.seq) return alarm('cut');
  if (last.seq - anchor.seq > MAX_BEHIND) return alarm('added-many');
  const anchored = newest.find(({ seq }) => seq === anchor.seq);
  // Of the two that differ the place is the same, so that they can be compared.
  if (anchored?.hash !== anchor.hash) return alarm('changed', anchored);
  if (!isSigned(key, anchored))
    return { kind: 'not-our-key', anchored, otherwise: alarm('changed', anchored) };
  // SECURITY: what this application did not sign was added by somebody else while it was closed.
  const isAdded = newest.some((line) => line.seq > anchor.seq && !isSigned(key, line));
  return isAdded ? alarm('added') : { kind: 'as-anchored' };
}

/** Whether a journal without an anchor is one that was killed before its first was written: short, and all our key's. */
export function isBarelyBegun(key: SigningKey, newest: readonly GenuineLine[]): boolean {
  return newest.at(-1)?.seq === 1 && newest.every((line) => isSigned(key, line));
}
