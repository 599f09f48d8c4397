import { describe, expect, it, vi } from 'vitest';
import { MemoryKeychain } from '../../../tests/stand-ins/keychain';
import type { EnvironmentView } from '../../contract/environments';
import type { SessionState } from '../../contract/sessions';
import type { Probed, ProbeRequest } from '../https/probe';
import type { SessionForOrder } from '../sessions/sessions';
import type { CheckedDisk } from './check-disk';
import type { LogEvent } from './log-events';
import { preflight, type PreflightTools } from './preflight';

const demo: EnvironmentView = {
  id: 'demo',
  name: 'Demo',
  word: 'DEMO',
  kind: 'demo',
  baseUrl: 'https://desk.example/v1',
  source: 'built-in',
};
const practice: EnvironmentView = {
  id: 'practice',
  name: 'Practice',
  word: 'PRACTICE',
  kind: 'practice',
  source: 'built-in',
};
const probed: Probed = {
  name: { kind: 'resolved', host: 'desk.example', addresses: 1 },
  proxy: { kind: 'direct' },
  tls: { kind: 'not-reached', failure: 'offline' },
  clock: { kind: 'compared', skewMs: 120 },
  host: 'desk.example',
  path: '/v1/auth/me',
  ms: 41,
  came: { status: 401, complete: true },
};
const kept: SessionState = {
  kind: 'kept',
  fingerprint: '9f3c2a71',
  savedAt: '2026-11-25T14:00:00.000Z',
  how: 'pasted',
  renewal: { kind: 'not-planned' },
};
const withToken: SessionForOrder = {
  kind: 'token',
  token: 'tok-4711-secret-and-long',
  fingerprint: '9f3c2a71',
};

const disk: CheckedDisk = {
  makeFolder: async () => undefined,
  create: async () => ({
    write: async (bytes) => bytes.length,
    sync: async () => undefined,
    isAt: async () => true,
    close: async () => undefined,
  }),
  remove: async () => undefined,
  freeBytes: async () => 5_000_000_000,
};

function opened(given: Partial<PreflightTools> = {}) {
  const keychain = new MemoryKeychain();
  const asked: ProbeRequest[] = [];
  const heard: LogEvent[] = [];
  const tools: PreflightTools = {
    auditFolders: { practice: '/home/dana/data/practice-audit', real: '/home/dana/data/audit' },
    clock: () => new Date('2026-11-25T14:30:00.000Z'),
    elapsed: () => 0,
    homeFolder: '/home/dana',
    keychain,
    newId: () => 'id-1',
    note: (event) => void heard.push(event),
    waitOut: () => new Promise(() => undefined),
    disk,
    probe: async (request) => {
      asked.push(request);
      return probed;
    },
    environment: async (id) => [demo, practice].find((one) => one.id === id),
    session: async () => kept,
    token: async () => withToken,
    ...given,
  };
  return { run: preflight(tools), keychain, asked, heard };
}
/** Time that is over at once. */
const atOnce = async (): Promise<'waited'> => 'waited';

