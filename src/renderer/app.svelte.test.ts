import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Desk } from '../contract/bridge';
import type { EnvironmentView } from '../contract/environments';
import type { HistoryCounts, HistoryPage, HistoryRow } from '../contract/history';
import type { AuditProgress, JournalHealth } from '../contract/proof';
import { App } from './app.svelte';
import DeskPage from './DeskPage.svelte';
import { loadLater } from './later-pages';
import { silentDesk } from './silent-desk';

beforeAll(loadLater, 60_000);

const environment = (kind: EnvironmentView['kind'], id: string = kind): EnvironmentView => ({
  id,
  name: id,
  word: id.toUpperCase(),
  kind,
  source: 'built-in',
});
const practice = environment('practice');
const demo = environment('demo');
const live = environment('live');

const counts: HistoryCounts = {
  rows: 1290,
  outcomes: { done: 1200, refused: 30, unknown: 4, 'not-sent': 0 },
  days: [],
  complete: true,
};
const row: HistoryRow = {
  kind: 'record',
  seq: 3,
  at: '2026-11-23T14:00:00Z',
  type: 'journal.opened',
  by: 'dana',
};
const answer = <T>(value: T) => Promise.resolve({ kind: 'answer', value } as const);

const alarmed: JournalHealth = {
  keyFingerprint: '9f3c2a71d04be856',
  alarms: [{ id: 'alarm-1', seq: 9, at: '2026-11-24T12:00:00.000Z', problem: 'cut' }],
};

function open(first: EnvironmentView, given: Partial<Desk> = {}) {
  let push: (progress: AuditProgress) => void = () => undefined;
  const readHistory = vi.fn<Desk['readHistory']>(({ filter }) => {
    const rows = filter.text === 'zzz' ? [] : [row];
    const page: HistoryPage = { state: { kind: 'open', records: 3 }, rows };
    return answer(page);
  });
  const countHistory = vi.fn<Desk['countHistory']>(() => answer({ kind: 'counted', counts } as const));
  const readJournalHealth = vi.fn<Desk['readJournalHealth']>(() => answer({ alarms: [] }));
  const desk = silentDesk({
    readJournalState: () => answer({ kind: 'open', records: 3 } as const),
    readHistory,
    countHistory,
    readJournalHealth,
    onAuditProgress: (listener) => {
      push = listener;
      return () => undefined;
    },
    ...given,
  });
  const view = {
    version: '0',
    platform: 'linux',
    actor: { osUser: 'dana', host: 'h' },
    environments: [practice, demo, live],
  } as const;
  const app = new App(desk, view, first, () => 0);
  return {
    app,
    readHistory,
    countHistory,
    readJournalHealth,
    push: (progress: AuditProgress) => push(progress),
    show: () => render(DeskPage, { app }),
  };
}

beforeEach(() => {
  // The page scrolls to its top; this DOM knows no scrolling.
  Element.prototype.scrollTo = (() => undefined) as typeof Element.prototype.scrollTo;
});
afterEach(() => void vi.useRealTimers());

