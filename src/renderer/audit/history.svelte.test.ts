import { describe, expect, it, vi } from 'vitest';
import type { HistoryPage, HistoryRequest, HistoryRow } from '../../contract/history';
import type { Reply } from '../../contract/bridge';
import { History } from './history.svelte';

const row = (seq: number): HistoryRow => ({
  kind: 'record',
  seq,
  at: '2026-11-23T14:00:00Z',
  type: 'journal.opened',
  by: 'd',
});
const page = (rows: number[], before?: number): Reply<HistoryPage> => ({
  kind: 'answer',
  value: {
    state: { kind: 'open', records: 9 },
    rows: rows.map(row),
    ...(before !== undefined && { before }),
  },
});

function historyOf(...pages: Reply<HistoryPage>[]) {
  const readHistory = vi.fn<(ask: HistoryRequest) => Promise<Reply<HistoryPage>>>(
    async () => pages.shift() ?? page([]),
  );
  const readRecord = vi.fn(async () => ({ kind: 'answer', value: { kind: 'not-found' } }) as const);
  const desk = {
    readHistory,
    readRecord,
    countHistory: vi.fn(async () => ({ kind: 'answer', value: { kind: 'ended' } }) as const),
    readFilterChoices: vi.fn(async () => ({ kind: 'fault', reference: 'F' }) as const),
    readRawLine: async () => ({ kind: 'answer', value: { kind: 'not-found' } }) as const,
  };
  return { history: new History(desk, () => 'practice'), ...desk };
}

describe('the history', () => {
  it('goes on where the page before ended, to the first record', async () => {
    const { history, readHistory } = historyOf(page([3, 2], 2), page([1]));
    await history.load();
    await history.loadOlder();
    await history.loadOlder();
    expect(readHistory.mock.calls.map(([ask]) => ask.before)).toEqual([undefined, 2]);
    expect(history.list).toMatchObject({ kind: 'listed', rows: [{ seq: 3 }, { seq: 2 }, { seq: 1 }] });
  });

  it('asks for nothing that takes the whole index before its first rows are there', async () => {
    const { history, readFilterChoices, countHistory } = historyOf(page([3]));
    const loading = history.load();
    expect([readFilterChoices.mock.calls, countHistory.mock.calls]).toEqual([[], []]);
    await loading;
    expect(history.list).toMatchObject({ rows: [{ seq: 3 }] });
    expect(readFilterChoices).toHaveBeenCalledOnce();
    expect(countHistory).toHaveBeenCalledOnce();
  });

  it('keeps its rows when older ones cannot be read, and can be asked again', async () => {
    const { history } = historyOf(page([3, 2], 2), { kind: 'fault', reference: 'F-9' }, page([1]));
    await history.load();
    await history.loadOlder();
    expect(history.list).toMatchObject({
      rows: [{ seq: 3 }, { seq: 2 }],
      older: { failed: expect.stringContaining('F-9') },
    });
    await history.loadOlder();
    expect(history.list).toMatchObject({ rows: [{ seq: 3 }, { seq: 2 }, { seq: 1 }], older: 'idle' });
  });

  it('says with its reference when it cannot be read at all', async () => {
    const { history } = historyOf({ kind: 'fault', reference: 'F-9' });
    await history.load();
    expect(history.list).toMatchObject({ kind: 'failed', sentence: expect.stringContaining('F-9') });
  });

  it('asks anew with each change of the filter, and counts with it', async () => {
    const { history, readHistory, countHistory } = historyOf(page([3]), page([2]));
    await history.load();
    history.filters.change({ administrators: ['dana'] });
    await vi.waitFor(() => expect(history.list).toMatchObject({ rows: [{ seq: 2 }] }));
    const filter = { administrators: ['dana'] };
    expect(readHistory).toHaveBeenLastCalledWith({ journal: 'practice', filter, limit: 50 });
    expect(countHistory).toHaveBeenLastCalledWith(expect.objectContaining({ filter }));
  });

  it('drops the answer to an older question', async () => {
    const answers: ((reply: Reply<HistoryPage>) => void)[] = [];
    const { history, readHistory } = historyOf();
    readHistory.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    const first = history.load();
    const second = history.load();
    expect(history.isStale).toBe(true);
    answers[1]?.(page([2]));
    await second;
    answers[0]?.(page([9]));
    await first;
    expect(history.list).toMatchObject({ rows: [{ seq: 2 }] });
    expect(history.isStale).toBe(false);
  });

  it('searches on by itself until rows come, or the first record', async () => {
    const { history, readHistory } = historyOf(
      page([], 900),
      page([], 500),
      page([7, 6], 6),
      page([], 3),
      page([]),
    );
    await history.load();
    expect(history.list).toMatchObject({ rows: [{ seq: 7 }, { seq: 6 }], before: 6, older: 'idle' });
    expect(readHistory.mock.calls.map(([ask]) => ask.before)).toEqual([undefined, 900, 500]);
    await history.loadOlder();
    expect(history.list).toMatchObject({ rows: [{ seq: 7 }, { seq: 6 }], older: 'idle' });
    expect(history.list).not.toHaveProperty('before');
  });

  it('can be stopped in a search, keeps its place, and goes on from there', async () => {
    const { history, readHistory } = historyOf();
    let answer: (reply: Reply<HistoryPage>) => void = () => undefined;
    readHistory.mockResolvedValueOnce(page([], 900));
    readHistory.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const loading = history.load();
    await vi.waitFor(() => expect(history.list).toMatchObject({ older: 'searching', before: 900 }));
    history.stop();
    answer(page([5]));
    await loading;
    expect(history.list).toMatchObject({ rows: [], older: 'idle', before: 900 });
    readHistory.mockResolvedValueOnce(page([5]));
    await history.loadOlder();
    expect(readHistory).toHaveBeenLastCalledWith(expect.objectContaining({ before: 900 }));
    expect(history.list).toMatchObject({ rows: [{ seq: 5 }] });
  });

  it('does not ask for the same empty page without end', async () => {
    const { history, readHistory } = historyOf(page([], 900), page([], 900), page([], 900));
    await history.load();
    expect(readHistory).toHaveBeenCalledTimes(2);
    expect(history.list).toMatchObject({ older: 'idle', before: 900 });
  });

  it('of another journal begins anew, without filter, counts or an opened row', async () => {
    const { history } = historyOf(page([3]));
    await history.load();
    await history.open(row(3));
    history.filters.change({ text: 'x' });
    history.reset();
    expect(history).toMatchObject({ list: { kind: 'loading' }, opened: { kind: 'none' } });
    expect(history.filters.active).toBe(false);
    expect(history.counts.counts).toBeUndefined();
  });
});
