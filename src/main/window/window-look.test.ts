import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit, lookText, parseLook, smallest, type Bounds } from './window-look';

const bounds = (most: number) =>
  fc.record<Bounds>({
    x: fc.integer({ min: -5000, max: 5000 }),
    y: fc.integer({ min: -5000, max: 5000 }),
    width: fc.integer({ min: 1, max: most }),
    height: fc.integer({ min: 1, max: most }),
  });
const areas = fc.array(bounds(4000), { maxLength: 4 });
const screen: Bounds = { x: 0, y: 0, width: 1920, height: 1040 };

describe('where the window opens', () => {
  it('as it was, where it lies on a monitor', () => {
    const there = { x: 300, y: 200, width: 1000, height: 700 };
    expect(fit(there, [screen])).toEqual(there);
    const second = { x: 1920, y: 0, width: 1920, height: 1040 };
    expect(fit({ ...there, x: 2100 }, [screen, second])).toEqual({ ...there, x: 2100 });
  });

  it('where the system puts it, once its monitor is gone, and at the first start', () => {
    expect(fit({ x: 2100, y: 200, width: 1000, height: 700 }, [screen])).toEqual({
      width: 1180,
      height: 820,
    });
    expect(fit(undefined, [screen])).toEqual({ width: 1180, height: 820 });
  });

  it('moved and made smaller, where its monitor is smaller by now', () => {
    const small = { x: 0, y: 0, width: 1280, height: 680 };
    expect(fit({ x: 900, y: 300, width: 1800, height: 900 }, [small])).toEqual(small);
  });

  it('never smaller than the page is made for, and its title bar on a monitor', () => {
    fc.assert(
      fc.property(bounds(8000), areas, (before, monitors) => {
        const now = fit(before, monitors);
        expect(now.width).toBeGreaterThanOrEqual(smallest.width);
        expect(now.height).toBeGreaterThanOrEqual(smallest.height);
        if (!('x' in now)) return;
        const isOn = ({ x, y, width, height }: Bounds): boolean =>
          now.x >= x && now.x < x + width && now.y >= y && now.y < y + height;
        expect(monitors.some(isOn)).toBe(true);
      }),
    );
  });

  it('the same again, once it has opened there', () => {
    fc.assert(
      fc.property(bounds(8000), areas, (before, monitors) => {
        const now = fit(before, monitors);
        // Two monitors that overlap are none of anybody's.
        if ('x' in now && monitors.length === 1) expect(fit(now, monitors)).toEqual(now);
      }),
    );
  });
});

describe('what is kept of the window', () => {
  it('is read as it was written', () => {
    const look = { bounds: screen, state: 'maximised', theme: 'dark' } as const;
    expect(parseLook(lookText(look))).toEqual(look);
  });

  it.each([undefined, '', '{', 'null', '{"version":2}', '{"version":1,"state":"normal"}'])(
    'opens as at the first start over %s',
    (text) => expect(parseLook(text)).toEqual({ state: 'normal', theme: 'system' }),
  );

  it('never throws, whatever stands in the file', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['normal', 'maximised', 'full-screen']).toContain(parseLook(text).state);
      }),
    );
  });
});
