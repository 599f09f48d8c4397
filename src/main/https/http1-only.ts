/** The two things asked of Electron's command line, so that tests need no Electron. */
export interface Switches {
  readonly appendSwitch: (name: string) => void;
  readonly hasSwitch: (name: string) => boolean;
}

// SECURITY: a resend is ruled out, and a connection that came too late is told from one that never came, by how
// Chromium treats HTTP/1.1. HTTP/2 and QUIC resend refused streams and end streams under way with the same word.
const switches = ['disable-http2', 'disable-quic'] as const;

/** Keeps every call of this process to HTTP/1.1. Call it before Electron is ready: later it has no effect. */
export function keepToHttp1(commandLine: Pick<Switches, 'appendSwitch'>): void {
  for (const name of switches) commandLine.appendSwitch(name);
}

/** Whether {@link keepToHttp1} was called. */
export function keepsToHttp1(commandLine: Pick<Switches, 'hasSwitch'>): boolean {
  return switches.every((name) => commandLine.hasSwitch(name));
}
