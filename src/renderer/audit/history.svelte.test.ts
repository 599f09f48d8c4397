import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HistoryPage, HistoryRequest, HistoryRow, ItemsAnswer } from '../../contract/history';
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
    below: 10,
    ...(before !== undefined && { before }),
  },
});

function historyOf(...pages: Reply<HistoryPage>[]) {
  const readHistory = vi.fn<(ask: HistoryRequest) => Promise<Reply<HistoryPage>>>(
    async () => pages.shift() ?? page([]),
  );
  const items: ItemsAnswer = {
    kind: 'items',
    items: [{ kind: 'day', day: '2026-11-23' }, row(3)],
    from: 0,
    total: 2,
    newer: 4,
  };
  const readHistoryItems = vi.fn(async () => ({ kind: 'answer', value: items }) as const);
  const readRecord = vi.fn(async () => ({ kind: 'answer', value: { kind: 'not-found' } }) as const);
  const desk = {
    readHistory,
    readHistoryItems,
    readRecord,
    countHistory: vi.fn(async () => ({ kind: 'answer', value: { kind: 'ended' } }) as const),
    readFilterChoices: vi.fn(async () => ({ kind: 'fault', reference: 'F' }) as const),
    readRawLine: async () => ({ kind: 'answer', value: { kind: 'not-found' } }) as const,
  };
  return { history: new History(desk, () => 'practice'), ...desk };
}

const seqs = (history: History): number[] =>
  Array.from({ length: history.items.total }, (_, place) => history.items.at(place)).flatMap((item) =>
    item && item.kind !== 'day' ? [item.seq] : [],
  );

describe('the history', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('asks for nothing that takes the whole index before its first rows are there', async () => {
    const { history, readFilterChoices, countHistory, readHistoryItems } = historyOf(page([3], 3));
    const draw = vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
    const loading = history.load();
    await vi.waitFor(() => expect(seqs(history)).toEqual([3]));
    for (const asked of [readFilterChoices, countHistory, readHistoryItems])
      expect(asked).not.toHaveBeenCalled();
    draw.mock.calls[0]?.[0](0);
    await loading;
    expect(readFilterChoices).toHaveBeenCalledOnce();
    expect(countHistory).toHaveBeenCalledOnce();
  });

  it('goes on where no picture is drawn, as in a window that is minimized', async () => {
    const { history, countHistory } = historyOf(page([3]));
    vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
    await history.load();
    expect(countHistory).toHaveBeenCalledOnce();
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
    await vi.waitFor(() => expect(seqs(history)).toEqual([2]));
    const filter = { administrators: ['dana'] };
    expect(readHistory).toHaveBeenLastCalledWith({ journal: 'practice', filter, limit: 50 });
    await vi.waitFor(() =>
      expect(countHistory).toHaveBeenLastCalledWith(expect.objectContaining({ filter })),
    );
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
    expect(seqs(history)).toEqual([2]);
    expect(history.isStale).toBe(false);
  });

  it('begins with the keyboard at the newest row, below its day', async () => {
    const { history } = historyOf(page([3, 2]));
    await history.load();
    expect(history.items.at(history.at)).toMatchObject({ seq: 3 });
  });

  it('reads again what is seen when something was recorded, and asks for no new page', async () => {
    const { history, readHistory } = historyOf(page([3]));
    await history.load();
    await history.freshen();
    expect(history.items.newer).toBe(4);
    expect(readHistory).toHaveBeenCalledOnce();
  });

  it('of a journal that had no record reads from the start when something was recorded', async () => {
    const none: Reply<HistoryPage> = {
      kind: 'answer',
      value: { state: { kind: 'open', records: 0 }, rows: [] },
    };
    const { history, readHistory } = historyOf(none, page([1]));
    await history.load();
    await history.freshen();
    expect(readHistory).toHaveBeenCalledTimes(2);
    expect(seqs(history)).toEqual([1]);
  });

  it('goes to a day by the first instant after it, and nowhere for what is no day', async () => {
    const { history, readHistoryItems } = historyOf(page([3]));
    await history.load();
    await history.jumpTo('0002-11-24');
    expect(readHistoryItems).not.toHaveBeenCalled();
    await history.jumpTo('2026-11-23');
    const before = new Date(2026, 10, 24).toISOString();
    expect(readHistoryItems).toHaveBeenLastCalledWith(expect.objectContaining({ from: { before } }));
    expect(history.at).toBe(1);
  });

  it('of another journal begins anew, without filter, counts or an opened row', async () => {
    const { history } = historyOf(page([3]));
    await history.load();
    await history.open(row(3));
    history.filters.change({ text: 'x' });
    history.reset();
    expect(history).toMatchObject({ list: { kind: 'loading' }, opened: { kind: 'none' } });
    expect(history.items.total).toBe(0);
    expect(history.filters.active).toBe(false);
    expect(history.counts.counts).toBeUndefined();
  });
});
