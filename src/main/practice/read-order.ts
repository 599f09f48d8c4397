import { isLosslessNumber } from 'lossless-json';
import { EXPIRE_PATH } from '../../contract/lockouts';
import type { Request } from '../https/exchange';
import { isJson, membersOf, pathOf } from './read-request';

/** An order as the server understood it. */
export interface ReceivedOrder {
  /** The digits of an int64, exactly as sent. */
  readonly userId: string;
  readonly notes?: string;
  readonly ticket?: string;
}

type Received =
  | { readonly kind: 'order'; readonly order: ReceivedOrder }
  | { readonly kind: 'refused'; readonly status: 400 | 404; readonly text: string };

const malformed = (text: string): Received => ({ kind: 'refused', status: 400, text });

const isInt64 = (digits: string): boolean =>
  /^(?:0|-?[1-9][0-9]{0,18})$/.test(digits) && BigInt.asIntN(64, BigInt(digits)) === BigInt(digits);

function readBody(body: string): Received {
  const members = membersOf(body);
  if (!members) return malformed('The body is not one JSON object.');
  const { userId, notes, 'p-ticket': ticket, ...more } = members;
  if (!isLosslessNumber(userId) || !isInt64(userId.value)) return malformed('userId is not an int64.');
  if (notes !== undefined && typeof notes !== 'string') return malformed('notes is not a string.');
  if (ticket !== undefined && typeof ticket !== 'string') return malformed('p-ticket is not a string.');
  if (Object.keys(more).length > 0) return malformed(`Unknown member: ${Object.keys(more).join(', ')}`);
  const given = { ...(notes === undefined ? {} : { notes }), ...(ticket === undefined ? {} : { ticket }) };
  return { kind: 'order', order: { userId: userId.value, ...given } };
}

/**
 * Reads a request as strictly as a server might: a POST to the order's path, JSON by its content type, no member that
 * the API does not name. Never throws.
 */
export function readOrder(request: Request): Received {
  const isOrder = request.method === 'POST' && pathOf(request.url) === EXPIRE_PATH;
  if (!isOrder) return { kind: 'refused', status: 404, text: 'Not found' };
  if (!isJson(request)) return malformed('Content-Type is not application/json.');
  return readBody(request.body ?? '');
}
