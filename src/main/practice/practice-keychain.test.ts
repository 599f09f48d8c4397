import { describe, expect, it } from 'vitest';
import { practiceKeychain } from './practice-keychain';

describe('Practice’s keychain', () => {
  it('gives back what was written, until it is removed', async () => {
    const keychain = practiceKeychain();
    expect(await keychain.read('session/practice')).toEqual({ kind: 'absent' });
    expect(await keychain.write('session/practice', 'one')).toEqual({ kind: 'written' });
    await keychain.write('session/practice', 'two');
    expect(await keychain.read('session/practice')).toEqual({ kind: 'found', secret: 'two' });
    expect(await keychain.remove('session/practice')).toEqual({ kind: 'removed' });
    expect(await keychain.remove('session/practice')).toEqual({ kind: 'absent' });
    expect(await keychain.read('session/practice')).toEqual({ kind: 'absent' });
  });

  it('shares nothing with another', async () => {
    await practiceKeychain().write('api-key/practice', 'one');
    expect(await practiceKeychain().read('api-key/practice')).toEqual({ kind: 'absent' });
  });
});
