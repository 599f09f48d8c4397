import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import type { Desk, Reply } from '../../contract/bridge';
import type { LogAnswer, LogExportAnswer, PreflightAnswer } from '../../contract/diagnostics';
import type { EnvironmentView } from '../../contract/environments';
import { App } from '../app.svelte';
import { silentDesk } from '../silent-desk';
import DiagnosticsView from './DiagnosticsView.svelte';

const environment = (kind: EnvironmentView['kind']): EnvironmentView => ({
  id: kind,
  name: kind,
  word: kind.toUpperCase(),
  kind,
  ...(kind === 'practice' ? {} : { baseUrl: 'https://desk.example/v1' }),
  source: 'built-in',
});
const [practice, demo, live] = (['practice', 'demo', 'live'] as const).map(environment);
const answer = <T>(value: T): Promise<Reply<T>> => Promise.resolve({ kind: 'answer', value });

const found: PreflightAnswer = {
  kind: 'checked',
  at: '2026-11-25T14:30:00.000Z',
  environment: { id: 'demo', name: 'demo', kind: 'demo', baseUrl: 'https://desk.example/v1' },
  checks: {
    name: { kind: 'resolved', host: 'desk.example', addresses: 1 },
    proxy: { kind: 'direct' },
    tls: { kind: 'not-trusted', problem: 'net::ERR_CERT_AUTHORITY_INVALID', issuer: 'Acme Inspection' },
    clock: { kind: 'not-known' },
    keychain: { kind: 'works', ms: 2 },
    disk: { kind: 'works', folder: '~/data', freeBytes: 12e9, ms: 3 },
    token: { session: { kind: 'none' } },
  },
};
const log: LogAnswer = {
  kind: 'log',
  folder: '/home/dana/log',
  lines: ['one', '<b>two</b>'],
  more: true,
};

function open(given: Partial<Desk> = {}, first = demo) {
  if (!first || !practice || !live) throw new Error('no environment');
  const desk = silentDesk({ readLog: () => answer(log), ...given });
  const view = {
    version: '0.1.0',
    platform: 'linux',
    actor: { osUser: 'dana', host: 'h' },
    environments: [practice, first, live],
  } as const;
  const app = new App(desk, view, first, () => 0);
  return { app, live, ...render(DiagnosticsView, { app }) };
}
const rows = (container: HTMLElement): (string | null)[] =>
  [...container.querySelectorAll('[data-check]')].map((row) => row.getAttribute('data-tone'));
const press = (name: string): Promise<boolean> => fireEvent.click(screen.getByRole('button', { name }));

describe('the preflight on the page', () => {
  it('is run once however often it is pressed, announced, and shown a row a check', async () => {
    let end: (reply: Reply<PreflightAnswer>) => void = () => undefined;
    const runPreflight = vi.fn<Desk['runPreflight']>(() => new Promise((resolve) => (end = resolve)));
    const { app, container } = open({ runPreflight });
    await press('Run preflight');
    await press('Checking …');
    expect(runPreflight).toHaveBeenCalledExactlyOnceWith({ environmentId: 'demo' });
    end({ kind: 'answer', value: found });
    await vi.waitFor(() => expect(rows(container)).toHaveLength(7));
    expect(rows(container)).toEqual(['good', 'good', 'trouble', 'plain', 'good', 'good', 'warning']);
    expect(app.announcer.text).toBe('Of 7 checks, 1 failed and 1 is worth a look.');
    expect(container.querySelector('[data-check="tls"]')?.textContent).toContain('Acme Inspection');
  });

  it('copies its report', async () => {
    const copyText = vi.fn<Desk['copyText']>(() => answer({ kind: 'copied' } as const));
    open({ runPreflight: () => answer(found), copyText });
    await press('Run preflight');
    await fireEvent.click(await screen.findByRole('button', { name: 'Copy report' }));
    expect(copyText.mock.calls[0]?.[0].text).toMatch(/^Lockout Desk 0\.1\.0 on linux: preflight\n/);
  });

  it('does not show what it found of another environment', async () => {
    const { app, live: other, container } = open({ runPreflight: () => answer(found) });
    await press('Run preflight');
    await vi.waitFor(() => expect(rows(container)).toHaveLength(7));
    app.enter(other);
    await tick();
    expect(rows(container)).toEqual([]);
  });

  it.each<[string, Reply<PreflightAnswer>, RegExp]>([
    ['under way', { kind: 'answer', value: { kind: 'stopped', why: 'under-way' } }, /under way already/],
    [
      'unknown',
      { kind: 'answer', value: { kind: 'stopped', why: 'environment-not-known' } },
      /no longer known/,
    ],
    ['a fault', { kind: 'fault', reference: 'F-8' }, /F-8/],
  ])('says why nothing was checked: %s', async (_, reply, words) => {
    const { container } = open({ runPreflight: async () => reply });
    await press('Run preflight');
    await vi.waitFor(() => expect(container.textContent).toMatch(words));
  });
});

describe('the log on the page', () => {
  it('shows its last lines as text, where it is, and that there is more', async () => {
    const { container } = open();
    const region = await screen.findByRole('region', { name: 'Last lines of the log' });
    expect(region.textContent).toBe('one\n<b>two</b>');
    expect(container.querySelector('[data-log]')?.textContent).toMatch(
      /In \/home\/dana\/log, with\s+older\s+lines/,
    );
  });

  it('is read anew', async () => {
    const readLog = vi.fn<Desk['readLog']>(() => answer(log));
    open({ readLog });
    await press('Refresh');
    expect(readLog).toHaveBeenCalledTimes(2);
  });

  it('says why it can’t be shown, and that orders go on', async () => {
    const failed: LogAnswer = { kind: 'failed', folder: '/home/dana/log', code: 'ENOSPC' };
    const { container } = open({ readLog: () => answer(failed) });
    await vi.waitFor(() => expect(container.textContent).toMatch(/\(ENOSPC\)\. Orders are not affected/));
  });

  it.each<[LogExportAnswer, RegExp | undefined]>([
    [{ kind: 'exported', file: '/tmp/x.log', bytes: 2_000 }, /\/tmp\/x\.log holds the whole log \(2\.0 kB\)/],
    [{ kind: 'failed', code: 'EACCES' }, /could not be written \(EACCES\)\. The log itself is unchanged/],
    [{ kind: 'cancelled' }, undefined],
  ])('says what its export came to: %j', async (exported, words) => {
    const { app } = open({ exportLog: () => answer(exported) });
    await press('Export…');
    await vi.waitFor(() => expect(app.log.isExporting).toBe(false));
    if (words) expect(app.log.notice?.text).toMatch(words);
    else expect(app.log.notice).toBeUndefined();
  });

  it('has its folder shown', async () => {
    const showLogFolder = vi.fn<Desk['showLogFolder']>(() => answer({ kind: 'shown' } as const));
    open({ showLogFolder });
    await press('Show folder');
    expect(showLogFolder).toHaveBeenCalledExactlyOnceWith({});
  });
});