describe('the window', () => {
  it('shows an alarm of the real journal in Practice too, on every page, until a note is recorded', async () => {
    let health = alarmed;
    const acknowledgeAlarm = vi.fn<Desk['acknowledgeAlarm']>(() => {
      health = { alarms: [] };
      return answer({ kind: 'recorded' } as const);
    });
    const { app, show } = open(practice, {
      readJournalHealth: ({ journal }) => answer(journal === 'real' ? health : { alarms: [] }),
      acknowledgeAlarm,
    });
    const { container } = show();
    await vi.waitFor(() => expect(container.querySelector('[data-alarm="cut"]')).not.toBeNull());
    expect(screen.getByRole('alert').textContent).toContain('Records are missing at the journal’s end.');
    for (const page of ['follow-up', 'history', 'sessions', 'expire'] as const) {
      app.go(page);
      await tick();
      expect(container.querySelector('[data-alarm="cut"]')).not.toBeNull();
    }
    const acknowledge = screen.getByRole('button', { name: 'Acknowledge…' });
    acknowledge.focus();
    await fireEvent.click(acknowledge);
    await fireEvent.input(await screen.findByLabelText(/^Note what/), {
      target: { value: 'IT restored it' },
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Acknowledge' }));
    expect(acknowledgeAlarm).toHaveBeenCalledExactlyOnceWith({
      journal: 'real',
      alarmId: 'alarm-1',
      note: 'IT restored it',
    });
    await vi.waitFor(() => expect(container.querySelector('[data-alarm]')).toBeNull());
    // Its button had the focus, and is gone.
    await vi.waitFor(() => expect(document.activeElement).toBe(container.querySelector('h1')));
  });

  it('offers a new key where orders stop for want of one', async () => {
    const needsKey = { kind: 'needs-key', why: 'no-key', host: 'h' } as const;
    const { show, app } = open(demo, { readJournalState: () => answer(needsKey) });
    show();
    await fireEvent.click(await screen.findByRole('button', { name: 'Make a new key…' }));
    expect(app.notes.stage).toMatchObject({ kind: 'asking', about: { kind: 'new-key', journal: 'real' } });
  });

  it('takes in what is pushed: counts, jobs and health', async () => {
    const { app, push, show, readJournalHealth } = open(demo, {
      countHistory: () => new Promise(() => undefined),
    });
    show();
    app.go('history');
    await vi.waitFor(() => expect(app.history.counts.isCounting).toBe(true));
    push({ kind: 'counts', countId: 1, counts: { ...counts, complete: false } });
    expect(app.history.counts.shown([])).toEqual({ orders: 1234, other: 56 });
    const shown = await vi.waitUntil(() => document.querySelector('[data-count]'));
    expect(shown?.textContent?.replace(/\s+/g, ' ')).toContain('1,234 orders · 56 other');
    expect(shown?.getAttribute('aria-busy')).toBe('true');
    void app.proof.verify();
    push({ kind: 'job', job: 'verify', done: 1, total: 4 });
    expect(app.proof.check).toMatchObject({ done: 1, total: 4 });
    const before = readJournalHealth.mock.calls.length;
    push({ kind: 'health', journal: 'real' });
    expect(readJournalHealth.mock.calls.length).toBe(before + 1);
  });

  it('keeps the filter on the way to other pages and environments of the journal, and drops it with the journal', async () => {
    const { app, readHistory } = open(demo);
    app.go('history');
    app.history.filters.change({ text: 'frozen' });
    app.go('sessions');
    app.go('history');
    app.enter(live);
    expect(readHistory).toHaveBeenLastCalledWith(
      expect.objectContaining({ journal: 'real', filter: { text: 'frozen' } }),
    );
    app.enter(practice);
    expect(readHistory).toHaveBeenLastCalledWith(
      expect.objectContaining({ journal: 'practice', filter: {} }),
    );
  });

  it('shows an order in the history whatever was filtered before', async () => {
    const { app, readHistory } = open(demo);
    app.history.filters.change({ text: 'zzz' });
    app.showInHistory('order-1');
    expect(readHistory).toHaveBeenLastCalledWith(expect.objectContaining({ filter: {} }));
  });

  it('says the count of a filter once, when it is whole', async () => {
    const { app } = open(demo);
    app.go('history');
    await vi.waitFor(() => expect(app.history.counts.counts?.complete).toBe(true));
    expect(app.announcer.text).toBe('');
    app.history.filters.change({ outcomes: ['refused'] });
    await vi.waitFor(() =>
      expect(app.announcer.text).toBe('30 orders and 0 other records match the filter.'),
    );
  });
});

describe('the filter bar', () => {
  it('searches, says that nothing matches, and Escape clears it', async () => {
    const { app, show } = open(demo);
    const { container } = show();
    app.go('history');
    const box = await screen.findByRole('searchbox');
    await fireEvent.input(box, { target: { value: 'zzz' } });
    expect(await screen.findByText('Nothing matches')).toBeTruthy();
    expect(container.querySelector('[aria-label="Active filters"]')?.textContent).toContain('“zzz”');
    await fireEvent.keyDown(box, { key: 'Escape' });
    await vi.waitFor(() => expect(container.querySelector('[data-seq="3"]')).not.toBeNull());
    expect(container.querySelector('[aria-label="Active filters"]')).toBeNull();
  });

  it('presses outcomes with their counts, and takes a chip away with the focus on the search', async () => {
    const { app, show } = open(demo);
    show();
    app.go('history');
    const refused = await screen.findByRole('button', { name: /^Refused 30$/ });
    await fireEvent.click(refused);
    expect(refused.getAttribute('aria-pressed')).toBe('true');
    await fireEvent.click(await screen.findByRole('button', { name: 'Remove filter Refused' }));
    expect(refused.getAttribute('aria-pressed')).toBe('false');
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('searchbox')));
  });
});
