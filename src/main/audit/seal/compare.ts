import type { AlarmProblem, ChainPlace } from '../../../contract/proof';
import type { GenuineLine } from '../read-line';
import { MAX_BEHIND } from './anchor';
import type { SigningKey } from './signing-key';

/** What comparing a journal's end with key and anchor says; `not-our-key`: our key did not sign the anchored record. */
export type Compared =
  | { readonly kind: 'as-anchored' }
  /** `otherwise`: the alarm where no other key of the journal signed it either. */
  | {
      readonly kind: 'not-our-key';
      readonly anchored: GenuineLine;
      readonly otherwise: AnchorAlarm;
      /** The alarm where somebody else added what comes after it. */
      readonly added: AnchorAlarm;
    }
  | AnchorAlarm;

/** What does not fit, and the two places that differ. */
export interface AnchorAlarm {
  readonly kind: 'alarm';
  readonly problem: AlarmProblem;
  readonly expected: ChainPlace;
  readonly found: ChainPlace;
}

/** The newest records, newest first, each the one before the last; the anchored one is among them where it is near. */
type Newest = readonly [GenuineLine, ...GenuineLine[]];

/** Whether a key signed a record of its journal. */
export const isSigned = (key: SigningKey, { seq, hash, sig }: GenuineLine): boolean =>
  key.signed({ journalId: key.journalId, seq, hash }, sig);

/** The alarm about a record that does not fit the anchor. */
const alarmAt = (
  problem: AlarmProblem,
  anchor: ChainPlace,
  journalId: string,
  { seq, hash }: GenuineLine,
): AnchorAlarm => ({ kind: 'alarm', problem, expected: anchor, found: { journalId, seq, hash } });

/** The anchored record in its place, at most 8 behind the newest; otherwise what stands there. Asks for no key. */
export function anchoredIn(
  journalId: string,
  anchor: ChainPlace,
  newest: Newest,
): { readonly kind: 'found'; readonly anchored: GenuineLine } | AnchorAlarm {
  const [last] = newest;
  const alarm = (problem: AlarmProblem, line = last): AnchorAlarm =>
    alarmAt(problem, anchor, journalId, line);
  if (anchor.journalId !== journalId) return alarm('replaced');
  if (anchor.seq > last.seq) return alarm('cut');
  if (last.seq - anchor.seq > MAX_BEHIND) return alarm('added-many');
  const anchored = newest.find(({ seq }) => seq === anchor.seq);
  // Of the two that differ the place is the same, so that they can be compared.
  return anchored?.hash === anchor.hash ? { kind: 'found', anchored } : alarm('changed', anchored);
}

/** Compares the newest records with the anchor that the keychain holds, and with the key. */
export function compareWithAnchor(key: SigningKey, anchor: ChainPlace, newest: Newest): Compared {
  const place = anchoredIn(key.journalId, anchor, newest);
  if (place.kind === 'alarm') return place;
  const { anchored } = place;
  const added = alarmAt('added', anchor, key.journalId, newest[0]);
  const otherwise = alarmAt('changed', anchor, key.journalId, anchored);
  if (!isSigned(key, anchored)) return { kind: 'not-our-key', anchored, otherwise, added };
  // SECURITY: what this application did not sign was added by somebody else while it was closed.
  const isAdded = newest.some((line) => line.seq > anchor.seq && !isSigned(key, line));
  return isAdded ? added : { kind: 'as-anchored' };
}

/**
 * Whether a journal without an anchor is one that was killed before its first was written: short, all our key's, and
 * written on this computer, as each has an anchor of its own.
 */
export function isBarelyBegun(host: string, key: SigningKey, newest: readonly GenuineLine[]): boolean {
  // SECURITY: elsewhere a longer journal could have been cut to its first records without anybody noticing.
  return (
    newest.at(-1)?.seq === 1 && newest.every((line) => line.record.actor.host === host && isSigned(key, line))
  );
}
