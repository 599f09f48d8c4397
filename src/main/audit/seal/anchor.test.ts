import { expect, it } from 'vitest';
import { MemoryKeychain } from '../../../../tests/stand-ins/keychain';
import { anchorKeeper } from './anchor';

const place = (seq: number): { journalId: string; seq: number; hash: string } => ({
  journalId: 'a',
  seq,
  hash: 'b'.repeat(64),
});

/** A keeper over a keychain that refuses, which waits until it is told to go on. */
function refused(): { keeper: ReturnType<typeof anchorKeeper>; keychain: MemoryKeychain; goOn: () => void } {
  const keychain = new MemoryKeychain();
  keychain.trouble = { verb: 'write', why: 'locked' };
  let goOn = (): void => undefined;
  const wait = (): Promise<void> => new Promise((resolve) => (goOn = resolve));
  return { keeper: anchorKeeper({ keychain, host: 'desk', wait }), keychain, goOn: () => goOn() };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('tries again after a refusal, until the keychain takes the anchor', async () => {
  const { keeper, keychain, goOn } = refused();
  keeper.follow(place(1));
  await settled();
  keychain.trouble = undefined;
  goOn();
  await settled();
  expect(keychain.calls).toHaveLength(2);
  expect(keeper.anchored()).toBe(1);
});

it('makes no try that was waited for when it ended', async () => {
  const { keeper, keychain, goOn } = refused();
  keeper.follow(place(1));
  await settled();
  keeper.end();
  goOn();
  await settled();
  expect(keychain.calls).toHaveLength(1);
});
