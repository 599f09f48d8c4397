import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demo, SessionSetting, token } from '../../../tests/sessions/session-setting';
import { keptText, readKept } from './kept-session';

const first = {
  ...{ v: 1, token, origin: 'https://demo.example', fingerprint: 'c0ffee42' },
  savedAt: '2026-11-23T12:00:00.000Z',
};

describe('a session in the keychain', () => {
  it('of an earlier version is a pasted one, and is used', async () => {
    const setting = new SessionSetting();
    setting.keychain.items.set('session/demo', JSON.stringify(first));
    expect(await setting.sessions.state(demo)).toMatchObject({ kind: 'kept', how: 'pasted' });
    expect(await setting.sessions.read(demo)).toMatchObject({ kind: 'token', token });
  });

  it('of an earlier version that was rejected stays so', async () => {
    const setting = new SessionSetting();
    const rejectedAt = '2026-11-23T11:00:00.000Z';
    setting.keychain.items.set('session/demo', JSON.stringify({ ...first, rejectedAt }));
    expect(await setting.sessions.state(demo)).toMatchObject({ kind: 'rejected', rejectedAt });
    expect(await setting.sessions.read(demo)).toEqual({ kind: 'rejected' });
  });

  it('reads back as it was written', () => {
    const session = {
      ...{ token, origin: 'https://demo.example', fingerprint: 'c0ffee42', savedAt: first.savedAt },
      how: 'signed-in',
      ...{ who: { name: 'Dana', userId: '9007199254740993' }, closedElsewhere: true },
      end: { expiresAt: first.savedAt, savedUptimeMs: 1.5, leftMs: 3, lifetimeMs: 4 },
    } as const;
    expect(readKept(keptText(session))).toEqual(session);
  });

  it.each([
    { ...first, v: 3 },
    { ...first, v: 2 },
    { ...first, v: 2, how: 'stolen' },
    { ...first, v: 2, how: 'pasted', end: { expiresAt: 'soon', savedUptimeMs: 1, leftMs: 1, lifetimeMs: 1 } },
    {
      ...first,
      v: 2,
      how: 'pasted',
      end: { expiresAt: first.savedAt, savedUptimeMs: -1, leftMs: 1, lifetimeMs: 1 },
    },
    { ...first, v: 2, how: 'pasted', who: { name: '' } },
    { ...first, token: 'with a blank in it' },
  ])('is none where it is not whole: %#', (kept) => {
    expect(readKept(JSON.stringify(kept))).toBeUndefined();
  });

  it('is none for any other text, and nothing of it is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readKept(text)).toBeUndefined();
      }),
    );
  });
});
