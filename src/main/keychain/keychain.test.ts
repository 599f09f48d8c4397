import { beforeEach, describe, expect, it } from 'vitest';
import { keychainRig, secretOf, type KeychainRig } from '../../../tests/keychain/keychain-rig';
import { keychainPlace, type Keychain } from './keychain';

const name = 'session demo';
const long = secretOf(6000);
let rig: KeychainRig;
let keychain: Keychain;

beforeEach(() => {
  rig = keychainRig();
  keychain = rig.open();
});

const accounts = (): string[] => [...rig.system.entries.keys()].sort();
const is = (why: string): { kind: string; why: string } => ({ kind: 'unavailable', why });

describe('the keychain', () => {
  it('loads nothing before it is first asked', async () => {
    let loads = 0;
    const lazy = rig.open({
      load: () => {
        loads += 1;
        return Promise.resolve(rig.system.store);
      },
    });
    expect(loads).toBe(0);
    await lazy.read(name);
    await lazy.read(name);
    expect(loads).toBe(1);
  });

  it('is missing where its module can’t be loaded, and is there once it can', async () => {
    let fails = true;
    const late = rig.open({
      load: () => (fails ? Promise.reject(new Error('libsecret')) : Promise.resolve(rig.system.store)),
    });
    expect(await late.read(name)).toEqual(is('missing'));
    expect(await late.write(name, 'x')).toEqual(is('missing'));
    fails = false;
    expect(await late.write(name, 'x')).toEqual({ kind: 'written' });
  });

  it.each(['x', 'a token: with colons', secretOf(2400), secretOf(2401), long, '🔑'.repeat(3000)])(
    'gives back what was written, over a restart too (%#)',
    async (secret) => {
      expect(await keychain.write(name, secret)).toEqual({ kind: 'written' });
      expect(await keychain.read(name)).toEqual({ kind: 'found', secret });
      expect(await rig.open().read(name)).toEqual({ kind: 'found', secret });
    },
  );

  it('tells what is not there from what was removed by saying the same of both', async () => {
    expect(await keychain.read(name)).toEqual({ kind: 'absent' });
    expect(await keychain.remove(name)).toEqual({ kind: 'absent' });
    await keychain.write(name, 'x');
    expect(await keychain.remove(name)).toEqual({ kind: 'removed' });
    expect(await keychain.read(name)).toEqual({ kind: 'absent' });
  });

  it('says absent where somebody removed the item with the system’s tools', async () => {
    await keychain.write(name, 'x');
    rig.system.entries.clear();
    expect(await keychain.read(name)).toEqual({ kind: 'absent' });
    expect(await keychain.remove(name)).toEqual({ kind: 'absent' });
  });

  it('leaves nothing behind when a shorter secret replaces a longer one, or all is removed', async () => {
    await keychain.write(name, long);
    expect(accounts()).toHaveLength(4);
    await keychain.write(name, secretOf(3000, 9));
    await rig.settle();
    expect(accounts()).toHaveLength(3);
    await keychain.write(name, 'short');
    await rig.settle();
    expect(accounts()).toEqual([`Lockout Desk/${name}`]);
    await keychain.write(name, long);
    await keychain.remove(name);
    expect(accounts()).toEqual([]);
  });

  it('removes the parts of a secret that its lost note did not name', async () => {
    await keychain.write(name, long);
    rig.note.text = undefined;
    await rig.open().remove(name);
    expect(accounts()).toEqual([]);
  });

  it('keeps items apart', async () => {
    await keychain.write('session demo', 'demo');
    await keychain.write('session live', 'live');
    await keychain.remove('session demo');
    expect(await keychain.read('session live')).toEqual({ kind: 'found', secret: 'live' });
  });

  it('keeps what a run from sources stores apart from the installed application', () => {
    const [installed, development] = [keychainPlace(true), keychainPlace(false)];
    expect(development.service).not.toBe(installed.service);
    expect(development.noteName).not.toBe(installed.noteName);
  });
});

