import { beforeEach, describe, expect, it } from 'vitest';
import { keychainRig, secretOf, type KeychainRig } from '../../../tests/keychain/keychain-rig';
import type { Keychain } from './keychain';

const name = 'session demo';
const damaged = { kind: 'unavailable', why: 'damaged' };
const long = secretOf(6000);
let rig: KeychainRig;
let keychain: Keychain;

beforeEach(() => {
  rig = keychainRig();
  keychain = rig.open();
});

describe('a damaged item', () => {
  const change = (account: RegExp, to: (text: string) => string | undefined): void => {
    for (const [key, text] of rig.system.entries) {
      if (!account.test(key)) continue;
      const changed = to(text);
      if (changed === undefined) rig.system.entries.delete(key);
      else rig.system.entries.set(key, changed);
    }
  };

  it.each([
    ['a part is missing', /#\w+\.1$/, () => undefined],
    ['a part was changed', /#\w+\.1$/, (text: string) => `${text.slice(1)}x`],
    ['the head is somebody else’s text', /demo$/, () => 'a token pasted by hand'],
    ['the head was cut', /demo$/, (text: string) => text.slice(0, 40)],
  ])('is never given out: %s', async (_, account, to) => {
    await keychain.write(name, long);
    change(account, to);
    expect(await keychain.read(name)).toEqual(damaged);
    expect(await keychain.write(name, 'new')).toEqual({ kind: 'written' });
    expect(await keychain.read(name)).toEqual({ kind: 'found', secret: 'new' });
  });

  it('is never given out: a short secret was changed', async () => {
    await keychain.write(name, 'short');
    change(/demo$/, (text) => text.replace('short', 'shirt'));
    expect(await keychain.read(name)).toEqual(damaged);
    expect(await keychain.remove(name)).toEqual({ kind: 'removed' });
  });
});
