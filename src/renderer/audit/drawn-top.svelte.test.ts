import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DrawnTop } from './drawn-top.svelte';

let wanted = 0;
let there: readonly number[] = [];
let drawing: DrawnTop;

beforeEach(() => {
  vi.useFakeTimers();
  [wanted, there] = [0, [0]];
  drawing = new DrawnTop({ wanted: () => wanted, isThere: (top) => there.includes(top) });
  drawing.follow();
});
afterEach(() => {
  drawing.end();
  vi.useRealTimers();
});

function goTo(top: number): void {
  wanted = top;
  drawing.follow();
}
function comes(...tops: readonly number[]): void {
  there = [...there, ...tops];
  drawing.follow();
}

it('draws at once where the rows are there', () => {
  there = [0, 36];
  goTo(36);
  expect(drawing.top).toBe(36);
});

it('stands still until the rows come, and then goes there', () => {
  goTo(9_000);
  vi.advanceTimersByTime(149);
  expect(drawing.top).toBe(0);
  comes(9_000);
  expect(drawing.top).toBe(9_000);
});

it('draws the newest position whose rows came, where the list has gone on since', () => {
  for (const top of [1_000, 2_000, 3_000]) goTo(top);
  comes(1_000);
  expect(drawing.top).toBe(1_000);
  comes(2_000);
  expect(drawing.top).toBe(2_000);
  // What comes late of a position before is not gone back to.
  comes(500);
  expect(drawing.top).toBe(2_000);
  comes(3_000);
  expect(drawing.top).toBe(3_000);
});

it('goes there without rows after a while, and waits anew from there', () => {
  goTo(9_000);
  vi.advanceTimersByTime(150);
  expect(drawing.top).toBe(9_000);
  goTo(18_000);
  vi.advanceTimersByTime(149);
  expect(drawing.top).toBe(9_000);
  vi.advanceTimersByTime(1);
  expect(drawing.top).toBe(18_000);
});

it('does nothing any more once it is ended', () => {
  goTo(9_000);
  drawing.end();
  vi.advanceTimersByTime(1_000);
  expect(drawing.top).toBe(0);
});
