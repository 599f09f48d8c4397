import { isUtf8 } from 'node:buffer';
import { v } from '../../../contract/schema';
import { isUserId, reasons, type Outcome } from '../../../contract/lockouts';
import type { ReadRecord } from '../order-fold';
import { orderClosed, orderIntent, orderOutcome, orderPenalty, type OrderIntentData } from '../order-records';
import { actorOf, readLine } from '../read-line';
import { endings } from './slab';

/** A record as the index reads it: what `readLine` gives, with the API's user where one is named. */
export interface ReadEntry {
  readonly record: ReadRecord;
  readonly admin?: string;
}

type Loose = Readonly<Record<string, unknown>>;

const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const hex64 = /^[0-9a-f]{64}$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isDuration = (value: unknown): boolean =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
const maybe = (value: unknown, is: (value: unknown) => boolean): boolean => value === undefined || is(value);

/** A record whose members are surely as the format says; a schema would take far longer, a million times. */
function plainRecord(value: unknown): ReadRecord | undefined {
  if (!isLoose(value)) return undefined;
  const { seq, id, at, type, actor, app, data } = value;
  const isPlain =
    value['v'] === 1 &&
    isCount(seq) &&
    seq !== 0 &&
    isText(value['prev']) &&
    isText(value['hash']) &&
    isText(value['sig']) &&
    isText(at) &&
    hex64.test(value['prev']) &&
    hex64.test(value['hash']) &&
    time.test(at);
  if (!isPlain || !isText(id) || !isText(type) || !isLoose(actor) || !isLoose(app) || !isLoose(data))
    return undefined;
  const { osUser, host, admin } = actor;
  const isNamed = isText(osUser) && isText(host) && isText(app['version']) && isText(app['platform']);
  return isNamed
    ? { seq: Number(seq), id, at, type, actor: actorOf({ osUser, host, admin }), data }
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The record that a line (without its newline) holds; undefined for exactly those lines that `readLine` refuses. */
export function readEntry(line: Buffer): ReadEntry | undefined {
  if (!isUtf8(line)) return undefined;
  const value = parsed(line.toString('utf8'));
  // What is no JSON is none, and asking twice takes long where somebody put a million such lines.
  if (value === undefined) return undefined;
  // What is not plainly a record may still be one.
  const record = plainRecord(value) ?? readLine(line);
  if (!record) return undefined;
  const { admin } = record.actor;
  return admin === undefined ? { record } : { record, admin };
}

/** The texts that an intent may have. */
const intentTexts = [
  'notes',
  'reasonCode',
  'ticket',
  'secondReason',
  'tokenFingerprint',
  'policySha256',
  'repeatOf',
] as const satisfies readonly (keyof OrderIntentData)[];

function plainIntent(data: Loose): boolean {
  const { environment, target } = data;
  if (!isLoose(environment) || !isLoose(target)) return false;
  const { kind } = environment;
  const { userId, source } = target;
  return (
    isText(data['orderId']) &&
    data['operation'] === 'expireuserlockout' &&
    isText(environment['id']) &&
    isText(environment['name']) &&
    (kind === 'practice' || kind === 'demo' || kind === 'live') &&
    maybe(environment['baseUrl'], isText) &&
    isText(userId) &&
    isUserId(userId) &&
    maybe(target['name'], isText) &&
    (source === 'sample' || source === 'earlier-order' || source === 'typed') &&
    intentTexts.every((name) => maybe(data[name], isText)) &&
    isCount(data['repeats24h'])
  );
}

function plainOutcome(data: Loose): boolean {
  const { outcome, reason } = data;
  const own = isText(outcome) && Object.hasOwn(reasons, outcome) ? reasons[outcome as Outcome] : [];
  return (
    own.some((one) => one === reason) &&
    isText(data['orderId']) &&
    maybe(data['httpStatus'], isCount) &&
    [data['serverText'], data['serverTextSha256'], data['errorId'], data['serverDate']].every((one) =>
      maybe(one, isText),
    ) &&
    maybe(data['tokenFingerprint'], isText) &&
    maybe(data['clockSkewMs'], Number.isFinite) &&
    isDuration(data['durationMs']) &&
    isCount(data['attempts'])
  );
}

const plainPenalty = (data: Loose): boolean =>
  isText(data['orderId']) &&
  isDuration(data['seconds']) &&
  typeof data['captcha'] === 'boolean' &&
  isCount(data['attempt']) &&
  data['attempt'] !== 0;

const plainClosed = (data: Loose): boolean =>
  isText(data['orderId']) && endings.some((one) => one === data['as']) && maybe(data['note'], isText);

/**
 * Whether a record of an order has the data that the format asks for; exactly as its schema says, which is asked only
 * where a look does not tell. False for every other type.
 */
export function isOfOrder({ type, data }: ReadRecord): boolean {
  switch (type) {
    case 'order.intent':
      return plainIntent(data) || v.is(orderIntent, data);
    case 'order.outcome':
      return plainOutcome(data) || v.is(orderOutcome, data);
    case 'order.penalty':
      return plainPenalty(data) || v.is(orderPenalty, data);
    case 'order.closed':
      return plainClosed(data) || v.is(orderClosed, data);
    default:
      return false;
  }
}
