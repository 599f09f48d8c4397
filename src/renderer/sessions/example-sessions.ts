import type { KeptFacts, Renewal, SessionState } from '../../contract/sessions';

/** Session states for tests, as seen at this moment. */
export const seenAt = Date.parse('2026-11-23T14:00:00.000Z');

const facts = {
  fingerprint: 'c0ffee42',
  savedAt: '2026-11-23T13:30:00.000Z',
  how: 'signed-in',
  expiresAt: '2026-11-23T15:12:00.000Z',
  who: { name: 'Dana Admin', userId: '4711', organization: 'Northgate' },
} as const satisfies KeptFacts;
const failed = {
  kind: 'failed',
  why: 'server-trouble',
  at: '2026-11-23T13:59:00.000Z',
  nextAt: '2026-11-23T14:01:00.000Z',
} as const satisfies Renewal;
const planned = { kind: 'planned', at: '2026-11-23T15:00:00.000Z' } as const satisfies Renewal;
const soon = '2026-11-23T14:04:05.000Z';

/** One of each state that the page tells apart. */
export const examples = {
  kept: { kind: 'kept', ...facts, renewal: planned },
  underWay: { kind: 'kept', ...facts, renewal: { kind: 'under-way' } },
  pasted: {
    kind: 'kept',
    fingerprint: 'beef0001',
    savedAt: facts.savedAt,
    how: 'pasted',
    renewal: { kind: 'not-planned' },
  },
  failed: { kind: 'kept', ...facts, renewal: failed },
  expiring: { kind: 'expiring', ...facts, expiresAt: soon, renewal: planned },
  expiringFailed: { kind: 'expiring', ...facts, expiresAt: soon, renewal: failed },
  expired: {
    kind: 'expired',
    fingerprint: 'c0ffee42',
    expiredAt: '2026-11-23T13:59:00.000Z',
    who: { name: 'Dana Admin' },
  },
  rejected: { kind: 'rejected', ...facts, rejectedAt: '2026-11-23T13:59:00.000Z', closedElsewhere: false },
  closed: { kind: 'rejected', ...facts, rejectedAt: '2026-11-23T13:59:00.000Z', closedElsewhere: true },
  none: { kind: 'none' },
  addressChanged: { kind: 'none', why: 'address-changed' },
  locked: { kind: 'unavailable', why: 'locked' },
} as const satisfies Record<string, SessionState>;
