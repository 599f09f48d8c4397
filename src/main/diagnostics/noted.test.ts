import { describe, expect, it } from 'vitest';
import { MemoryKeychain } from '../../../tests/stand-ins/keychain';
import type { JournalState } from '../../contract/audit';
import type { Ledger } from '../audit/ledger';
import type { Response } from '../https/exchange';
import type { LogEvent } from './log-events';
import { notedExchange, notedKeychain, notedLedger, notedPolicy } from './noted';

function events(): { readonly heard: LogEvent[]; readonly note: (event: LogEvent) => void } {
  const heard: LogEvent[] = [];
  return { heard, note: (event) => void heard.push(event) };
}
const token = 'tok-4711-secret-and-long-enough';
const answer: Response = {
  kind: 'answer',
  status: 401,
  headers: { 'x-token': token },
  bytes: Buffer.from(token),
  complete: true,
};

describe('what is noted', () => {
  it.each<[Response, unknown]>([
    [answer, { status: 401, complete: true }],
    [{ kind: 'failure', failure: 'tls-failed' }, 'tls-failed'],
  ])(
    'of a call is where to, how long and what came, and nothing of what was said',
    async (response, came) => {
      const { heard, note } = events();
      let ms = 0;
      const exchange = notedExchange(
        async () => {
          ms += 12.4;
          return response;
        },
        note,
        () => ms,
      );
      const request = {
        method: 'POST' as const,
        url: `https://desk.example:8443/v1/user/x?token=${token}`,
        headers: { Authorization: `Bearer ${token}` },
        body: token,
      };
      expect(await exchange(request)).toBe(response);
      expect(heard).toEqual([
        { what: 'call', method: 'POST', host: 'desk.example:8443', path: '/v1/user/x', ms: 12, came },
      ]);
      expect(JSON.stringify(heard)).not.toContain(token);
    },
  );

  it('of the keychain is its trouble alone', async () => {
    const { heard, note } = events();
    const memory = new MemoryKeychain();
    const keychain = notedKeychain(memory, note);
    await keychain.write('session/demo', token);
    expect(await keychain.read('session/demo')).toEqual({ kind: 'found', secret: token });
    expect(heard).toEqual([]);
    memory.trouble = { verb: 'all', why: 'locked' };
    await keychain.read('session/demo');
    await keychain.write('session/demo', token);
    await keychain.remove('session/demo');
    const facts = { what: 'keychain', item: 'session/demo', why: 'locked' };
    expect(heard).toEqual(['read', 'write', 'remove'].map((verb) => ({ ...facts, verb })));
  });

  it('of the policy is how it was read', async () => {
    const { heard, note } = events();
    const problem = { file: '/etc/x', sentence: 'Wrong.' };
    const view = {
      file: '/etc/x',
      state: 'read',
      says: {},
      isEmpty: false,
      problems: [problem],
    } as const;
    expect(await notedPolicy(async () => view, note)()).toBe(view);
    expect(heard).toEqual([{ what: 'policy', state: 'read', problems: 1 }]);
  });

  it('of a journal is each change of its state', async () => {
    const { heard, note } = events();
    let state: JournalState = { kind: 'open', records: 1 };
    // The stand-in has the members that are used, and no more.
    const bare = { state: () => state, opened: async () => state, append: async () => undefined };
    const ledger = notedLedger(bare as unknown as Ledger, 'real', note);
    await ledger.opened();
    state = { kind: 'open', records: 2 };
    await ledger.append({ type: 'order.intent', data: {} });
    state = { kind: 'not-writable', code: 'ENOSPC' };
    await ledger.append({ type: 'order.intent', data: {} });
    expect(heard).toEqual([
      { what: 'journal', journal: 'real', state: 'open' },
      { what: 'journal', journal: 'real', state: 'not-writable', why: 'ENOSPC' },
    ]);
  });
});
