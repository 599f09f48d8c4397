import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrderReport } from '../../src/contract/lockouts';
import type { TraderCard } from '../../src/contract/traders';
import type { Answered, TraderFacts } from '../../src/main/audit/query/questions';
import type { Reader } from '../../src/main/audit/query/reader';
import { chainStart, recordLine, type Link } from '../../src/main/audit/record';
import { segmentName } from '../../src/main/audit/segments';
import type { JournalFolder } from './journal-folder';
import type { ReadRecord } from '../../src/main/audit/order-fold';
import type {
  OrderClosedData,
  OrderIntentData,
  OrderOutcomeData,
  OrderPenaltyData,
} from '../../src/main/audit/order-records';

/** Who ordered in all samples. */
export const actor = { osUser: 'dana', host: 'NG-DESK-07' };
/** The time before the first record. */
export const dayStart = Date.UTC(2026, 10, 23, 12);

/** Makes records with rising numbers, a minute apart. */
export function writer(): (type: string, data: object) => ReadRecord {
  let seq = 0;
  return (type, data) => {
    seq += 1;
    const at = new Date(dayStart + seq * 60_000).toISOString();
    return { seq, id: `id-${String(seq)}`, at, type, actor, data: { ...data } };
  };
}

/** Data of an intent, with other members where they are given. */
export const intent = (orderId: string, more: Partial<OrderIntentData> = {}): OrderIntentData => ({
  orderId,
  operation: 'expireuserlockout',
  environment: { id: 'practice', name: 'Practice', kind: 'practice' },
  target: { userId: '1001', name: 'Elena Expired', source: 'sample' },
  repeats24h: 0,
  ...more,
});
/** Data of an outcome that took effect. */
export const done = (orderId: string): OrderOutcomeData => ({
  orderId,
  outcome: 'done',
  reason: 'expired',
  httpStatus: 200,
  durationMs: 412,
  attempts: 1,
});
/** Data of an outcome that nobody knows. */
export const unknown = (orderId: string): OrderOutcomeData => ({
  orderId,
  outcome: 'unknown',
  reason: 'no-answer',
  durationMs: 30_000,
  attempts: 1,
});
/** Data of a penalty. */
export const penalty = (orderId: string): OrderPenaltyData => ({
  orderId,
  seconds: 5,
  captcha: false,
  attempt: 1,
});
/** Data that closes an unknown. */
export const closed = (orderId: string): OrderClosedData => ({
  orderId,
  as: 'did-not',
  note: 'He called again.',
});

/** What a journal's reader says of orders; each throws where it can't be read. */
export interface Told {
  readonly report: (orderId: string) => Promise<OrderReport | undefined>;
  readonly unknowns: () => Promise<readonly OrderReport[]>;
  readonly trader: (environmentId: string, userId: string, now: Date) => Promise<TraderFacts>;
  readonly traders: (environmentId: string) => Promise<readonly TraderCard[]>;
}

function given<T>(answered: Answered<T>): T {
  if (answered.kind === 'failed') throw new Error(answered.code);
  return answered.value;
}

/** What a reader tells. */
export const toldBy = ({ answer }: Reader): Told => ({
  report: async (orderId) => given(await answer({ question: 'order', ask: { orderId } })),
  unknowns: async () => given(await answer({ question: 'unknowns', ask: {} })).orders,
  trader: async (environmentId, userId, now) =>
    given(await answer({ question: 'trader', ask: { environmentId, userId, now: now.getTime() } })),
  traders: async (environmentId) =>
    given(await answer({ question: 'suggest', ask: { environmentId, text: '', extra: [], now: dayStart } })),
});

/** Writes records into a folder as a journal of segments, so many records each; shares no code with the journal's opening. */
export function writeSegments(folder: string, records: readonly ReadRecord[], each = Infinity): void {
  mkdirSync(folder, { recursive: true });
  let link: Link = chainStart;
  const lines = records.map((record) => {
    const { bytes, ...next } = recordLine(link, { ...record, app: { version: '0.1.0', platform: 'linux' } });
    link = next;
    return bytes;
  });
  for (let from = 0; from < lines.length; from += Math.min(each, lines.length)) {
    const name = segmentName(from / each + 1 || 1);
    writeFileSync(join(folder, name), Buffer.concat(lines.slice(from, from + each)));
  }
}

/** What is told of records with these types and data, written to a disk and read from there. */
export async function told(
  folder: JournalFolder,
  ...records: readonly (readonly [string, object])[]
): Promise<Told> {
  const write = writer();
  writeSegments(
    folder.path,
    records.map(([type, data]) => write(type, data)),
    2,
  );
  return toldBy(folder.reader());
}

/** The time of the record with this number. */
export const minute = (seq: number): string => new Date(dayStart + seq * 60_000).toISOString();
