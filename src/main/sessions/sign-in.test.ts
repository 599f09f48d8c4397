import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  demo,
  key,
  live,
  MINUTE,
  SessionSetting as Setting,
  token,
} from '../../../tests/sessions/session-setting';
import type { SignInAnswer } from '../../contract/sign-in';
import type { SignInReply } from './auth-replies';

const wrongKey: SignInReply = { kind: 'credentials', httpStatus: 200, serverText: 'No.' };
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

const press = (setting: Setting, more: { lastTry?: boolean; at?: typeof demo } = {}): Promise<SignInAnswer> =>
  setting.sessions.signIn(more.at ?? demo, { key: { kind: 'typed', key }, lastTry: more.lastTry ?? false });

/** So many failed sign-ins. */
async function failed(times: number, setting = new Setting()): Promise<Setting> {
  setting.signInReply = () => wrongKey;
  for (let index = 0; index < times; index += 1) await press(setting);
  return setting;
}

describe('a sign-in', () => {
  it('begins a session, is recorded with whose it is, and keeps the key', async () => {
    const setting = new Setting();
    const who = { name: 'Dana', organization: 'Northgate' };
    setting.whoReply = () => ({ kind: 'who', who });
    setting.signInReply = () => ({ kind: 'token', token, lifetimeMs: 80 * MINUTE });
    const expiresAt = '2026-11-23T13:20:00.000Z';
    expect(await press(setting)).toEqual({
      ...{ kind: 'signed-in', key: 'kept', recorded: true },
      session: {
        ...{ kind: 'kept', how: 'signed-in', who, expiresAt, savedAt: '2026-11-23T12:00:00.000Z' },
        ...{ fingerprint: expect.any(String), renewal: { kind: 'planned', at: expect.any(String) } },
      },
    });
    expect(setting.records).toEqual([
      {
        type: 'session.saved',
        data: {
          ...{ environment: 'demo', tokenFingerprint: expect.any(String), expiresAt, how: 'signed-in', who },
        },
      },
    ]);
    expect(setting.asked).toEqual({ key, deviceId: '01234567-89ab-4cde-8f01-23456789abcd' });
    expect(await setting.sessions.signInView(demo)).toMatchObject({ hasKey: true, tries: { left: 4 } });
    const again = await setting.sessions.signIn(demo, { key: { kind: 'kept' }, lastTry: false });
    expect(again).toMatchObject({ kind: 'signed-in', key: 'kept' });
    expect(setting.asked?.key).toEqual(key);
  });

  it('leaves nothing of the key in records, changes, notes, answers and the file of counts', async () => {
    const setting = new Setting();
    setting.signInReply = () => ({ kind: 'token', token, lifetimeMs: 80 * MINUTE });
    const told = [
      await press(setting),
      setting.records,
      setting.changes,
      setting.notes,
      setting.countsFile.text,
    ];
    for (const secret of [key.password, key.sec, key.name, key.cid, token])
      expect(JSON.stringify(told)).not.toContain(secret);
  });

  it('keeps no key where that is not wanted, and uses none that is kept', async () => {
    const setting = new Setting();
    await setting.signedIn(80);
    setting.keeping = { keep: false, locked: true };
    expect(await setting.sessions.signInView(demo)).toMatchObject({ hasKey: false });
    const kept = await setting.sessions.signIn(demo, { key: { kind: 'kept' }, lastTry: false });
    expect(kept).toEqual({ kind: 'stopped', why: 'no-kept-key' });
    await setting.open().resume([]);
    expect(setting.keychain.items.has('api-key/demo')).toBe(false);
    expect(await press(setting)).toMatchObject({ kind: 'signed-in', key: 'not-kept' });
    expect(setting.keychain.items.has('api-key/demo')).toBe(false);
  });

  it('never sends a kept key to another host', async () => {
    const setting = new Setting();
    await setting.signedIn(80);
    const moved = { id: 'demo', baseUrl: 'https://other.example/v1' };
    const answer = await setting.sessions.signIn(moved, { key: { kind: 'kept' }, lastTry: false });
    expect(answer).toEqual({ kind: 'stopped', why: 'no-kept-key' });
    expect(setting.sent('sign-in')).toHaveLength(1);
    expect(setting.keychain.items.has('api-key/demo')).toBe(false);
  });

  it('reads the key from a file, names the file, and deletes it when asked', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
    folders.push(folder);
    const setting = new Setting();
    setting.signInReply = () => ({ kind: 'token', token });
    const file = { key: { kind: 'file' as const }, lastTry: false };
    expect(await setting.sessions.signIn(demo, file)).toEqual({ kind: 'cancelled' });
    setting.keyFile = join(folder, 'none.json');
    expect(await setting.sessions.signIn(demo, file)).toMatchObject({
      why: 'file-unreadable',
      code: 'ENOENT',
    });
    setting.keyFile = join(folder, 'key.json');
    writeFileSync(setting.keyFile, JSON.stringify(key));
    expect(await setting.sessions.signIn(demo, file)).toMatchObject({ kind: 'signed-in', file: 'key.json' });
    expect(setting.sent('sign-in')).toHaveLength(1);
    expect(await setting.sessions.deleteKeyFile(demo)).toEqual({ kind: 'deleted' });
    expect(await setting.sessions.deleteKeyFile(demo)).toEqual({ kind: 'kept', why: 'no-file' });
  });

  it('is one at a time, over all environments', async () => {
    const setting = new Setting();
    setting.signInReply = () => new Promise(() => undefined);
    void press(setting);
    expect(await press(setting, { at: live })).toEqual({ kind: 'stopped', why: 'busy' });
  });

  it('sends nothing where the keychain could not take its token', async () => {
    const setting = new Setting();
    setting.keychain.trouble = { verb: 'all', why: 'locked' };
    expect(await press(setting)).toEqual({ kind: 'stopped', why: 'keychain-locked' });
    expect(setting.calls).toEqual([]);
    setting.keychain.trouble = { verb: 'write', why: 'denied' };
    setting.signInReply = () => ({ kind: 'token', token });
    expect(await press(setting)).toMatchObject({ kind: 'failed', why: 'not-kept', keychain: 'denied' });
  });
});

