/** A record's own part, before it has a place in a journal. */
export interface Kept {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const TRADERS = 5000;
const environments = [
  { id: 'test-demo', name: 'Test Demo', kind: 'demo', baseUrl: 'https://api.demo.example/v1' },
  { id: 'north-live', name: 'North Live', kind: 'live', baseUrl: 'https://api.north.example/v1' },
  { id: 'south-live', name: 'South Live', kind: 'live', baseUrl: 'https://api.south.example/v1' },
] as const;
const first = [
  'Elena',
  'Marisol',
  'Jürgen',
  'Åsa',
  'Tomás',
  'Ling',
  'Priya',
  'Otto',
  'Dana',
  'Søren',
  'Zoë',
  'Ivo',
];
const last = [
  'Okonkwo',
  'Reyes',
  'Müller',
  'Whitfield',
  'Nakamura',
  'Özdemir',
  'Lindqvist',
  'Strauß',
  'Ferreira',
];
const why = ['Called by phone, verified by date of birth.', 'Ticket from the desk lead, approved twice.'];
const more = ['Trader locked himself out after a wrong size.', 'Asked for it in the chat; “please, today”.'];

/** Numbers from 0 to below 1 (mulberry32). */
export type Roll = () => number;

/** The same numbers for the same seed. */
export function dice(seed: number): Roll {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(roll: Roll, of: readonly [T, ...T[]] | readonly T[]): T =>
  of[Math.floor(roll() * of.length)] as T;
const hex = (roll: Roll, digits: number): string =>
  Array.from({ length: digits }, () => Math.floor(roll() * 16).toString(16)).join('');

/** A UUID of version 7 for a time. */
export function uuid7(roll: Roll, ms: number): string {
  const time = ms.toString(16).padStart(12, '0');
  const rest = hex(roll, 18);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-a${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

function traderOf(index: number): { userId: string; name: string; source: string } {
  const name = `${first[index % first.length] ?? ''} ${last[Math.floor(index / first.length) % last.length] ?? ''}`;
  return {
    userId: String(4_000_000 + index * 37),
    name: `${name} ${String(index)}`,
    source: 'earlier-order',
  };
}

function outcomeOf(roll: Roll, orderId: string): Record<string, unknown> {
  const kind = roll();
  const verdict =
    kind < 0.9
      ? {
          outcome: 'done',
          reason: 'expired',
          httpStatus: 200,
          serverText: '{"success":true,"violations":[]}',
        }
      : kind < 0.96
        ? { outcome: 'refused', reason: 'refused-by-rules', httpStatus: 200, serverText: 'Not locked out.' }
        : { outcome: 'unknown', reason: 'no-answer' };
  return {
    orderId,
    ...verdict,
    clockSkewMs: Math.floor(roll() * 900),
    durationMs: Math.floor(roll() * 2000),
    attempts: 1,
  };
}

/** An order with all of its records. */
export function order(roll: Roll, ms: number): Kept[] {
  const orderId = uuid7(roll, ms);
  const skewed = roll() * roll();
  const target = traderOf(Math.floor(skewed * TRADERS));
  const notes = `${pick(roll, why)} ${roll() < 0.5 ? pick(roll, more) : ''} Case ${String(Math.floor(roll() * 1e6))}`;
  const intent = {
    orderId,
    operation: 'expireuserlockout',
    environment: pick(roll, environments),
    target,
    ...(roll() < 0.8 ? { notes } : {}),
    tokenFingerprint: hex(roll, 8),
    repeats24h: roll() < 0.9 ? 0 : 1,
  };
  const outcome = outcomeOf(roll, orderId);
  const records: Kept[] = [{ type: 'order.intent', data: intent }];
  if (roll() < 0.05)
    records.push({ type: 'order.penalty', data: { orderId, seconds: 5, captcha: false, attempt: 1 } });
  records.push({ type: 'order.outcome', data: outcome });
  if (outcome['outcome'] === 'unknown' && roll() < 0.998)
    records.push({
      type: 'order.closed',
      data: { orderId, as: 'took-effect', note: 'Seen in the back office.' },
    });
  return records;
}

/** A record that belongs to no order; `opened` is what this journal says of itself at each start. */
export function other(roll: Roll, opened: Kept['data']): Kept {
  const environment = pick(roll, environments).id;
  const kind = roll();
  const tokenFingerprint = hex(roll, 8);
  if (kind < 0.4) return { type: 'session.saved', data: { environment, tokenFingerprint, how: 'pasted' } };
  if (kind < 0.6) return { type: 'session.renewed', data: { environment, tokenFingerprint, how: 'asked' } };
  if (kind < 0.7) return { type: 'session.forgotten', data: { environment, tokenFingerprint, how: 'asked' } };
  // Some 900 records a day, and the application is started a few times on each.
  if (kind < 0.72) return { type: 'journal.opened', data: { ...opened, reason: 'start' } };
  return { type: 'settings.changed', data: { key: 'theme', old: 'light', new: 'dark' } };
}
