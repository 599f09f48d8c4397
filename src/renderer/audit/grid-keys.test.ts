import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goalOf } from './grid-keys';

describe('the keyboard in the rows', () => {
  it.each([
    ['ArrowDown', 51],
    ['ArrowUp', 49],
    ['PageDown', 59],
    ['PageUp', 41],
    ['Home', 0],
    ['End', 999_999],
    ['Tab', undefined],
    ['a', undefined],
  ])('goes by %s from place 50 to %s', (key, place) => {
    expect(goalOf(key, { at: 50, total: 1_000_000, screen: 10 })).toBe(place);
  });

  it('never leaves the rows, and goes nowhere where there is none', () => {
    const key = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End');
    fc.assert(
      fc.property(key, fc.nat(), fc.nat(), fc.nat({ max: 100 }), (pressed, at, total, screen) => {
        const place = goalOf(pressed, { at: total === 0 ? 0 : at % total, total, screen });
        if (total === 0) expect(place).toBeUndefined();
        else expect(place).toSatisfy((to: number) => to >= 0 && to < total);
      }),
    );
  });
});
