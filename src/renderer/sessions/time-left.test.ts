import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../contract/sessions';
import { endOf, lengthLeft } from './time-left';

const MINUTE = 60_000;

describe('the time left', () => {
  it.each([
    [72 * MINUTE, '1 h 12 min'],
    [60 * MINUTE, '1 h 0 min'],
    [52 * MINUTE + 59_000, '52 min'],
    [5 * MINUTE, '5 min'],
    [4 * MINUTE + 5000, '4 min 05 s'],
    [59_400, '1 min 00 s'],
    [9000, '9 s'],
    [400, '1 s'],
    [0, '0 s'],
    [-5000, '0 s'],
  ])('of %i ms reads %s', (ms, words) => {
    expect(lengthLeft(ms)).toBe(words);
  });

  it('is known of a session in use alone, and only where the server said it', () => {
    const facts = {
      fingerprint: 'f',
      savedAt: '',
      how: 'signed-in',
      renewal: { kind: 'under-way' },
    } as const;
    const kept: SessionState = { kind: 'kept', ...facts, expiresAt: '2026-11-23T14:00:00.000Z' };
    expect(endOf(kept)).toBe(Date.parse('2026-11-23T14:00:00.000Z'));
    expect(endOf({ kind: 'kept', ...facts })).toBeUndefined();
    expect(endOf({ kind: 'kept', ...facts, expiresAt: 'soon' })).toBeUndefined();
    expect(endOf({ kind: 'expired', fingerprint: 'f', expiredAt: kept.expiresAt ?? '' })).toBeUndefined();
  });
});
