import { describe, expect, it } from 'vitest';
import { serverDate } from './server-date';

describe('the server’s clock', () => {
  it('is its Date header', () => {
    expect(serverDate({ date: 'Mon, 23 Nov 2026 12:00:00 GMT' })?.toISOString()).toBe(
      '2026-11-23T12:00:00.000Z',
    );
  });

  it.each([
    {},
    { date: '' },
    { date: '2026-11-23T12:00:00Z' },
    { date: 'Tue, 23 Nov 2026 12:00:00 GMT' },
    { date: 'Mon, 23 Nov 2026 12:00:00 +0100' },
    { date: 'Mon, 23 Nov 2026 12:00:00 GMT, Mon, 23 Nov 2026 12:00:01 GMT' },
  ])('is not known from %o', (headers) => {
    expect(serverDate(headers)).toBeUndefined();
  });
});
