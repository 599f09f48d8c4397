/** What is asked of Electron's command line, so that tests need no Electron. */
export interface Switches {
  readonly appendSwitch: (name: string, value?: string) => void;
  readonly hasSwitch: (name: string) => boolean;
  readonly getSwitchValue: (name: string) => string;
}

// SECURITY: a resend is ruled out, and a connection that came too late is told from one that never came, by how
// Chromium treats HTTP/1.1. HTTP/2 and QUIC resend refused streams and end streams under way with the same word.
const http1 = ['disable-http2', 'disable-quic'] as const;

// SECURITY: by the headers NEL and Report-To a server has Chromium report to any host that it names (tried).
const reporting = ['NetworkErrorLogging', 'Reporting'] as const;

const featuresOff = (commandLine: Pick<Switches, 'getSwitchValue'>): string[] =>
  commandLine.getSwitchValue('disable-features').split(',').filter(Boolean);

/**
 * Keeps every call of this process to HTTP/1.1 and to the host that it is for. Call it before Electron is ready: later
 * it has no effect.
 */
export function narrowNetwork(commandLine: Pick<Switches, 'appendSwitch' | 'getSwitchValue'>): void {
  for (const name of http1) commandLine.appendSwitch(name);
  commandLine.appendSwitch('disable-features', [...featuresOff(commandLine), ...reporting].join(','));
}

/** Whether {@link narrowNetwork} was called. */
export function isNetworkNarrow(commandLine: Pick<Switches, 'hasSwitch' | 'getSwitchValue'>): boolean {
  const off = featuresOff(commandLine);
  return http1.every((name) => commandLine.hasSwitch(name)) && reporting.every((name) => off.includes(name));
}
