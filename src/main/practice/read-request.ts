import { isLosslessNumber, parse } from 'lossless-json';
import type { Request } from '../https/exchange';

/** The path below Practice's address; empty for an address that is none. */
export function pathOf(url: string): string {
  const base = 'https://practice.invalid';
  return URL.canParse(url, base) ? new URL(url, base).pathname : '';
}

/** A header's value, whatever the case of its name. */
export function headerOf(headers: Request['headers'], name: string): string | undefined {
  return Object.entries(headers).find(([one]) => one.toLowerCase() === name)?.[1];
}

/** Whether a request says that its body is JSON. */
export function isJson({ headers }: Request): boolean {
  const type = headerOf(headers, 'content-type')?.split(';')[0];
  return type?.trim().toLowerCase() === 'application/json';
}

/** The members of a body that is one JSON object, numbers digit for digit; undefined for any other. */
export function membersOf(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = parse(body);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && !isLosslessNumber(value) ? Object.fromEntries(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}
