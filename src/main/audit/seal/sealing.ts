import type { JournalState } from '../../../contract/audit';
import type { ChainPlace } from '../../../contract/proof';
import type { NewRecord } from '../journal';
import type { GenuineLine } from '../read-line';
import type { Link } from '../record';
import { readAnchor, type AnchorTools } from './anchor';
import { compareWithAnchor, isBarelyBegun, type AnchorAlarm } from './compare';
import { newSigningKey, readSigningKey, type SigningKey } from './signing-key';

/** A journal's end as it was found, before anything is changed. */
export interface FoundEnd {
  readonly journalId: string;
  /** Newest first, the anchored one among them where it is near; none: a journal that is only about to begin. */
  readonly newest: readonly GenuineLine[];
  /** The fingerprint of the key in the folder that signed a record; undefined where none there did. */
  readonly signer: (line: GenuineLine) => Promise<string | undefined>;
}

/** Whether records can be signed from here on, or what stands in the way. */
export type Unsealed =
  { readonly kind: 'ready' } | Extract<JournalState, { readonly kind: 'no-keychain' | 'needs-key' }>;

type NeedsKey = Extract<JournalState, { kind: 'needs-key' }>;

/** What a journal is sealed with, and what has to be recorded of that. */
export interface Sealing {
  readonly key: SigningKey;
  readonly alarm?: Omit<AnchorAlarm, 'kind' | 'found'> & { readonly found?: ChainPlace };
  readonly rekeyed?: NewRecord;
}

const keyName = (journalId: string): string => `audit-key/${journalId}`;

/** A record's place in its journal. */
export const placeOf = (journalId: string, { seq, hash }: Link): ChainPlace => ({ journalId, seq, hash });

/** Makes a key and has it in the keychain before anything is signed with it. */
async function makeKey(
  { keychain }: AnchorTools,
  { journalId, newest, signer }: FoundEnd,
  reason: string | undefined,
): Promise<Sealing | Unsealed> {
  const previous = newest[0] && (await signer(newest[0]));
  const key = newSigningKey(journalId);
  const written = await keychain.write(keyName(journalId), key.secret());
  if (written.kind === 'unavailable') return { kind: 'no-keychain', why: written.why };
  if (reason === undefined) return { key };
  const data = {
    keyFingerprint: key.fingerprint,
    ...(previous === undefined ? {} : { previous }),
    reason,
  };
  return { key, rekeyed: { type: 'journal.rekeyed', data } };
}

/** What to ask for where key or anchor is not there for a journal that has records. */
function missing(host: string, [last]: readonly GenuineLine[], why: 'no-key' | 'no-anchor'): NeedsKey {
  const writer = last?.record.actor.host ?? '';
  return { kind: 'needs-key', why: writer === host ? why : 'other-computer', host: writer };
}

type Anchor = Extract<Awaited<ReturnType<typeof readAnchor>>, { kind: 'found' | 'absent' }>;

/** A journal with records: whether its end is what key and anchor say. */
async function judge(
  host: string,
  key: SigningKey | undefined,
  anchor: Anchor,
  end: FoundEnd,
): Promise<Sealing | NeedsKey> {
  const [last, ...older] = end.newest;
  if (!key || !last) return missing(host, end.newest, 'no-key');
  if (anchor.kind === 'absent')
    return isBarelyBegun(key, end.newest) ? { key } : missing(host, end.newest, 'no-anchor');
  const compared = compareWithAnchor(key, anchor.place, [last, ...older]);
  if (compared.kind === 'not-our-key') {
    // SECURITY: a signature of no key that ever signed here was edited; a new key would have it pass for a lost one.
    const isOfOther = (await end.signer(compared.anchored)) !== undefined;
    return isOfOther ? missing(host, end.newest, 'no-key') : { key, alarm: compared.otherwise };
  }
  return compared.kind === 'alarm' ? { key, alarm: compared } : { key };
}

/** Gets what a journal is sealed with, or what stands in the way. */
export async function sealingOf(
  tools: AnchorTools,
  end: FoundEnd,
  reason: string | undefined,
): Promise<Sealing | Unsealed> {
  const { keychain, host } = tools;
  const { journalId, newest } = end;
  const anchor = await readAnchor(tools);
  if (anchor.kind === 'unavailable') return { kind: 'no-keychain', why: anchor.why };
  const other = anchor.kind === 'found' && anchor.place.journalId !== journalId ? anchor.place : undefined;
  const last = newest[0];
  if (!last) {
    const made = await makeKey(tools, end, undefined);
    if (!('key' in made) || !other) return made;
    return { ...made, alarm: { problem: 'removed', expected: other } };
  }
  const item = await keychain.read(keyName(journalId));
  if (item.kind === 'unavailable') return { kind: 'no-keychain', why: item.why };
  const key = item.kind === 'found' ? readSigningKey(journalId, item.secret) : undefined;
  const judged = await judge(host, key, anchor, end);
  if ('key' in judged || reason === undefined) return judged;
  const made = await makeKey(tools, end, reason);
  if (!('key' in made) || !other) return made;
  // SECURITY: a new key does not hide that this is another journal than the anchored one.
  const found = placeOf(journalId, last);
  return { ...made, alarm: { problem: 'replaced', expected: other, found } };
}

/** The record of an alarm, where there is one. */
export function alarmRecord({ alarm }: Sealing): NewRecord[] {
  return alarm
    ? [
        {
          type: 'journal.alarm',
          data: { problem: alarm.problem, expected: alarm.expected, found: alarm.found },
        },
      ]
    : [];
}
