import { describe, expect, it } from 'vitest';
import { exactTimeOf, lengthOf, localTimeOf, minuteOf } from './times';

describe('times', () => {
  it('are shown local, to the step that the place needs', () => {
    expect(minuteOf('2026-11-23T14:32:05.118')).toBe('14:32');
    expect(exactTimeOf('2026-11-23T14:32:05.118')).toBe('14:32:05.118');
    expect(localTimeOf('2026-11-23T14:32:05.118')).toMatch(/^23 Nov 2026, 14:32:05 \S+/);
  });

  it('that no clock can read are shown as they were written', () => {
    expect(minuteOf('soon')).toBe('soon');
    expect(localTimeOf('soon')).toBe('soon');
  });

  it.each([
    [281, '281 ms'],
    [12_415, '12.4 s'],
    [75_000, '1 min 15 s'],
  ])('last %i ms: %s', (ms, words) => {
    expect(lengthOf(ms)).toBe(words);
  });
});
