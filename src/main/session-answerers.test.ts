import { describe, expect, it } from 'vitest';
import { builtInEnvironments } from '../contract/environments';
import { practiceKey } from '../contract/practice-keys';
import type { SessionState } from '../contract/sessions';
import { key, MemoryFile, MINUTE, SessionSetting, token } from '../../tests/sessions/session-setting';
import { PolicyText } from '../../tests/stand-ins/policy-text';
import { settled } from '../../tests/stand-ins/time';
import { practiceExchange } from './practice/practice-exchange';
import { practiceKeychain } from './practice/practice-keychain';
import { followKeyKeeping, sessionAnswerers, type SessionSources } from './session-answerers';
import { authCalls } from './sessions/auth-calls';
import { openSessions } from './sessions/sessions';
import { openSettings } from './settings/settings';

const practice = { environmentId: 'practice' };
const demo = { environmentId: 'demo' };

/** The answers over a real environment's sessions in memory, and Practice's over the simulator. */
class Setting {
  readonly real = new SessionSetting();
  readonly #time = this.real.time;
  #ids = 0;
  readonly policy = new PolicyText();
  readonly settings = openSettings({ ...this.policy.tools, record: async () => true });
  readonly #simulator = practiceExchange({
    wait: async () => undefined,
    now: this.#time.clock,
    newId: () => `id-0123456789-${String((this.#ids += 1))}`,
  });
  readonly changes: SessionState[] = [];
  readonly #practice = openSessions({
    ...{ clock: this.#time.clock, uptime: this.#time.uptime, onWake: this.#time.onWake },
    ...{ waitOut: this.#time.waitOut, random: () => 0.5, newDeviceId: () => 'device' },
    keychain: practiceKeychain(),
    countsFile: new MemoryFile(),
    clipboard: { read: async () => '', clear: async () => undefined },
    append: async () => ({ kind: 'recorded', seq: 1, id: 'r', at: '' }),
    auth: authCalls({ exchange: this.#simulator, clock: this.#time.clock }),
    chooseKeyFile: async () => undefined,
    keyKeeping: async () => ({
      keep: (await this.settings.read()).settings.keepApiKeys.value,
      locked: false,
    }),
    mayRenew: () => true,
    hear: ({ session }) => void this.changes.push(session),
    note: () => undefined,
  });
  readonly sources: SessionSources = {
    environment: async (id) => {
      const found = builtInEnvironments.find((environment) => environment.id === id);
      return found && { ...found, source: 'built-in' };
    },
    realEnvironments: async () => [{ id: 'demo', baseUrl: 'https://demo.tradovateapi.com/v1' }],
    sessions: this.real.sessions,
    practiceSessions: this.#practice,
    settings: this.settings,
  };
  readonly answerers = sessionAnswerers(this.sources);
  signIn(name: string): ReturnType<typeof this.answerers.signIn> {
    const typed = { kind: 'typed', key: practiceKey(name) } as const;
    return this.answerers.signIn({ ...practice, key: typed, lastTry: true });
  }
  /** The page's view of Practice's session, after some minutes. */
  async after(minutes: number): Promise<SessionState> {
    await this.real.time.pass(minutes * MINUTE);
    await settled();
    const answer = await this.answerers.readSession(practice);
    if (answer.kind !== 'session') throw new Error(answer.why);
    return answer.session;
  }
}

describe('sessions in Practice', () => {
  it('sign in, say whose they are, and renew themselves, without the system’s keychain', async () => {
    const setting = new Setting();
    expect(await setting.signIn('practice.short')).toMatchObject({
      kind: 'signed-in',
      session: { kind: 'kept', who: { name: expect.any(String) }, renewal: { kind: 'planned' } },
    });
    for (let minutes = 0; minutes < 10; minutes += 1)
      expect(['kept', 'expiring']).toContain((await setting.after(1)).kind);
    expect(setting.real.keychain.calls).toEqual([]);
    expect(setting.real.countsFile.text).toBeUndefined();
    expect(setting.real.calls).toEqual([]);
  });

  it('whose renewals fail say so, and end', async () => {
    const setting = new Setting();
    await setting.signIn('practice.ends');
    await setting.after(2);
    expect(setting.changes).toContainEqual(
      expect.objectContaining({ kind: 'expiring', renewal: expect.objectContaining({ kind: 'failed' }) }),
    );
    expect(await setting.after(0)).toMatchObject({ kind: 'expired' });
  });

  it('that somebody else closed are found out', async () => {
    const setting = new Setting();
    await setting.signIn('practice.closed');
    expect(await setting.after(11)).toMatchObject({ kind: 'rejected', closedElsewhere: true });
  });

  it('show penalties and what is left of the tries', async () => {
    const setting = new Setting();
    expect(await setting.signIn('practice.penalty')).toMatchObject({ kind: 'failed', why: 'penalty' });
    expect(await setting.signIn('practice.penalty')).toMatchObject({ kind: 'stopped', why: 'wait' });
    await setting.real.time.pass(11_000);
    expect(await setting.signIn('practice.penalty')).toMatchObject({ kind: 'signed-in' });
    expect(await setting.answerers.readSignIn(practice)).toMatchObject({ kind: 'view', tries: { left: 3 } });
    expect(await setting.answerers.readSignIn(demo)).toMatchObject({ kind: 'view', tries: { left: 5 } });
  });

  it('take no token from the clipboard', async () => {
    expect(await new Setting().answerers.pasteToken(practice)).toEqual({ kind: 'stopped', why: 'practice' });
  });
});

describe('the answers about sessions', () => {
  it('know no session of an environment that is not there', async () => {
    const { answerers } = new Setting();
    const none = { environmentId: 'nowhere' };
    const stopped = { kind: 'stopped', why: 'environment-not-known' };
    const typed = { kind: 'typed', key } as const;
    expect(await answerers.readSession(none)).toEqual(stopped);
    expect(await answerers.renewSession(none)).toEqual(stopped);
    expect(await answerers.readSignIn(none)).toEqual(stopped);
    expect(await answerers.signIn({ ...none, key: typed, lastTry: false })).toEqual(stopped);
    expect(await answerers.deleteKeyFile(none)).toEqual({ kind: 'kept', why: 'no-file' });
  });

  it('remove the kept keys once they are not to be kept', async () => {
    const { answerers, real } = new Setting();
    real.signInReply = () => ({ kind: 'token', token });
    await answerers.signIn({ ...demo, key: { kind: 'typed', key }, lastTry: false });
    expect(real.keychain.items.has('api-key/demo')).toBe(true);
    const keeping = { keep: false, locked: false };
    expect(await answerers.setKeyKeeping({ keep: false })).toEqual({ kind: 'set', keeping, keys: 'removed' });
    expect(real.keychain.items.has('api-key/demo')).toBe(false);
    real.keychain.trouble = { verb: 'remove', why: 'locked' };
    expect(await answerers.setKeyKeeping({ keep: false })).toMatchObject({ kind: 'set', keys: 'locked' });
    expect(await answerers.setKeyKeeping({ keep: true })).toMatchObject({ kind: 'set', keys: 'untouched' });
  });
});

describe('keys that are kept', () => {
  const signedInToDemo = async ({ real, answerers }: Setting): Promise<void> => {
    real.signInReply = () => ({ kind: 'token', token });
    await answerers.signIn({ ...demo, key: { kind: 'typed', key }, lastTry: false });
    expect(real.keychain.items.has('api-key/demo')).toBe(true);
  };

  it('are removed when a policy has none kept while the application runs, in Practice as well', async () => {
    const setting = new Setting();
    const { real, policy, settings, answerers } = setting;
    followKeyKeeping(setting.sources);
    await settings.read();
    await signedInToDemo(setting);
    await setting.signIn('practice.short');
    expect(await answerers.readSignIn(practice)).toMatchObject({ hasKey: true });
    policy.enforce({ theme: 'dark' });
    await settled();
    expect(real.keychain.items.has('api-key/demo')).toBe(true);
    policy.enforce({ keepApiKeys: false });
    await settled();
    expect(real.keychain.items.has('api-key/demo')).toBe(false);
    expect(real.keychain.items.has('session/demo')).toBe(true);
    policy.enforce({ keepApiKeys: true });
    await settled();
    expect(await answerers.readSignIn(practice)).toMatchObject({ hasKey: false });
  });

  it('are removed at the start where none is to be kept by then, and only there', async () => {
    const setting = new Setting();
    const { real } = setting;
    await signedInToDemo(setting);
    await real.open().resume([]);
    expect(real.keychain.items.has('api-key/demo')).toBe(true);
    real.keeping = { keep: false, locked: true };
    await real.open().resume([]);
    expect(real.keychain.items.has('api-key/demo')).toBe(false);
    expect(real.keychain.items.has('session/demo')).toBe(true);
  });
});
