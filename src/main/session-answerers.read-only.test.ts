import { describe, expect, it } from 'vitest';
import type { EnvironmentView } from '../contract/environments';
import { sessionAnswerers, type SessionSources } from './session-answerers';
import { saying, view } from '../../tests/settings/what-counts';

const demo: EnvironmentView = {
  ...{ id: 'demo', name: 'Demo', word: 'DEMO', kind: 'demo', source: 'built-in' },
  baseUrl: 'https://demo.example/v1',
};

describe('sessions where the settings are read-only', () => {
  /** The answers, and what sessions were asked to do. */
  function answers(readOnly: boolean) {
    const did: string[] = [];
    const sessions = new Proxy(
      {},
      { get: (_target, verb) => async () => void did.push(String(verb)) },
    ) as SessionSources['sessions'];
    const sources = {
      environment: async () => demo,
      realEnvironments: async () => [],
      sessions,
      practiceSessions: sessions,
      settings: { read: async () => view(saying({ readOnly })) } as SessionSources['settings'],
    };
    return { did, ask: sessionAnswerers(sources) };
  }
  const asked = { environmentId: 'demo' };
  const key = { kind: 'kept' } as const;

  it('are neither made nor renewed, whatever the page asks, and can be forgotten', async () => {
    const { did, ask } = answers(true);
    const stopped = { kind: 'stopped', why: 'read-only' };
    expect(await ask.pasteToken(asked)).toEqual(stopped);
    expect(await ask.renewSession(asked)).toEqual(stopped);
    expect(await ask.signIn({ ...asked, key, lastTry: false })).toEqual(stopped);
    expect(did).toEqual([]);
    await ask.forgetSession(asked);
    await ask.forgetKey(asked);
    expect(did).toEqual(['forget', 'forgetKey']);
  });

  it('are made otherwise', async () => {
    const { did, ask } = answers(false);
    await ask.pasteToken(asked);
    await ask.renewSession(asked);
    await ask.signIn({ ...asked, key, lastTry: false });
    expect(did).toEqual(['paste', 'renew', 'signIn']);
  });
});
