import { describe, expect, it, vi } from 'vitest';
import {
  auditProgressChannel,
  commandChannel,
  sessionChangeChannel,
  settingsChannel,
} from '../contract/bridge';
import type { AuditProgress, VerifyAnswer } from '../contract/proof';
import type { SessionChange } from '../contract/sessions';
import type { SettingsView } from '../contract/settings';
import type { Answerers } from './bridge/answer-question';
import type { TellSystem } from './notices/notices';
import type { DeskWindow } from './window/desk-window';
import { hearingOf, onTaskbar } from './window-hearing';

const rejected: SessionChange = {
  environmentId: 'demo',
  session: {
    kind: 'rejected',
    fingerprint: '12ab',
    savedAt: '2026-11-24T12:00:00.000Z',
    how: 'pasted',
    who: { name: 'Dana Administrator' },
    rejectedAt: '2026-11-24T12:30:00.000Z',
    closedElsewhere: false,
  },
};
const job = (done: number, total: number): AuditProgress => ({ kind: 'job', job: 'verify', done, total });

/** What is heard, over a window and a system that write down what they are asked for. */
function heard({ isFocused = false } = {}) {
  const window = {
    bringUp: vi.fn(),
    send: vi.fn(),
    isFocused: () => isFocused,
    setTheme: vi.fn(),
    setProgress: vi.fn<DeskWindow['setProgress']>(),
  };
  const tell = vi.fn<TellSystem>();
  // The stand-in has the members that are used, and no more.
  const asWindow = (): DeskWindow => window as unknown as DeskWindow;
  const hearing = hearingOf({
    window: asWindow,
    tell,
    environment: async (id) => ({ id, name: 'Demo', word: 'DEMO', kind: 'demo', source: 'built-in' }),
    alarms: async () => [{ id: 'a1' }],
  });
  return { window, asWindow, tell, hearing };
}

describe('what is heard while nobody works in the window', () => {
  it('a rejected session is told by the system and sent to the page; choosing it brings the window up at Sessions', async () => {
    const { window, tell, hearing } = heard();
    hearing.session(rejected);
    expect(window.send).toHaveBeenCalledWith(sessionChangeChannel, rejected);
    await vi.waitFor(() => expect(tell).toHaveBeenCalledOnce());
    const [title, body, chosen] = tell.mock.lastCall ?? [];
    expect(title).toBe('The session for Demo was rejected');
    expect(body).not.toBe('');
    expect(window.bringUp).not.toHaveBeenCalled();
    chosen?.();
    expect(window.bringUp.mock.calls).toEqual([[commandChannel, 'go-sessions']]);
  });

  it('an alarm of the journal is told', async () => {
    const { window, tell, hearing } = heard();
    hearing.audit({ kind: 'health', journal: 'real' });
    await vi.waitFor(() => expect(tell).toHaveBeenCalledOnce());
    expect(tell.mock.lastCall?.[0]).toBe('The journal has an alarm');
    tell.mock.lastCall?.[2]();
    expect(window.bringUp.mock.calls).toEqual([[commandChannel, 'go-history']]);
  });
});

it('nothing is told by the system to whoever works in the window', async () => {
  const { window, tell, hearing } = heard({ isFocused: true });
  hearing.session(rejected);
  hearing.audit({ kind: 'health', journal: 'real' });
  await new Promise((done) => setImmediate(done));
  expect(tell).not.toHaveBeenCalled();
  expect(window.send).toHaveBeenCalledTimes(2);
});

it('settings go to the page, and their theme to the window', () => {
  const { window, hearing } = heard();
  const view = { settings: { theme: { value: 'dark' } } } as unknown as SettingsView;
  hearing.settings(view);
  expect(window.send).toHaveBeenCalledWith(settingsChannel, view);
  expect(window.setTheme).toHaveBeenCalledWith('dark');
});

describe('what takes long', () => {
  it('is on the taskbar as a share, never more than the whole, and only where the whole is known', () => {
    const { window, hearing } = heard();
    for (const progress of [job(0, 0), job(0, 4), job(1, 4), job(9, 4)]) {
      hearing.audit(progress);
      expect(window.send).toHaveBeenLastCalledWith(auditProgressChannel, progress);
    }
    hearing.audit({ kind: 'health', journal: 'practice' });
    expect(window.setProgress.mock.calls).toEqual([[0], [0.25], [1]]);
  });

  it('leaves it at its end, whatever it came to', async () => {
    const { window, asWindow } = heard();
    const answer: VerifyAnswer = { kind: 'cancelled' };
    const answerers = onTaskbar<Pick<Answerers, 'verifyJournal' | 'exportHistory'>>(asWindow, {
      verifyJournal: async () => answer,
      exportHistory: async () => Promise.reject(new Error('a bug')),
    });
    expect(window.setProgress).not.toHaveBeenCalled();
    expect(await answerers.verifyJournal({ journal: 'practice', everySignature: false })).toBe(answer);
    expect(window.setProgress.mock.calls).toEqual([['over']]);
    await expect(answerers.exportHistory({} as never)).rejects.toThrow('a bug');
    expect(window.setProgress.mock.calls).toEqual([['over'], ['over']]);
  });
});
