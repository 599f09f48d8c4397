import type { Alarm, LastVerified } from '../../../contract/proof';
import { v } from '../../../contract/schema';
import type { ReadRecord } from '../order-fold';
import type { Carry } from './carry';

const place = v.object({ journalId: v.string(), seq: v.number(), hash: v.string() });

const alarmData = v.object({
  problem: v.picklist(['removed', 'replaced', 'cut', 'changed', 'added', 'added-many']),
  expected: v.fallback(v.optional(place), undefined),
  found: v.fallback(v.optional(place), undefined),
});
const acknowledgedData = v.object({ alarmId: v.string() });
const verifiedData = v.object({
  result: v.picklist(['intact', 'broken']),
  lastSeq: v.fallback(v.optional(v.pipe(v.number(), v.safeInteger())), undefined),
});

function alarmOf({ id, seq, at, data }: ReadRecord): Alarm | undefined {
  const told = v.safeParse(alarmData, data);
  if (!told.success) return undefined;
  const { problem, expected, found } = told.output;
  return { id, seq, at, problem, ...(expected ? { expected } : {}), ...(found ? { found } : {}) };
}

function verifiedOf({ at, data }: ReadRecord): LastVerified | undefined {
  const told = v.safeParse(verifiedData, data);
  if (!told.success) return undefined;
  const { result, lastSeq } = told.output;
  return { at, result, ...(lastSeq === undefined ? {} : { lastSeq }) };
}

/** What is known of a journal's proof, with one more record; data that is not as the format says changes nothing. */
export function withProof<P extends Pick<Carry, 'alarms' | 'verified'>>(proof: P, record: ReadRecord): P {
  if (record.type === 'journal.alarm') {
    const alarm = alarmOf(record);
    return alarm ? { ...proof, alarms: [...proof.alarms, alarm] } : proof;
  }
  if (record.type === 'journal.acknowledged') {
    const told = v.safeParse(acknowledgedData, record.data);
    const id = told.success ? told.output.alarmId : undefined;
    return { ...proof, alarms: proof.alarms.filter((alarm) => alarm.id !== id) };
  }
  const verified = record.type === 'journal.verified' ? verifiedOf(record) : undefined;
  return verified ? { ...proof, verified } : proof;
}
