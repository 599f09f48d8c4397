import type { JournalState } from '../../../contract/audit';
import type { ChainPlace } from '../../../contract/proof';
import type { NewRecord } from '../journal';
import type { GenuineLine } from '../read-line';
import type { Link } from '../record';
import { readAnchor, type AnchorTools } from './anchor';
import {
  anchoredIn,
  compareWithAnchor,
  isBarelyBegun,
  isSigned,
  type AnchorAlarm,
  type Compared,
} from './compare';
import { newSigningKey, readSigningKey, type SigningKey } from './signing-key';

/** A journal's end as it was found, before anything is changed. */
export interface FoundEnd {
  readonly journalId: string;
  /** Newest first, the anchored one among them where it is near; none: a journal that is only about to begin. */
  readonly newest: readonly GenuineLine[];
  /** The fingerprint of the key that signed a record; undefined where none did that the journal names there. */
  readonly signer: (line: GenuineLine) => Promise<string | undefined>;
}

/** Whether records can be signed from here on, or what stands in the way. */
export type Unsealed =
  { readonly kind: 'ready' } | Extract<JournalState, { readonly kind: 'no-keychain' | 'needs-key' }>;

type NeedsKey = Extract<JournalState, { kind: 'needs-key' }>;
type NotOurKey = Extract<Compared, { kind: 'not-our-key' }>;

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

/** A key that signs on, or why a new one is needed; in both cases with what the anchor says of the journal's end. */
type Judged = Pick<Sealing, 'alarm'> & ({ readonly key: SigningKey } | { readonly needs: NeedsKey });

/** Where another key signed the anchored record: whether ours came after it, and nobody else's. */
async function judgeAfterOther(
  key: SigningKey,
  former: string,
  { anchored, added }: NotOurKey,
  { newest, signer }: FoundEnd,
  needs: NeedsKey,
): Promise<Judged> {
  const after = newest.filter(({ seq }) => seq > anchored.seq);
  const ours = after.filter((line) => isSigned(key, line));
  const others = await Promise.all(after.filter((line) => !ours.includes(line)).map(signer));
  // SECURITY: whatever neither of the two signed was added by somebody else.
  if (others.some((one) => one !== former)) return { needs, alarm: added };
  // The application ended after it had recorded the new key, and before the anchor followed.
  const isTakenOver =
    ours.at(-1)?.record.type === 'journal.rekeyed' && after[ours.length - 1] === ours.at(-1);
  return isTakenOver ? { key } : { needs };
}

/** A journal with records: whether its end is what key and anchor say. */
async function judge(
  host: string,
  key: SigningKey | undefined,
  anchor: Anchor,
  end: FoundEnd,
): Promise<Judged> {
  const { journalId, signer } = end;
  const [last, ...older] = end.newest;
  if (!last) throw new Error('A journal without records is not judged.');
  const newest = [last, ...older] as const;
  if (anchor.kind === 'absent' && key && isBarelyBegun(host, key, newest)) return { key };
  if (anchor.kind === 'absent') return { needs: missing(host, newest, key ? 'no-anchor' : 'no-key') };
  const needs = missing(host, newest, 'no-key');
  if (!key) {
    const place = anchoredIn(journalId, anchor.place, newest);
    return place.kind === 'alarm' ? { needs, alarm: place } : { needs };
  }
  const compared = compareWithAnchor(key, anchor.place, newest);
  if (compared.kind === 'not-our-key') {
    const former = await signer(compared.anchored);
    // SECURITY: a signature of no key that ever signed here was edited; a new key would have it pass for a lost one.
    if (former === undefined) return { key, alarm: compared.otherwise };
    return judgeAfterOther(key, former, compared, end, needs);
  }
  const alarm = compared.kind === 'alarm' ? { alarm: compared } : {};
  // Ours after a record of another key would break the chain of keys: that a new one follows has to be recorded.
  const isOfOther = !isSigned(key, last) && (await signer(last)) !== undefined;
  return isOfOther ? { needs, ...alarm } : { key, ...alarm };
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
  if (newest.length === 0) {
    const made = await makeKey(tools, end, undefined);
    const other = anchor.kind === 'found' && anchor.place.journalId !== journalId ? anchor.place : undefined;
    if (!('key' in made) || !other) return made;
    return { ...made, alarm: { problem: 'removed', expected: other } };
  }
  const item = await keychain.read(keyName(journalId));
  if (item.kind === 'unavailable') return { kind: 'no-keychain', why: item.why };
  const key = item.kind === 'found' ? readSigningKey(journalId, item.secret) : undefined;
  const judged = await judge(host, key, anchor, end);
  if ('key' in judged) return judged;
  if (reason === undefined) return judged.needs;
  const made = await makeKey(tools, end, reason);
  // SECURITY: a new key does not hide that this is not the journal, or not its end, that was anchored.
  return 'key' in made && judged.alarm ? { ...made, alarm: judged.alarm } : made;
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
