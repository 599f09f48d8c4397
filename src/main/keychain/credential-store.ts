/**
 * The operating system's keychain as its module offers it: one text for each service and account. Each call rejects
 * with an error whose text is the system's own, in the system's language. A locked keyring on Linux reads as `null`
 * and removes as `false`, just as if nothing were there.
 */
export interface CredentialStore {
  readonly get: (service: string, account: string) => Promise<string | null>;
  /** Makes or replaces; Windows takes 2560 bytes at most. */
  readonly set: (service: string, account: string, text: string) => Promise<void>;
  /** False where there was nothing to delete. */
  readonly delete: (service: string, account: string) => Promise<boolean>;
}
