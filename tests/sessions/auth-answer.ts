import type { Response } from '../../src/main/https/exchange';

/** A whole answer without headers, but for what is said otherwise; a body that is no text is written as JSON. */
export function authAnswer(
  status: number,
  body: unknown,
  more: Partial<Extract<Response, { kind: 'answer' }>> = {},
): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const bytes = new TextEncoder().encode(text);
  return { kind: 'answer', status, headers: {}, bytes, complete: true, ...more };
}
