import { expect, test as base } from '@playwright/test';
import { secretOf } from '../keychain/keychain-rig';
import { startSecretService, type SecretService } from '../keychain/secret-service';

// The real Secret Service, on a bus of each test's own. Windows and macOS have no keychain that a test may have alone.
const test = base.extend<{ service: SecretService }>({
  service: async ({}, use) => {
    const service = await startSecretService();
    await use(service);
    await service.end();
  },
});

const name = 'session demo';
const long = secretOf(6000).replaceAll('\t', '-');
const is = (why: string): object => ({ kind: 'unavailable', why });

test('what is stored is found, by another process too, and is gone once removed', async ({ service }) => {
  const one = service.asker();
  expect(await one.ask('read', name)).toEqual({ kind: 'absent' });
  for (const secret of ['a token', long, 'ключ 🔑', 'x']) {
    expect(await one.ask('write', name, secret)).toEqual({ kind: 'written' });
    expect(await one.ask('read', name)).toEqual({ kind: 'found', secret });
    expect(await service.asker().ask('read', name)).toEqual({ kind: 'found', secret });
  }
  expect(await one.ask('remove', name)).toEqual({ kind: 'removed' });
  expect(await one.ask('read', name)).toEqual({ kind: 'absent' });
  expect(await one.ask('remove', name)).toEqual({ kind: 'absent' });
});

test('a locked keyring is not an empty one', async ({ service }) => {
  const asker = service.asker();
  await asker.ask('write', name, 'a token');
  await service.lock();
  expect(await asker.ask('read', name)).toEqual(is('locked'));
  expect(await asker.ask('remove', name)).toEqual(is('locked'));
  expect(await asker.ask('write', name, 'other')).toEqual(is('locked'));
  expect(await service.asker().ask('read', name)).toEqual(is('locked'));
});

test('a split secret with a part missing is damaged, and can be written anew', async ({ service }) => {
  const asker = service.asker();
  await asker.ask('write', name, long);
  expect(await service.deleteEntry('.1')).toBe(true);
  expect(await asker.ask('read', name)).toEqual(is('damaged'));
  expect(await asker.ask('write', name, long)).toEqual({ kind: 'written' });
  expect(await asker.ask('read', name)).toEqual({ kind: 'found', secret: long });
});

test('without a bus the keychain is missing', async ({ service }) => {
  const asker = service.asker({ bus: 'none' });
  expect(await asker.ask('read', name)).toEqual(is('missing'));
  expect(await asker.ask('write', name, 'a token')).toEqual(is('missing'));
  expect(await asker.ask('remove', name)).toEqual(is('missing'));
});

test('a keyring, and then a bus, that goes away in mid-flight is missing, and the process lives on', async ({
  service,
}) => {
  const asker = service.asker();
  await asker.ask('write', name, 'a token');
  service.keyring().kill('SIGKILL');
  await expect.poll(() => asker.ask('read', name)).toEqual(is('missing'));
  expect(await asker.ask('write', name, 'other')).toEqual(is('missing'));
  service.bus().kill('SIGKILL');
  await expect.poll(() => asker.ask('read', name)).toEqual(is('missing'));
  expect(asker.isRunning()).toBe(true);
});

test('a keyring that does not answer is told as timed out, and serves again once it does', async ({
  service,
}) => {
  const asker = service.asker({ deadlineMs: 1000 });
  await asker.ask('write', name, 'a token');
  service.keyring().kill('SIGSTOP');
  const started = Date.now();
  expect(await asker.ask('read', name)).toEqual(is('timed-out'));
  expect(await asker.ask('write', name, 'other')).toEqual(is('timed-out'));
  expect(Date.now() - started).toBeLessThan(5000);
  service.keyring().kill('SIGCONT');
  await expect.poll(() => asker.ask('read', name)).toEqual({ kind: 'found', secret: 'a token' });
  expect(await asker.ask('write', name, 'newer')).toEqual({ kind: 'written' });
  expect(await asker.ask('read', name)).toEqual({ kind: 'found', secret: 'newer' });
});
