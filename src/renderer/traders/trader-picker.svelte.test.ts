import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import type { Reply } from '../../contract/bridge';
import type { Suggestions, TraderCard } from '../../contract/traders';
import { TraderSearch } from './trader-search.svelte';
import TraderPicker from './TraderPicker.svelte';

const card = (userId: string, name?: string): TraderCard => ({
  ...(name === undefined ? {} : { name }),
  userId,
  source: 'sample',
  unlocks24h: 0,
});
const reply = (...traders: TraderCard[]): Reply<Suggestions> => ({ kind: 'answer', value: { traders } });
const three = reply(card('482091'), card('4820913', 'Marisol'), card('4820914', 'Tobias'));

async function typed(text: string) {
  const chosen = vi.fn<(trader: TraderCard) => void>();
  const suggestTraders = vi.fn(async (): Promise<Reply<Suggestions>> => three);
  const search = new TraderSearch({ suggestTraders }, () => 'practice', chosen);
  render(TraderPicker, { search });
  const box = screen.getByRole('combobox', { name: /Trader/ });
  await fireEvent.input(box, { target: { value: text } });
  await vi.waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3));
  return { search, suggestTraders, chosen, box };
}
const enter = (): KeyboardEvent =>
  new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });

it('chooses by Enter whom the text means, though a highlight still stands where the list before had it', async () => {
  const { search, suggestTraders, chosen, box } = await typed('48209');
  // Somebody went down the list that was there, and typed on.
  await fireEvent.keyDown(box, { key: 'ArrowDown' });
  await fireEvent.keyDown(box, { key: 'ArrowDown' });
  const next = Promise.withResolvers<Reply<Suggestions>>();
  suggestTraders.mockReturnValueOnce(next.promise);
  search.type('482091');
  await vi.waitFor(() => expect(suggestTraders).toHaveBeenCalledTimes(2));
  next.resolve(three);
  // The answer is there, and nothing is drawn of it yet.
  for (let turns = 0; turns < 20 && !search.fresh; turns += 1) await Promise.resolve();
  expect(search.fresh).toBe(true);
  box.dispatchEvent(enter());
  expect(chosen.mock.calls.map(([{ userId }]) => userId)).toEqual(['482091']);
});

it.each<[string, [number, number][], string]>([
  [
    'that the text means, though a resting pointer lies on another',
    [
      [40, 90],
      [40, 90],
    ],
    '482091',
  ],
  [
    'that somebody pointed to',
    [
      [40, 88],
      [40, 90],
    ],
    '4820914',
  ],
])('chooses by Enter the option %s', async (_, places, userId) => {
  const { chosen, box } = await typed('482091');
  const option = screen.getByRole('option', { name: /Tobias/ });
  for (const [clientX, clientY] of places) await fireEvent.pointerMove(option, { clientX, clientY });
  box.dispatchEvent(enter());
  expect(chosen.mock.calls.map(([trader]) => trader.userId)).toEqual([userId]);
});

it('chooses by Enter the option that somebody went to', async () => {
  const { chosen, box } = await typed('482091');
  await fireEvent.keyDown(box, { key: 'ArrowDown' });
  const highlighted = document.querySelector('[role="option"][data-highlighted]')?.textContent ?? '';
  box.dispatchEvent(enter());
  expect(chosen).toHaveBeenCalledOnce();
  const [[trader] = []] = chosen.mock.calls;
  expect(highlighted).toContain(trader?.name ?? trader?.userId);
});
