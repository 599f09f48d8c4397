import { describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../contract/bridge';
import type { CountAnswer, CountRequest, HistoryCounts } from '../../contract/history';
import { Counts } from './counts.svelte';

const counts = (rows: number, done: number, complete = false): HistoryCounts => ({
  rows,
  outcomes: { done, refused: 2, unknown: 1, 'not-sent': 0 },
  days: [['2026-11-24', 7, 4, 2, 1, 0]],
  complete,
});
const counted = (value: HistoryCounts): Reply<CountAnswer> => ({
  kind: 'answer',
  value: { kind: 'counted', counts: value },
});

/** A count that is answered when the test says so. */
function counting() {
  const answers: ((reply: Reply<CountAnswer>) => void)[] = [];
  const countHistory = vi.fn<(ask: CountRequest) => Promise<Reply<CountAnswer>>>(
    () => new Promise((resolve) => answers.push(resolve)),
  );
  const onCounted = vi.fn();
  return { counts: new Counts({ countHistory }, () => 'real', onCounted), countHistory, answers, onCounted };
}
const idOf = (ask: CountRequest | undefined): number => ask?.countId ?? -1;

describe('the counts', () => {
  it('grow while they are counted, and are said once they are whole', async () => {
    const { counts: book, countHistory, answers, onCounted } = counting();
    const done = book.start({ text: 'x' });
    const id = idOf(countHistory.mock.lastCall?.[0]);
    expect(book.isCounting).toBe(true);
    book.heard(id, counts(10, 4));
    expect(book.shown([])).toEqual({ orders: 7, other: 3 });
    book.heard(id, counts(100, 40));
    expect(book.shown([])).toEqual({ orders: 43, other: 57 });
    expect(onCounted).not.toHaveBeenCalled();
    answers[0]?.(counted(counts(200, 80, true)));
    await done;
    expect(book.isCounting).toBe(false);
    expect(book.shown([])).toEqual({ orders: 83, other: 117 });
    expect(onCounted).toHaveBeenCalledOnce();
  });

  it('leave the chosen outcomes out of the question, so that each outcome keeps its own count', () => {
    const { counts: book, countHistory } = counting();
    void book.start({ text: 'x', outcomes: ['done'] });
    expect(countHistory.mock.lastCall?.[0]).toMatchObject({ journal: 'real', filter: { text: 'x' } });
    expect(countHistory.mock.lastCall?.[0].filter).not.toHaveProperty('outcomes');
    book.heard(idOf(countHistory.mock.lastCall?.[0]), counts(100, 40));
    expect(book.shown(['done'])).toEqual({ orders: 40, other: 0 });
    expect(book.shown(['refused', 'unknown'])).toEqual({ orders: 3, other: 0 });
  });

  it('of an older question are dropped, answered or pushed', async () => {
    const { counts: book, countHistory, answers } = counting();
    const first = book.start({ text: 'x' });
    const old = idOf(countHistory.mock.lastCall?.[0]);
    void book.start({ text: 'xy' });
    book.heard(old, counts(10, 4));
    answers[0]?.(counted(counts(10, 4, true)));
    await first;
    expect(book.counts).toBeUndefined();
    expect(book.isCounting).toBe(true);
  });

  it('stay as they are while the same rows are counted again', async () => {
    const { counts: book, countHistory, answers } = counting();
    const first = book.start({ outcomes: ['done'] });
    answers[0]?.(counted(counts(200, 80, true)));
    await first;
    const second = book.start({ outcomes: ['refused'] });
    book.heard(idOf(countHistory.mock.lastCall?.[0]), counts(1, 1));
    expect(book.shown([])).toEqual({ orders: 83, other: 117 });
    answers[1]?.(counted(counts(201, 81, true)));
    await second;
    expect(book.shown([])).toEqual({ orders: 84, other: 117 });
  });

  it('say a day’s orders once everything was counted', async () => {
    const { counts: book, countHistory, answers } = counting();
    const done = book.start({});
    book.heard(idOf(countHistory.mock.lastCall?.[0]), counts(10, 4));
    expect(book.ofDay('2026-11-24')).toBeUndefined();
    answers[0]?.(counted(counts(10, 4, true)));
    await done;
    expect(book.ofDay('2026-11-24')).toBe(7);
    expect(book.ofDay('2026-11-23')).toBeUndefined();
  });

  it('show no number where the count did not come about', async () => {
    const { counts: book, answers, onCounted } = counting();
    const done = book.start({});
    answers[0]?.({ kind: 'fault', reference: 'F-1' });
    await done;
    expect(book).toMatchObject({ counts: undefined, failed: true, isCounting: false });
    expect(onCounted).not.toHaveBeenCalled();
  });
});
