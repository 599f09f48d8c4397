import { beforeEach, describe, expect, it } from 'vitest';
import { keychainRig, secretOf, type KeychainRig } from '../../../tests/keychain/keychain-rig';
import type { OpenKeychain } from './keychain';

const name = 'session demo';
const other = 'session live';
const timedOut = { kind: 'unavailable', why: 'timed-out' };
let rig: KeychainRig;
let keychain: OpenKeychain;

beforeEach(async () => {
  rig = keychainRig();
  keychain = rig.open();
  await keychain.write(name, 'old');
  await keychain.write(other, 'other');
});

const secretNow = async (item = name): Promise<unknown> => rig.open().read(item);

describe('a call that hangs', () => {
  it('is told as timed out after ten seconds, not before', async () => {
    rig.system.hang('get', /demo/);
    let answer: unknown;
    void keychain.read(name).then((read) => (answer = read));
    await rig.pass(9_999);
    expect(answer).toBeUndefined();
    await rig.pass(1);
    expect(answer).toEqual(timedOut);
  });

  it('keeps neither other items nor later reads waiting', async () => {
    rig.system.hang('get', /demo/);
    const hung = keychain.read(name);
    expect(await keychain.read(other)).toEqual({ kind: 'found', secret: 'other' });
    await rig.pass(10_000);
    expect(await hung).toEqual(timedOut);
    expect(await keychain.read(name)).toEqual({ kind: 'found', secret: 'old' });
    expect(await keychain.write(name, 'new')).toEqual({ kind: 'written' });
  });

  it.each([
    ['the head', /^session demo$/, 'new'],
    ['a part', /\.1$/, secretOf(6000)],
  ])('while it writes %s changes nothing when it lands late', async (_, account, secret) => {
    const held = rig.system.hang('set', account);
    const write = keychain.write(name, secret);
    await rig.pass(10_000);
    expect(await write).toEqual(timedOut);
    const waiting = keychain.read(name);
    held.release();
    expect(await waiting).toEqual({ kind: 'found', secret: 'old' });
    expect(await secretNow()).toEqual({ kind: 'found', secret: 'old' });
    expect(await keychain.write(name, 'newer')).toEqual({ kind: 'written' });
    expect(await secretNow()).toEqual({ kind: 'found', secret: 'newer' });
    expect([...rig.system.entries.keys()].sort()).toEqual([
      'Lockout Desk/session demo',
      'Lockout Desk/session live',
    ]);
  });

  it('while it writes the first secret of an item leaves none when it lands late', async () => {
    const held = rig.system.hang('set', /^session new$/);
    const write = keychain.write('session new', 'x');
    await rig.pass(10_000);
    expect(await write).toEqual(timedOut);
    held.release();
    await rig.settle();
    expect(await secretNow('session new')).toEqual({ kind: 'absent' });
  });

  it('while it removes changes nothing when it lands late', async () => {
    const held = rig.system.hang('delete', /demo/);
    const removal = keychain.remove(name);
    await rig.pass(10_000);
    expect(await removal).toEqual(timedOut);
    held.release();
    expect(await keychain.read(name)).toEqual({ kind: 'found', secret: 'old' });
  });

  it('on the system’s prompt in a probe leaves no probe behind', async () => {
    rig.system.locked = true;
    const held = rig.system.hang('set', /#probe/);
    const read = keychain.read(name);
    await rig.pass(10_000);
    expect(await read).toEqual(timedOut);
    rig.system.locked = false;
    held.release();
    await rig.settle();
    expect([...rig.system.entries.keys()]).not.toContain('Lockout Desk/#probe');
  });

  it('while old parts are tidied away does not take back what was written', async () => {
    await keychain.write(name, secretOf(6000));
    const held = rig.system.hang('delete', /#/);
    expect(await keychain.write(name, 'short')).toEqual({ kind: 'written' });
    await rig.pass(60_000);
    held.release();
    expect(await keychain.read(name)).toEqual({ kind: 'found', secret: 'short' });
    expect([...rig.system.entries.keys()].filter((key) => key.includes('#'))).toEqual([]);
  });

  it('never takes more than two of Node’s threads, and calls that found no place are never made', async () => {
    const held = [rig.system.hang('get', /demo/), rig.system.hang('get', /live/)];
    const hung = [keychain.read(name), keychain.read(other), keychain.read('session new')];
    await rig.pass(10_000);
    expect(await Promise.all(hung)).toEqual([timedOut, timedOut, timedOut]);
    rig.system.calls.length = 0;
    const third = keychain.write('session new', 'x');
    await rig.pass(10_000);
    expect(await third).toEqual(timedOut);
    for (const one of held) one.release();
    await rig.settle();
    expect(rig.system.calls).toEqual([]);
    expect(await keychain.write('session new', 'x')).toEqual({ kind: 'written' });
  });
});

describe('calls of one item', () => {
  it('are done in the order in which they came', async () => {
    const held = rig.system.hang('set', /demo/);
    const calls = [
      keychain.write(name, 'first'),
      keychain.read(name),
      keychain.remove(name),
      keychain.read(name),
      keychain.write(name, 'last'),
    ];
    await rig.pass(1_000);
    held.release();
    expect(await Promise.all(calls)).toEqual([
      { kind: 'written' },
      { kind: 'found', secret: 'first' },
      { kind: 'removed' },
      { kind: 'absent' },
      { kind: 'written' },
    ]);
    expect(await secretNow()).toEqual({ kind: 'found', secret: 'last' });
  });
});

describe('rest', () => {
  it('is waited for while the system is at work, also for a call that ran out of time', async () => {
    const held = rig.system.hang('get', /demo/);
    const hung = keychain.read(name);
    await rig.pass(10_000);
    expect(await hung).toEqual(timedOut);
    let rests = false;
    const rest = keychain.atRest().then(() => (rests = true));
    await rig.pass(60_000);
    expect(rests).toBe(false);
    held.release();
    await rest;
    expect(rests).toBe(true);
  });

  it('has come at once where nothing was asked', async () => {
    await expect(keychain.atRest()).resolves.toBeUndefined();
    // Nothing begins any more: a process that ends under the module would be aborted.
    expect(await keychain.read('item')).toEqual({ kind: 'unavailable', why: 'timed-out' });
  });
});
