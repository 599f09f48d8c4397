import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../contract/bridge';
import type { SuggestRequest, Suggestions, TraderCard } from '../../contract/traders';
import { TraderSearch } from './trader-search.svelte';

const card = (userId: string, name: string): TraderCard => ({
  userId,
  name,
  source: 'sample',
  unlocks24h: 0,
});

function searching() {
  const asks: { ask: SuggestRequest; answer: (traders: TraderCard[]) => Promise<void> }[] = [];
  const place = { id: 'practice' };
  const chosen = vi.fn();
  const suggestTraders = (ask: SuggestRequest): Promise<Reply<Suggestions>> =>
    new Promise((resolve) => {
      const answer = async (traders: TraderCard[]): Promise<void> => {
        resolve({ kind: 'answer', value: { traders } });
        await vi.advanceTimersByTimeAsync(0);
      };
      asks.push({ ask, answer });
    });
  const search = new TraderSearch({ suggestTraders }, () => place.id, chosen);
  return { search, asks, chosen, place };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the search for a trader', () => {
  it('asks once for a word that is typed fast', async () => {
    const { search, asks } = searching();
    for (const text of ['M', 'Ma', 'Mar']) search.type(text);
    await vi.advanceTimersByTimeAsync(60);
    expect(asks.map(({ ask }) => ask.text)).toEqual(['Mar']);
  });

  it('shows the latest question’s answer, whichever comes last', async () => {
    const { search, asks } = searching();
    search.type('Ma');
    await vi.advanceTimersByTimeAsync(60);
    search.type('To');
    await vi.advanceTimersByTimeAsync(60);
    await asks[1]?.answer([card('2', 'Tobias')]);
    await asks[0]?.answer([card('1', 'Marisol')]);
    expect(search.traders.map((trader) => trader.name)).toEqual(['Tobias']);
  });

  it('chooses by an early Enter the first of what comes, never of what stood there before', async () => {
    const { search, asks, chosen } = searching();
    search.type('Ma');
    await vi.advanceTimersByTimeAsync(60);
    await asks[0]?.answer([card('1', 'Marisol')]);
    search.type('To');
    expect(search.fresh).toBe(false);
    search.enter();
    expect(chosen).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60);
    await asks[1]?.answer([card('2', 'Tobias')]);
    expect(chosen).toHaveBeenCalledExactlyOnceWith(card('2', 'Tobias'));
  });

  it('takes an id typed in full for that trader alone', async () => {
    const { search, asks, chosen } = searching();
    search.type('12');
    search.enter();
    await vi.advanceTimersByTimeAsync(60);
    await asks[0]?.answer([card('1200', 'Somebody else')]);
    expect(chosen).not.toHaveBeenCalled();
  });

  it('offers no trader of another environment', async () => {
    const { search, asks, place } = searching();
    search.show();
    await asks[0]?.answer([card('1', 'Marisol')]);
    place.id = 'demo';
    expect(search.traders).toEqual([]);
  });

  it('says when nobody was found, once that is known', async () => {
    const { search, asks } = searching();
    search.type('qq');
    expect(search.nothingFound).toBeUndefined();
    await vi.advanceTimersByTimeAsync(60);
    await asks[0]?.answer([]);
    expect(search.nothingFound).toContain('Nobody found');
  });
});
