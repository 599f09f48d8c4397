/** What a test lays out around the application; folders and files are full paths, times milliseconds. */
export interface Outside {
  readonly policyFolder: string;
  /** The folder passes for root's: whoever runs the tests may not be root, and /tmp is everybody's. */
  readonly policyIsRoots: boolean;
  /** A proxy's host and port, in place of what the settings say. */
  readonly proxyServer?: string;
  /** The name of the keychain's entries, so that tests side by side don't meet. */
  readonly service: string;
  readonly connectMs: number;
  readonly wholeMs: number;
  readonly keychainMs: number;
  /** More of the environment that the application is started in. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where exports go; absent: whoever is asked changes his mind. */
  readonly exportFolder?: string;
  /** The key file that an administrator would choose; absent: he changes his mind. */
  readonly keyFile?: string;
  /** The folder of an entry built in another way, which Electron opens; absent: these tests' own. */
  readonly entry?: string;
  /** The folder of a page built in another way; absent: the product's. */
  readonly pageFolder?: string;
  /** All that goes over the bridge is appended here, a JSON line each. */
  readonly ipcFile: string;
}
