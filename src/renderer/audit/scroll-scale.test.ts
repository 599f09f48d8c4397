import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heightOf, lastTop, MAX_HEIGHT, scrollTopOf, trueTop, type Extent } from './scroll-scale';

const anyExtent: fc.Arbitrary<Extent> = fc.record({
  whole: fc.oneof(fc.nat({ max: 100_000 }), fc.nat({ max: 400_000_000 })),
  view: fc.integer({ min: 1, max: 3000 }),
});

describe('the scale of the scrollbar', () => {
  it('is the true one as long as an element may be so high', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: MAX_HEIGHT }),
        fc.integer({ min: 1, max: 3000 }),
        fc.nat(),
        (whole, view, any) => {
          const extent = { whole, view };
          const top = any % (lastTop(extent) + 1);
          expect(heightOf(extent)).toBe(whole);
          expect(trueTop(top, extent)).toBe(top);
          expect(scrollTopOf(top, extent)).toBe(top);
        },
      ),
    );
  });

  it('is never higher than Chromium draws, and reaches the first pixel and the last', () => {
    fc.assert(
      fc.property(anyExtent, (extent) => {
        expect(heightOf(extent)).toBeLessThanOrEqual(MAX_HEIGHT);
        expect(trueTop(0, extent)).toBe(0);
        expect(trueTop(Math.max(0, heightOf(extent) - extent.view), extent)).toBeCloseTo(lastTop(extent), 3);
      }),
    );
  });

  it('rises, and reads back what it was set to', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(anyExtent, part, part, (extent, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((at) => at * lastTop(extent));
        const [from, to] = [scrollTopOf(low ?? 0, extent), scrollTopOf(high ?? 0, extent)];
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(Math.max(0, heightOf(extent) - extent.view));
        expect(trueTop(from, extent)).toBeCloseTo(low ?? 0, 3);
      }),
    );
  });

  it('is the true one for a million pixels at both ends of what is longer', () => {
    const extent = { whole: 24_000_000, view: 500 };
    expect(trueTop(900_000, extent)).toBe(900_000);
    expect(trueTop(MAX_HEIGHT - 500 - 7, extent)).toBe(24_000_000 - 500 - 7);
  });
});