describe('a locked keyring', () => {
  it('is told from an absent item, whatever is asked', async () => {
    await keychain.write(name, 'x');
    rig.system.locked = true;
    expect(await keychain.read(name)).toEqual(is('locked'));
    expect(await keychain.remove(name)).toEqual(is('locked'));
    expect(await keychain.write(name, 'y')).toEqual(is('locked'));
    expect(await keychain.write('session live', 'y')).toEqual(is('locked'));
    rig.system.locked = false;
    expect(await keychain.read(name)).toEqual({ kind: 'found', secret: 'x' });
  });

  it('is told from an absent item where the note is unreadable, and stays so for items it no longer names', async () => {
    await keychain.write(name, 'x');
    rig.note.text = rig.note.text?.slice(0, 20);
    const again = rig.open();
    await again.write('session live', 'y');
    rig.system.locked = true;
    expect(await again.read(name)).toEqual(is('locked'));
    expect(await rig.open().read(name)).toEqual(is('locked'));
  });

  it('is asked for nothing while nothing was ever stored', async () => {
    rig.system.locked = true;
    expect(await keychain.read(name)).toEqual({ kind: 'absent' });
    expect(rig.system.calls).toEqual([`get ${name}`]);
  });

  it('that is unlocked because of the probe gives its secret at once', async () => {
    await keychain.write(name, 'x');
    rig.system.locked = true;
    rig.system.fault = (verb) => {
      if (verb === 'set') rig.system.locked = false;
      return undefined;
    };
    expect(await keychain.read(name)).toEqual({ kind: 'found', secret: 'x' });
    expect(accounts()).toEqual([`Lockout Desk/${name}`]);
  });

  it('that is locked between head and parts reads as locked, not as damaged', async () => {
    await keychain.write(name, long);
    rig.system.fault = (verb, account) => {
      if (verb === 'get' && account.includes('#')) rig.system.locked = true;
      return undefined;
    };
    expect(await keychain.read(name)).toEqual(is('locked'));
  });

  it('that is locked between reading and removing is not taken for removed', async () => {
    await keychain.write(name, 'x');
    rig.system.fault = (verb) => {
      if (verb === 'delete') rig.system.locked = true;
      return undefined;
    };
    expect(await keychain.remove(name)).toEqual(is('locked'));
  });
});

describe('a secret', () => {
  it('shows in no note, answer or error', async () => {
    const secret = secretOf(6000, 3);
    rig.system.fault = (_, account) => (account.endsWith('.1') ? `could not store ${secret}` : undefined);
    const refused = await keychain.write(name, secret);
    rig.system.fault = () => undefined;
    await keychain.write(name, secret);
    const thrown = await Promise.all(
      [`${secret}\0`, secret.repeat(20), `${secret}\ud800`].map((bad) =>
        keychain.write(name, bad).catch((error: unknown) => error),
      ),
    );
    const named = await keychain.read(secret).catch((error: unknown) => error);
    for (const error of [...thrown, named]) expect(error).toBeInstanceOf(Error);
    const told = [JSON.stringify(refused), rig.note.text, ...thrown.map(String), String(named)].join('\n');
    for (let at = 0; at + 12 <= secret.length; at += 6) expect(told).not.toContain(secret.slice(at, at + 12));
  });

  it.each(['', '\0', 'a\0b', '\udc00', secretOf(80_000)])(
    'that can’t be kept everywhere is a bug (%#)',
    async (bad) => {
      await expect(keychain.write(name, bad)).rejects.toThrow();
      expect(rig.system.calls).toEqual([]);
    },
  );

  it.each(['', 'Session', 'session#1', '#probe', ' a', 'é', 'a'.repeat(121)])(
    'has a name that can be no other’s entry; %j is a bug',
    async (bad) => {
      await expect(keychain.read(bad)).rejects.toThrow();
      await expect(keychain.write(bad, 'x')).rejects.toThrow();
      await expect(keychain.remove(bad)).rejects.toThrow();
    },
  );
});
