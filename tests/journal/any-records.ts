import fc from 'fast-check';
import type { HistoryFilter } from '../../src/contract/history';
import type { ReadRecord } from '../../src/main/audit/order-fold';
import { actor, closed, dayStart, done, intent, penalty, unknown } from './order-samples';

/** Ids of the orders in any records. */
export const ids = ['a', 'b', 'c', 'd'] as const;
const orderId = fc.constantFrom(...ids);
const userId = fc.constantFrom('1001', '1002', '0');
const target = fc.record(
  { userId, name: fc.constantFrom('Elena', 'Müller', 'İlker'), source: fc.constant('typed') },
  { requiredKeys: ['userId', 'source'] },
);
const environment = fc.constantFrom(
  { id: 'practice', name: 'Practice', kind: 'practice' },
  { id: 'demo', name: 'Demo', kind: 'demo' },
);
const notes = fc.constantFrom('By phone', 'STRASSE', 'straße', 'a"quote\\', 'line\nfeed', '\u2028', 'K 7');
const refused = { outcome: 'refused', reason: 'forbidden' } as const;
/** Data of every kind: as the format says, nearly so, and not at all. */
const data: fc.Arbitrary<object> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(orderId, environment, target, notes)
      .map(([id, where, whom, text]) => ({ ...intent(id), environment: where, target: whom, notes: text })),
  },
  { weight: 4, arbitrary: orderId.map(done) },
  { weight: 3, arbitrary: orderId.map(unknown) },
  { weight: 2, arbitrary: orderId.map(penalty) },
  { weight: 3, arbitrary: orderId.map(closed) },
  orderId.map((id) => ({ ...done(id), ...refused })),
  orderId.map((id) => ({ ...intent(id), reasonCode: 'MISTAKE', ticket: 'DESK-1', secondReason: 'Again' })),
  orderId.map((id) => ({ ...intent(id), ticket: 5 })),
  orderId.map((id) => ({ ...done(id), reason: 'no-answer' })),
  orderId.map((id) => ({ ...done(id), clockSkewMs: 'late', durationMs: -1 })),
  orderId.map((id) => ({ ...penalty(id), attempt: 0 })),
  orderId.map((id) => ({ orderId: id, as: 'maybe' })),
  fc.record({ environment: fc.constantFrom('demo', 'practice'), batchId: fc.constantFrom('x', 'y') }),
  fc.object(),
);
const typeOf = (value: object): fc.Arbitrary<string> => {
  const own =
    'operation' in value
      ? 'intent'
      : 'reason' in value
        ? 'outcome'
        : 'seconds' in value
          ? 'penalty'
          : 'as' in value
            ? 'closed'
            : '';
  return own === ''
    ? fc.constantFrom('session.saved', 'order.intent', 'order.outcome', 'batch.started')
    : fc.oneof(
        { weight: 8, arbitrary: fc.constant(`order.${own}`) },
        fc.constantFrom('order.intent', 'order.closed', 'session.saved'),
      );
};
const HOUR = 3_600_000;
const record = fc
  .tuple(data, fc.integer({ min: -30, max: 3 }))
  .chain(([value, hours]) => typeOf(value).map((type) => ({ type, value, at: dayStart + hours * HOUR })));
/** Any records, numbered from 1: as the format says, nearly so, and not at all. */
export const anyRecords = fc.array(record, { minLength: 1, maxLength: 24 }).map((all) =>
  all.map(({ type, value, at }, index): ReadRecord => {
    // What was written to a line and read again, as a record's data always is.
    const read = JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
    return {
      seq: index + 1,
      id: `id-${String(index + 1)}`,
      at: new Date(at).toISOString(),
      type,
      actor,
      data: read,
    };
  }),
);

/** Any filter for them. */
export const anyFilter: fc.Arbitrary<HistoryFilter> = fc.record(
  {
    from: fc.constant(new Date(dayStart - 10 * HOUR).toISOString()),
    to: fc.constant(new Date(dayStart + HOUR).toISOString()),
    environmentIds: fc.constantFrom(['demo'], ['practice', 'demo'], ['none']),
    outcomes: fc.constantFrom(['done' as const], ['unknown' as const, 'refused' as const]),
    kinds: fc.constantFrom(['order'], ['session.saved', 'order.outcome'], ['order', 'batch.started']),
    traderId: userId,
    reasons: fc.constantFrom(['no-answer' as const], ['application-ended' as const, 'forbidden' as const]),
    batchId: fc.constantFrom('x', 'y'),
    text: fc.constantFrom(
      '',
      'phone',
      'STRASSE',
      'Straße',
      'müll',
      'a"Q',
      '\n',
      'k 7',
      'i',
      'ilker',
      '412',
      'data',
      'he called',
      'zzz',
      '\u2028',
    ),
  },
  { requiredKeys: [] },
);
