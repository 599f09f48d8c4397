import { describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../contract/bridge';
import type { HistoryPage, HistoryRow, ItemsAnswer, ItemsRequest } from '../../contract/history';
import { ItemChunks } from './item-chunks.svelte';

const DAY = '2026-11-23';
const row = (seq: number): HistoryRow => ({
  kind: 'record',
  seq,
  at: `${DAY}T14:00:00`,
  type: 'journal.opened',
  by: 'd',
});
const state = { kind: 'open', records: 9 } as const;

/** A journal of rows of one day, whose numbers fall from the newest; it answers as the reader does. */
class Journal {
  rows: HistoryRow[];
  searchedTo: number[] = [];
  /** How long an answer takes, in milliseconds. */
  takes = 0;
  readonly readHistoryItems = vi.fn(async (ask: ItemsRequest): Promise<Reply<ItemsAnswer>> => {
    if (this.takes > 0) await new Promise((resolve) => setTimeout(resolve, this.takes));
    const shown = this.rows.filter(({ seq }) => seq < ask.below);
    const all = [{ kind: 'day', day: DAY } as const, ...shown];
    const from = typeof ask.from === 'number' ? ask.from : 700;
    const items = all.slice(from, from + ask.limit);
    const to = this.searchedTo.shift();
    const more = to === undefined ? {} : { searchedTo: to };
    const newer = this.rows.length - shown.length;
    return { kind: 'answer', value: { kind: 'items', items, from, total: all.length, newer, ...more } };
  });
  constructor(count: number) {
    this.rows = Array.from({ length: count }, (_, index) => row(count - index));
  }
  page(limit = 50): HistoryPage {
    const rows = this.rows.slice(0, limit);
    const rest = limit < this.rows.length ? { before: this.rows[limit - 1]?.seq ?? 0 } : {};
    return { state, rows, below: this.rows.length + 1, ...rest };
  }
}

function begun(count: number) {
  const journal = new Journal(count);
  const items = new ItemChunks(journal);
  items.begin('practice', {}, journal.page());
  return { journal, items };
}
const seqAt = (items: ItemChunks, place: number): number | undefined => {
  const item = items.at(place);
  return item?.kind === 'record' ? item.seq : undefined;
};

describe('the history by places', () => {
  it('needs no question for what the first page held as a whole', async () => {
    const { journal, items } = begun(20);
    items.show(0, 20);
    expect(items.total).toBe(21);
    expect([items.at(0), seqAt(items, 20)]).toEqual([{ kind: 'day', day: DAY }, 1]);
    expect(journal.readHistoryItems).not.toHaveBeenCalled();
  });

  it('asks for more once the first page is shown, and never for a question that another one followed', async () => {
    const journal = new Journal(500_000);
    const items = new ItemChunks(journal);
    const shown: (() => void)[] = [];
    const isShown = (): Promise<void> => new Promise((resolve) => shown.push(resolve));
    items.begin('practice', {}, journal.page(), isShown());
    items.show(0, 20);
    items.begin('practice', { text: 'x' }, journal.page(), isShown());
    shown[0]?.();
    await new Promise((resolve) => setTimeout(resolve));
    expect(journal.readHistoryItems).not.toHaveBeenCalled();
    shown[1]?.();
    await vi.waitFor(() => expect(items.total).toBe(500_001));
    expect(journal.readHistoryItems.mock.calls[0]?.[0].filter).toEqual({ text: 'x' });
  });

  it('knows how many places there are, and reads any of them when they are looked at', async () => {
    const { items } = begun(500_000);
    await vi.waitFor(() => expect(items.total).toBe(500_001));
    expect(items.at(400_000)).toBeUndefined();
    items.show(400_000, 400_030);
    await vi.waitFor(() => expect(seqAt(items, 400_030)).toBe(99_971));
    expect(seqAt(items, 400_000)).toBe(100_001);
  });

  it('asks for one stretch at a time, and for where somebody looks now rather than where he was', async () => {
    const { journal, items } = begun(500_000);
    await vi.waitFor(() => expect(items.total).toBe(500_001));
    journal.readHistoryItems.mockClear();
    for (let place = 1000; place < 400_000; place += 1000) items.show(place, place + 30);
    await vi.waitFor(() => expect(seqAt(items, 399_000 + 30)).toBeDefined());
    expect(journal.readHistoryItems.mock.calls.length).toBeLessThan(8);
  });

  it('forgets what is far away, however far one scrolls', async () => {
    const { items } = begun(9000);
    for (let place = 0; place < 8500; place += 40) {
      items.show(place, place + 40);
      while (seqAt(items, place + 40) === undefined) await Promise.resolve();
    }
    const held = Array.from({ length: 9000 }, (_, place) => items.at(place)).filter(Boolean);
    expect(held.length).toBeLessThan(3_100);
    items.show(0, 40);
    await vi.waitFor(() => expect(seqAt(items, 1)).toBe(9000));
  });

  it('drops the answer to an older question', async () => {
    const { journal, items } = begun(500);
    const other = new Journal(3);
    items.begin('real', { text: 'x' }, other.page());
    await vi.waitFor(() => expect(journal.readHistoryItems).toHaveBeenCalled());
    await Promise.resolve();
    expect(items.total).toBe(4);
  });

  it('is not moved by what is recorded meanwhile, which is counted', async () => {
    const { journal, items } = begun(500);
    await vi.waitFor(() => expect(items.total).toBe(501));
    items.show(100, 130);
    journal.rows.unshift(row(502), row(501));
    await items.freshen();
    expect(items.newer).toBe(2);
    expect([items.total, seqAt(items, 100)]).toEqual([501, 401]);
  });

  it('reads all others again where one of its rows does not pass the filter any more', async () => {
    const { journal, items } = begun(500);
    await vi.waitFor(() => expect(items.total).toBe(501));
    items.show(100, 130);
    await vi.waitFor(() => expect(seqAt(items, 130)).toBeDefined());
    journal.rows = journal.rows.filter(({ seq }) => seq !== 450);
    await items.freshen();
    expect([items.total, seqAt(items, 100)]).toEqual([500, 400]);
    expect(items.at(10)).toBeUndefined();
  });

  it('goes to the day before an instant', async () => {
    const { items } = begun(5000);
    await items.jump('2026-11-24T00:00:00.000Z');
    expect(items.goal.place).toBe(700);
    expect(seqAt(items, 700)).toBe(4301);
  });

  it('searches on until all text was looked at', async () => {
    const journal = new Journal(200);
    const items = new ItemChunks(journal);
    journal.searchedTo = [150, 90, 20];
    items.begin('practice', { text: 'x' }, { ...journal.page(0), before: 180 });
    expect([items.isSearching, items.searchedTo]).toEqual([true, 180]);
    await vi.waitFor(() => expect(items.searchedTo).toBeUndefined());
    expect(journal.readHistoryItems).toHaveBeenCalledTimes(4);
  });

  it('can be stopped in a search, and goes on from there', async () => {
    const journal = new Journal(0);
    const items = new ItemChunks(journal);
    journal.takes = 2;
    journal.searchedTo = Array.from({ length: 1000 }, (_, index) => 1000 - index);
    items.begin('practice', { text: 'x' }, { state, rows: [], below: 1001, before: 1001 });
    await vi.waitFor(() => expect(journal.readHistoryItems).toHaveBeenCalled());
    items.stop();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { length } = journal.readHistoryItems.mock.calls;
    expect(length).toBeLessThan(1000);
    expect([items.isSearching, items.searchedTo]).toEqual([false, expect.any(Number)]);
    items.goOn();
    await vi.waitFor(() => expect(journal.readHistoryItems.mock.calls.length).toBeGreaterThan(length));
    items.stop();
  });

  it('does not search without end where answers come no further', async () => {
    const journal = new Journal(0);
    const items = new ItemChunks(journal);
    journal.searchedTo = Array.from({ length: 1000 }, () => 900);
    items.begin('practice', { text: 'x' }, { state, rows: [], below: 1001, before: 1001 });
    await vi.waitFor(() => expect(items.isStopped).toBe(true));
    expect(journal.readHistoryItems.mock.calls.length).toBeLessThan(20);
    expect(items.searchedTo).toBe(900);
  });

  it.each<[string, Reply<ItemsAnswer>, RegExp]>([
    ['a fault', { kind: 'fault', reference: 'F-9' }, /F-9/],
    ['a disk that refuses', { kind: 'answer', value: { kind: 'not-read', state } }, /can’t be read now/],
    [
      'an answer that adds nothing',
      { kind: 'answer', value: { kind: 'items', items: [], from: 51, total: 900, newer: 0 } },
      /can’t be read now/,
    ],
  ])(
    'says %s, asks no more by itself, keeps its rows, and can be asked again',
    async (_, reply, sentence) => {
      const journal = new Journal(500);
      const items = new ItemChunks(journal);
      journal.readHistoryItems.mockResolvedValueOnce(reply);
      items.begin('practice', {}, journal.page());
      await vi.waitFor(() => expect(items.trouble).toMatch(sentence));
      expect(journal.readHistoryItems).toHaveBeenCalledOnce();
      expect(seqAt(items, 1)).toBe(500);
      items.goOn();
      await vi.waitFor(() => expect(items.total).toBe(501));
      expect(items.trouble).toBeUndefined();
    },
  );
});
