import type { Alarm } from '../../../contract/proof';
import type { Appended, NewRecord } from '../journal';
import type { Link } from '../record';
import { anchorKeeper, writeAnchor, type AnchorKeeper, type AnchorTools } from './anchor';
import { alarmRecord, placeOf, sealingOf, type FoundEnd, type Sealing, type Unsealed } from './sealing';
import type { SigningKey } from './signing-key';

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

type Recorded = Extract<Appended, { kind: 'recorded' }>;

/** What has to be recorded of a sealing, until it is, and the alarms that were. */
interface Pending {
  readonly set: (sealing: Sealing) => void;
  readonly records: Seal['pending'];
  /** Strikes a record out; whether no alarm waits any more. */
  readonly strike: (record: NewRecord, appended: Recorded) => boolean;
  readonly alarms: Seal['alarms'];
}

function pendingOf(): Pending {
  let alarm: Sealing['alarm'];
  let records: ReturnType<Seal['pending']> = { first: [], last: [] };
  let alarms: readonly Alarm[] = [];
  return {
    set: (sealing) => {
      alarm = sealing.alarm;
      records = { first: sealing.rekeyed ? [sealing.rekeyed] : [], last: alarmRecord(sealing) };
    },
    records: () => records,
    strike: (record, { id, seq, at }) => {
      if (alarm && records.last.includes(record)) {
        const { problem, expected, found } = alarm;
        alarms = [...alarms, { id, seq, at, problem, expected, ...(found ? { found } : {}) }];
      }
      const without = (some: readonly NewRecord[]): NewRecord[] => some.filter((one) => one !== record);
      records = { first: without(records.first), last: without(records.last) };
      return records.last.length === 0;
    },
    alarms: () => alarms,
  };
}

/** Has the anchor at the newest record before the opening adds its own; an alarm's is left as it is until that is recorded. */
async function anchorFound(
  tools: AnchorTools,
  keeper: AnchorKeeper,
  { journalId, newest }: FoundEnd,
  found: Sealing,
): Promise<Exclude<Unsealed, { kind: 'ready' }> | undefined> {
  const [last] = newest;
  if (!last || found.alarm || found.rekeyed) return undefined;
  const place = placeOf(journalId, last);
  const refused = await writeAnchor(tools, place);
  if (refused) return { kind: 'no-keychain', why: refused.why };
  keeper.stands(place);
  return undefined;
}

/** The seal of a journal over the keychain; nothing is asked of it before the journal is opened. */
export function openSeal(tools: AnchorTools): Seal {
  let sealing: Sealing | undefined;
  const pending = pendingOf();
  const keeper = anchorKeeper(tools);
  return {
    unseal: async (end, reason) => {
      if (sealing) return { kind: 'ready' };
      const found = await sealingOf(tools, end, reason);
      if (!('key' in found)) return found;
      const refused = await anchorFound(tools, keeper, end, found);
      if (refused) return refused;
      sealing = found;
      pending.set(found);
      return { kind: 'ready' };
    },
    key: () => sealing?.key,
    sign: (seq, hash) => {
      if (!sealing) throw new Error('Nothing is signed before the key is there.');
      return sealing.key.sign({ journalId: sealing.key.journalId, seq, hash });
    },
    pending: pending.records,
    recorded: (record, appended, link) => {
      const isTold = pending.strike(record, appended);
      // SECURITY: until an alarm is on disk, the anchor goes on saying what it is about.
      if (sealing && isTold) keeper.follow(placeOf(sealing.key.journalId, link));
    },
    alarms: pending.alarms,
    settle: keeper.flush,
    behind: (seq) => (sealing ? seq - keeper.anchored() : 0),
    end: async () => {
      await keeper.flush();
      keeper.end();
    },
  };
}
