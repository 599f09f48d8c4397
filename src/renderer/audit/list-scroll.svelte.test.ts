import { describe, expect, it } from 'vitest';
import { ListScroll } from './list-scroll.svelte';

const longList = (): ListScroll => {
  const scroll = new ListScroll(() => 24_000_000);
  scroll.measured(500);
  return scroll;
};

describe('a list’s position', () => {
  it('goes as far as a wheel turned it, also where the scale is shortened', () => {
    const scroll = longList();
    scroll.stands(scroll.go(12_000_000));
    const stood = scroll.go(12_000_000);
    scroll.moved(stood + 100);
    scroll.moved(stood + 200);
    expect(scroll.top).toBe(12_000_200);
  });

  it('is read from the scale where the scrollbar is dragged', () => {
    const scroll = longList();
    scroll.moved(3_999_750);
    expect(scroll.top).toBeCloseTo(11_999_750, 0);
    scroll.moved(7_999_500);
    expect(scroll.top).toBe(23_999_500);
  });

  it('is not moved by its own setting of the scrollbar', () => {
    const scroll = longList();
    scroll.moved(4_000_000);
    scroll.moved(4_000_100);
    const { top } = scroll;
    const stood = scroll.go(top);
    scroll.stands(stood);
    scroll.moved(stood);
    expect(scroll.top).toBe(top);
  });

  it('ends where the list ends', () => {
    const scroll = longList();
    scroll.stands(scroll.go(Number.MAX_SAFE_INTEGER));
    expect(scroll.top).toBe(23_999_500);
    scroll.moved(0);
    expect(scroll.top).toBe(0);
  });

  it('shows something before it was measured', () => {
    const scroll = new ListScroll(() => 10_000);
    scroll.measured(0);
    expect(scroll.view).toBeGreaterThan(0);
  });
});
