import type { Verdict } from '../../contract/proof';

/** A signed journal that was found in order, for tests. */
export const intact: Extract<Verdict, { kind: 'intact' }> = {
  kind: 'intact',
  journalId: 'j-1',
  records: 1204,
  firstSeq: 1,
  lastSeq: 1204,
  firstAt: '2026-10-01T08:00:00.000',
  lastAt: '2026-11-24T20:00:00.000',
  lastHash: 'ab'.repeat(32),
  keys: [{ fingerprint: '9f3c2a71d04be856', fromSeq: 1 }],
  everySignature: false,
  keyCompared: false,
  anchor: { kind: 'found', recordsAfter: 2 },
  alarms: [],
  alarmCount: 0,
};

/** One with a changed record, for tests. */
export const broken: Extract<Verdict, { kind: 'broken' }> = {
  kind: 'broken',
  problem: 'hash',
  segment: 'segment-000003.jsonl',
  line: 17,
  offset: 10234,
  expected: 'aa',
  found: 'bb',
};
