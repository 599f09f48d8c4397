import type { CredentialStore } from './credential-store';

/**
 * Loads the keychain's native module; rejects where it, or a library that it needs, isn't there. Call it on first use:
 * a start in Practice loads nothing of it. Its two ways to search are left out, as they crash on a locked keyring.
 */
export async function loadKeytar(): Promise<CredentialStore> {
  // A CommonJS module: only its default export holds every function.
  const { default: keytar } = await import('keytar');
  return {
    get: (service, account) => keytar.getPassword(service, account),
    set: (service, account, text) => keytar.setPassword(service, account, text),
    delete: (service, account) => keytar.deletePassword(service, account),
  };
}
