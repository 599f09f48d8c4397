import { isLosslessNumber } from 'lossless-json';
import type { Request } from '../https/exchange';
import { isJson, membersOf } from './read-request';

/** A sign-in as the server understood it. */
export interface ReceivedSignIn {
  readonly name: string;
  readonly password: string;
  readonly ticket?: string;
}

type Received =
  | { readonly kind: 'sign-in'; readonly signIn: ReceivedSignIn }
  | { readonly kind: 'refused'; readonly text: string };

const refused = (text: string): Received => ({ kind: 'refused', text });

/**
 * Reads a sign-in as strictly as a server might: JSON by its content type, every member that the API names, and no
 * other. Never throws.
 */
export function readSignIn(request: Request): Received {
  if (!isJson(request)) return refused('Content-Type is not application/json.');
  const members = membersOf(request.body ?? '');
  if (!members) return refused('The body is not one JSON object.');
  const { name, password, appId, appVersion, deviceId, sec, cid, 'p-ticket': ticket, ...more } = members;
  if (typeof name !== 'string' || typeof password !== 'string')
    return refused('name or password is no string.');
  if ([appId, appVersion, deviceId, sec].some((text) => typeof text !== 'string' || text === ''))
    return refused('appId, appVersion, deviceId or sec is no string.');
  if (!isLosslessNumber(cid) || !/^[0-9]+$/.test(cid.value)) return refused('cid is no number.');
  if (ticket !== undefined && typeof ticket !== 'string') return refused('p-ticket is no string.');
  if (Object.keys(more).length > 0) return refused(`Unknown member: ${Object.keys(more).join(', ')}`);
  return { kind: 'sign-in', signIn: { name, password, ...(ticket === undefined ? {} : { ticket }) } };
}
