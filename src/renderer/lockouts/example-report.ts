import type { OrderReport } from '../../contract/lockouts';

/** A report for tests: done in Demo, changed by what a test says. */
export function report(over: Partial<OrderReport>): OrderReport {
  return {
    orderId: '0193b0f2-7c1e-7d2a-8b11-000000000001',
    environment: { id: 'demo', name: 'Demo', kind: 'demo', baseUrl: 'https://demo.tradovateapi.com/v1' },
    target: { userId: '4820913', name: 'Marisol Okonkwo-Reyes', source: 'earlier-order' },
    verdict: { outcome: 'done', reason: 'expired' },
    durationMs: 281,
    attempts: 1,
    actor: { osUser: 'dana', host: 'NG-DESK-07' },
    at: '2026-11-23T13:32:05.118Z',
    steps: [
      { what: 'recorded', at: '2026-11-23T13:32:05.118Z' },
      { what: 'sent', at: '2026-11-23T13:32:05.121Z' },
    ],
    intentRecord: { seq: 18205, id: 'intent-id' },
    outcomeRecord: { seq: 18206, id: 'outcome-id' },
    ...over,
  };
}
