import { startSecretService, type SecretService } from '../keychain/secret-service';
import { test as base } from './real-desk';

/** The real Secret Service on a bus of each test's own, so that it can be locked, stopped and ended. */
export const test = base.extend<{ keyring: SecretService }>({
  keyring: async ({}, use) => {
    const keyring = await startSecretService();
    await use(keyring);
    await keyring.end();
  },
  layOut: async ({ layOut, keyring }, use) => {
    await use(async (folder) => {
      const outside = await layOut(folder);
      return outside && { ...outside, env: { DBUS_SESSION_BUS_ADDRESS: keyring.address } };
    });
  },
});
