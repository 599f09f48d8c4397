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
  const readRecord = async () => ({ kind: 'answer', value: { kind: 'not-found' } }) as const;
  return { history: new History({ readHistory, readRecord }, () => 'practice'), readHistory };
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
});