describe('the tries of an hour', () => {
  it('are counted for all environments, and the last one asks for a second confirmation', async () => {
    const setting = await failed(3);
    await press(setting, { at: live });
    expect(await press(setting)).toMatchObject({ kind: 'stopped', why: 'last-try', tries: { left: 1 } });
    expect(await press(setting, { lastTry: true })).toMatchObject({
      kind: 'failed',
      why: 'credentials',
      tries: { left: 0, nextAt: '2026-11-23T13:00:00.001Z' },
      serverText: 'No.',
    });
    expect(await press(setting, { lastTry: true })).toMatchObject({ why: 'tries-used-up' });
    expect(setting.sent('sign-in')).toHaveLength(5);
  });

  it('are counted over a restart and a clock that was set, and come back after the hour', async () => {
    const setting = await failed(5);
    await press(setting, { lastTry: true });
    setting.open();
    setting.time.setClockBy(180 * MINUTE);
    expect(await press(setting, { lastTry: true })).toMatchObject({ why: 'tries-used-up' });
    await setting.time.pass(60 * MINUTE + 1);
    expect(await press(setting)).toMatchObject({ kind: 'failed', tries: { left: 4 } });
  });

  it('count one that was under way when the application ended', async () => {
    const setting = new Setting();
    setting.signInReply = () => new Promise(() => undefined);
    void press(setting);
    await setting.time.pass(1);
    setting.open();
    expect(await setting.sessions.signInView(demo)).toMatchObject({ tries: { left: 4 } });
  });

  it('are not used by what never came to the server', async () => {
    const setting = new Setting();
    expect(await press(setting)).toMatchObject({
      why: 'not-reached',
      failure: 'offline',
      tries: { left: 5 },
    });
  });

  it('are noted on disk first: what can’t be counted is not sent', async () => {
    const setting = new Setting();
    setting.countsFile.refuses = 'ENOSPC';
    expect(await press(setting)).toEqual({ kind: 'stopped', why: 'not-counted', code: 'ENOSPC' });
    expect(setting.calls).toEqual([]);
    setting.countsFile.refuses = undefined;
    expect(await setting.sessions.signInView(demo)).toMatchObject({ tries: { left: 5 } });
  });

  it.each([
    [{ kind: 'captcha', httpStatus: 200 }, 60],
    [{ kind: 'limited', httpStatus: 429 }, 60],
    [{ kind: 'penalty', seconds: 120, ticket: 'ticket-1', httpStatus: 200 }, 2],
  ] as const)('are not used while the server asks to wait: %j', async (reply, minutes) => {
    const setting = new Setting();
    setting.signInReply = () => reply;
    const waitUntil = new Date(Date.parse('2026-11-23T12:00:00.000Z') + minutes * MINUTE).toISOString();
    const first = await press(setting);
    expect(first).toMatchObject({ kind: 'failed', why: reply.kind, tries: { waitUntil } });
    expect(JSON.stringify(first)).not.toContain('ticket-1');
    setting.open();
    expect(await press(setting, { at: live })).toMatchObject({ kind: 'stopped', why: 'wait' });
    await setting.time.pass(minutes * MINUTE);
    expect(await press(setting)).not.toMatchObject({ kind: 'stopped' });
    expect(setting.sent('sign-in')).toHaveLength(2);
  });

  it('go on with the server’s ticket after a penalty, once', async () => {
    const setting = new Setting();
    setting.signInReply = () => ({ kind: 'penalty', seconds: 10, ticket: 'ticket-1' });
    await press(setting);
    await setting.time.pass(10_000);
    setting.signInReply = () => wrongKey;
    await press(setting);
    expect(setting.asked?.ticket).toBe('ticket-1');
    await press(setting);
    expect(setting.asked?.ticket).toBeUndefined();
  });
});
