import type { JournalState } from '../../../contract/audit';
import type { Alarm, ChainPlace } from '../../../contract/proof';
import type { Appended, NewRecord } from '../journal';
import type { GenuineLine } from '../read-line';
import type { Link } from '../record';
import { anchorKeeper, readAnchor, writeAnchor, type AnchorTools } from './anchor';
import { compareWithAnchor, isBarelyBegun, type AnchorAlarm } from './compare';
import { newSigningKey, readSigningKey, type SigningKey } from './signing-key';

/** A journal's end as it was found, before anything is changed. */
export interface FoundEnd {
  readonly journalId: string;
  /** Newest first, the anchored one among them where it is near; none: a journal that is only about to begin. */
  readonly newest: readonly GenuineLine[];
  /** The fingerprint of the key in the folder that signed the newest record. */
  readonly signer: () => Promise<string | undefined>;
}

/** Whether records can be signed from here on, or what stands in the way. */
export type Unsealed =
  { readonly kind: 'ready' } | Extract<JournalState, { readonly kind: 'no-keychain' | 'needs-key' }>;

/** The key and the anchor of one journal. */
export interface Seal {
  /**
   * Gets the key and compares the anchor, once; makes a key for a new journal, or for any where `reason` says why a new
   * one is wanted. Nothing of the journal is changed.
   */
  readonly unseal: (end: FoundEnd, reason?: string) => Promise<Unsealed>;
  /** The key, once there is one. */
  readonly key: () => SigningKey | undefined;
  readonly sign: (seq: number, hash: string) => string;
  /** What has to be recorded before and after the records of an opening, until it is. */
  readonly pending: () => { readonly first: readonly NewRecord[]; readonly last: readonly NewRecord[] };
  /** A record was acknowledged: it is no longer pending, and the anchor follows. */
  readonly recorded: (
    record: NewRecord,
    appended: Extract<Appended, { kind: 'recorded' }>,
    link: Link,
  ) => void;
  /** Alarms of this run, oldest first. */
  readonly alarms: () => readonly Alarm[];
  /** How many records the anchor is behind the one with this number. */
  readonly behind: (seq: number) => number;
  /** Waits until the anchor is written or refused. */
  readonly settle: () => Promise<void>;
  /** The same, and then tries no more. */
  readonly end: () => Promise<void>;
}

type NeedsKey = Extract<JournalState, { kind: 'needs-key' }>;

interface Sealing {
  readonly key: SigningKey;
  readonly alarm?: Omit<AnchorAlarm, 'kind' | 'found'> & { readonly found?: ChainPlace };
  readonly rekeyed?: NewRecord;
}

const keyName = (journalId: string): string => `audit-key/${journalId}`;

const placeOf = (journalId: string, { seq, hash }: Link): ChainPlace => ({ journalId, seq, hash });

/** Makes a key and has it in the keychain before anything is signed with it. */
async function makeKey(
  { keychain }: AnchorTools,
  { journalId, signer }: FoundEnd,
  reason: string | undefined,
): Promise<Sealing | Unsealed> {
  const previous = await signer();
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
function judge(host: string, key: SigningKey | undefined, anchor: Anchor, end: FoundEnd): Sealing | NeedsKey {
  const [last, ...older] = end.newest;
  if (!key || !last) return missing(host, end.newest, 'no-key');
  if (anchor.kind === 'absent')
    return isBarelyBegun(key, end.newest) ? { key } : missing(host, end.newest, 'no-anchor');
  const compared = compareWithAnchor(key, anchor.place, [last, ...older]);
  if (compared.kind === 'not-our-key') return missing(host, end.newest, 'no-key');
  return compared.kind === 'alarm' ? { key, alarm: compared } : { key };
}

/** Gets what a journal is sealed with, or what stands in the way. */
async function sealingOf(
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
  const judged = judge(host, key, anchor, end);
  if ('key' in judged || reason === undefined) return judged;
  const made = await makeKey(tools, end, reason);
  if (!('key' in made) || !other) return made;
  // SECURITY: a new key does not hide that this is another journal than the anchored one.
  const found = placeOf(journalId, last);
  return { ...made, alarm: { problem: 'replaced', expected: other, found } };
}

function alarmRecord({ alarm }: Sealing): NewRecord[] {
  return alarm
    ? [
        {
          type: 'journal.alarm',
          data: { problem: alarm.problem, expected: alarm.expected, found: alarm.found },
        },
      ]
    : [];
}

/** The seal of a journal over the keychain; nothing is asked of it before the journal is opened. */
export function openSeal(tools: AnchorTools): Seal {
  let sealing: Sealing | undefined;
  let pending: { first: readonly NewRecord[]; last: readonly NewRecord[] } = { first: [], last: [] };
  let alarms: readonly Alarm[] = [];
  const keeper = anchorKeeper(tools);

  const unseal: Seal['unseal'] = async (end, reason) => {
    if (sealing) return { kind: 'ready' };
    const found = await sealingOf(tools, end, reason);
    if (!('key' in found)) return found;
    const last = end.newest[0];
    // Before the opening adds records of its own; what an alarm is about stays anchored until the alarm is recorded.
    if (last && !found.alarm && !found.rekeyed) {
      const place = placeOf(end.journalId, last);
      const refused = await writeAnchor(tools, place);
      if (refused) return { kind: 'no-keychain', why: refused.why };
      keeper.stands(place);
    }
    sealing = found;
    pending = { first: found.rekeyed ? [found.rekeyed] : [], last: alarmRecord(found) };
    return { kind: 'ready' };
  };
  const noteAlarm = ({ id, seq, at }: Extract<Appended, { kind: 'recorded' }>): void => {
    if (sealing?.alarm) alarms = [...alarms, { id, seq, at, ...placesOf(sealing.alarm) }];
  };

  return {
    unseal,
    key: () => sealing?.key,
    sign: (seq, hash) => {
      if (!sealing) throw new Error('Nothing is signed before the key is there.');
      return sealing.key.sign({ journalId: sealing.key.journalId, seq, hash });
    },
    pending: () => pending,
    recorded: (record, appended, link) => {
      if (pending.last.includes(record)) noteAlarm(appended);
      pending = {
        first: pending.first.filter((one) => one !== record),
        last: pending.last.filter((one) => one !== record),
      };
      // SECURITY: until an alarm is on disk, the anchor goes on saying what it is about.
      if (sealing && pending.last.length === 0) keeper.follow(placeOf(sealing.key.journalId, link));
    },
    alarms: () => alarms,
    settle: keeper.flush,
    behind: (seq) => (sealing ? seq - keeper.anchored() : 0),
    end: async () => {
      await keeper.flush();
      keeper.end();
    },
  };
}

function placesOf({
  problem,
  expected,
  found,
}: NonNullable<Sealing['alarm']>): Omit<Alarm, 'id' | 'seq' | 'at'> {
  return { problem, expected, ...(found ? { found } : {}) };
}