describe('a preflight', () => {
  it('says what each check found', async () => {
    const { run, asked, heard, keychain } = opened();
    expect(await run({ environmentId: 'demo' })).toEqual({
      kind: 'checked',
      at: '2026-11-25T14:30:00.000Z',
      environment: { id: 'demo', name: 'Demo', kind: 'demo', baseUrl: 'https://desk.example/v1' },
      checks: {
        name: probed.name,
        proxy: probed.proxy,
        tls: probed.tls,
        clock: probed.clock,
        keychain: { kind: 'works', ms: 0 },
        disk: { kind: 'works', folder: '~/data', freeBytes: 5_000_000_000, ms: 0 },
        token: { session: kept, httpStatus: 401 },
      },
    });
    expect(asked).toEqual([{ baseUrl: 'https://desk.example/v1', token: 'tok-4711-secret-and-long' }]);
    expect(heard).toEqual([
      {
        what: 'call',
        method: 'GET',
        host: 'desk.example',
        path: '/v1/auth/me',
        ms: 41,
        came: { status: 401, complete: true },
      },
    ]);
    expect(keychain.calls).toEqual(['write preflight', 'read preflight', 'remove preflight']);
    expect(keychain.items.size).toBe(0);
  });

  it.each<SessionForOrder>([
    { kind: 'none' },
    { kind: 'expired' },
    { kind: 'rejected' },
    { kind: 'unavailable', why: 'locked' },
  ])(
    'asks the server without a token where the session is %j, and claims no status of one',
    async (found) => {
      const { run, asked } = opened({ token: async () => found });
      const answer = await run({ environmentId: 'demo' });
      expect(asked).toEqual([{ baseUrl: 'https://desk.example/v1' }]);
      expect(answer).toMatchObject({ checks: { token: { session: kept } } });
      expect(JSON.stringify(answer)).not.toContain('httpStatus');
    },
  );

  it('touches neither network nor keychain in Practice, but looks at the disk', async () => {
    const { run, asked, keychain } = opened({ session: async () => ({ kind: 'none' }) });
    const same = { kind: 'practice' };
    expect(await run({ environmentId: 'practice' })).toMatchObject({
      kind: 'checked',
      checks: {
        name: same,
        proxy: same,
        tls: same,
        clock: same,
        keychain: same,
        disk: { kind: 'works' },
        token: { session: { kind: 'none' } },
      },
    });
    expect(asked).toEqual([]);
    expect(keychain.calls).toEqual([]);
  });

  it('looks once at a time', async () => {
    const undecided = (): void => undefined;
    let answer: (found: Probed) => void = undecided;
    const { run } = opened({ probe: () => new Promise((resolve) => (answer = resolve)) });
    const first = run({ environmentId: 'demo' });
    expect(await run({ environmentId: 'demo' })).toEqual({ kind: 'stopped', why: 'under-way' });
    await vi.waitFor(() => expect(answer).not.toBe(undecided));
    answer(probed);
    expect((await first).kind).toBe('checked');
    expect(await run({ environmentId: 'nowhere' })).toEqual({
      kind: 'stopped',
      why: 'environment-not-known',
    });
  });

  it('names the keychain’s trouble, and leaves nothing in it', async () => {
    for (const verb of ['write', 'read', 'remove'] as const) {
      const { run, keychain } = opened();
      keychain.trouble = { verb, why: 'locked' };
      expect(await run({ environmentId: 'demo' })).toMatchObject({
        checks: { keychain: { kind: 'unavailable', why: 'locked' } },
      });
      if (verb === 'read') expect(keychain.items.size).toBe(0);
    }
  });

  it('takes a keychain that gives back something else for damaged', async () => {
    const keychain = new MemoryKeychain();
    const forgetful = { ...keychain, write: async () => ({ kind: 'written' }) as const };
    const { run } = opened({ keychain: { ...forgetful, read: keychain.read, remove: keychain.remove } });
    expect(await run({ environmentId: 'demo' })).toMatchObject({
      checks: { keychain: { kind: 'unavailable', why: 'damaged' } },
    });
  });

  it('ends in its time though keychain, disk and session say nothing', async () => {
    const never = (): Promise<never> => new Promise(() => undefined);
    const { run, asked } = opened({
      waitOut: atOnce,
      keychain: { read: never, write: never, remove: never },
      disk: { ...disk, makeFolder: never },
      session: never,
      token: never,
    });
    expect(await run({ environmentId: 'demo' })).toMatchObject({
      checks: {
        keychain: { kind: 'unavailable', why: 'timed-out' },
        disk: { kind: 'failed', code: 'ETIMEDOUT' },
        token: { session: { kind: 'unavailable', why: 'timed-out' } },
      },
    });
    expect(asked).toEqual([{ baseUrl: 'https://desk.example/v1' }]);
  });
});
