import { describe, expect, it, vi } from 'vitest';
import type { SessionState } from '../../contract/sessions';
import { noticesOf } from './notices';

const facts = {
  fingerprint: '12ab',
  savedAt: '2026-11-24T12:00:00.000Z',
  how: 'pasted',
  who: { name: 'Dana Administrator' },
} as const;
const ending: SessionState = { kind: 'expiring', ...facts, renewal: { kind: 'not-planned' } };
const rejected: SessionState = {
  kind: 'rejected',
  ...facts,
  rejectedAt: '2026-11-24T12:30:00.000Z',
  closedElsewhere: false,
};

function desk(alarms: readonly string[] = []) {
  const tell = vi.fn<(title: string, body: string, chosen: () => void) => void>();
  const open = vi.fn();
  let watched = false;
  const notices = noticesOf({
    isWatched: () => watched,
    tell,
    open,
    nameOf: async (id) => (id === 'demo' ? 'Demo' : undefined),
    alarms: async () => alarms.map((id) => ({ id })),
  });
  const titles = (): string[] => tell.mock.calls.map(([title]) => title);
  const session = (state: SessionState) => notices.session({ environmentId: 'demo', session: state });
  const watch = (on: boolean): void => void (watched = on);
  return { notices, tell, open, titles, session, watch };
}

describe('what the system is told while nobody works in the window', () => {
  it('a session that ends and is not renewed by itself, once; choosing it opens Sessions', async () => {
    const { session, titles, tell, open } = desk();
    await session(ending);
    await session(ending);
    await session({ kind: 'expired', fingerprint: '12ab', expiredAt: '2026-11-24T13:00:00.000Z' });
    expect(titles()).toEqual(['The session for Demo ends soon']);
    tell.mock.calls[0]?.[2]();
    expect(open).toHaveBeenCalledWith('sessions');
  });

  it('nothing of one that renews itself, or is well', async () => {
    const { session, titles } = desk();
    await session({ ...ending, renewal: { kind: 'planned', at: '2026-11-24T12:50:00.000Z' } });
    await session({ ...ending, kind: 'kept' });
    await session({ kind: 'none' });
    expect(titles()).toEqual([]);
  });

  it('a rejected session, and the next one of the same environment again', async () => {
    const { session, titles } = desk();
    await session(rejected);
    await session(rejected);
    await session({ ...rejected, fingerprint: '99ff' });
    expect(titles()).toEqual(['The session for Demo was rejected', 'The session for Demo was rejected']);
  });

  it('each alarm once', async () => {
    const { notices, titles, tell, open } = desk(['a1']);
    await notices.audit({ kind: 'health', journal: 'real' });
    await notices.audit({ kind: 'health', journal: 'real' });
    await notices.audit({ kind: 'job', job: 'verify', done: 1, total: 2 });
    expect(titles()).toEqual(['The journal has an alarm']);
    tell.mock.calls[0]?.[2]();
    expect(open).toHaveBeenCalledWith('history');
  });

  it('nothing that the window has said already', async () => {
    const { notices, session, titles, watch } = desk(['a1']);
    watch(true);
    await session(rejected);
    await notices.audit({ kind: 'health', journal: 'real' });
    watch(false);
    await session(rejected);
    await notices.audit({ kind: 'health', journal: 'real' });
    expect(titles()).toEqual([]);
  });

  it('no name of a person and no fingerprint', async () => {
    const { session, tell } = desk();
    await session(ending);
    await session(rejected);
    const words = JSON.stringify(tell.mock.calls);
    for (const part of ['Dana', '12ab']) expect(words).not.toContain(part);
  });
});
