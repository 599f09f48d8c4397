import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Filters } from './filters.svelte';

const choices = { environments: [], kinds: ['order'], administrators: ['dana'], reasons: [] };

function filtersOf() {
  const onChange = vi.fn();
  const readFilterChoices = vi.fn(async () => ({ kind: 'answer', value: choices }) as const);
  return { filters: new Filters({ readFilterChoices }, () => 'real', onChange), onChange, readFilterChoices };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the filters', () => {
  it('count what is typed once, a quarter of a second after the last key', () => {
    const { filters, onChange } = filtersOf();
    for (const text of ['f', 'fr', 'fro']) {
      filters.type({ text });
      vi.advanceTimersByTime(249);
    }
    expect(onChange).not.toHaveBeenCalled();
    expect(filters.active).toBe(false);
    vi.advanceTimersByTime(1);
    expect(onChange).toHaveBeenCalledOnce();
    expect(filters.filter).toEqual({ text: 'fro' });
  });

  it('count what is chosen at once, with what was typed before', () => {
    const { filters, onChange } = filtersOf();
    filters.type({ text: 'fro' });
    filters.toggle('unknown');
    expect(filters.filter).toEqual({ text: 'fro', outcomes: ['unknown'] });
    vi.advanceTimersByTime(1000);
    expect(onChange).toHaveBeenCalledOnce();
    filters.toggle('unknown');
    expect(filters.filter).toEqual({ text: 'fro' });
  });

  it('ask for nothing where the same is shown', () => {
    const { filters, onChange } = filtersOf();
    filters.type({ text: ' ', fromDay: '0202-11-24' });
    vi.advanceTimersByTime(300);
    filters.clear();
    expect(onChange).not.toHaveBeenCalled();
  });

  it('clear all of it at once', () => {
    const { filters, onChange } = filtersOf();
    filters.change({ text: 'x', kinds: ['order'], traderId: '42' });
    filters.type({ batchId: 'b' });
    filters.clear();
    vi.advanceTimersByTime(1000);
    expect(filters.filter).toEqual({});
    expect(filters.draft.batchId).toBe('');
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('of another journal begin anew, and what was being typed never comes', async () => {
    const { filters, onChange } = filtersOf();
    filters.change({ administrators: ['dana'] });
    filters.type({ text: 'x' });
    const asked = filters.load();
    filters.reset();
    await asked;
    vi.advanceTimersByTime(1000);
    expect(filters.filter).toEqual({});
    expect(filters.choices.administrators).toEqual([]);
    expect(onChange).toHaveBeenCalledOnce();
  });

  it('offer what the journal has', async () => {
    const { filters, readFilterChoices } = filtersOf();
    await filters.load();
    expect(readFilterChoices).toHaveBeenCalledExactlyOnceWith({ journal: 'real' });
    expect(filters.choices).toEqual(choices);
  });
});
