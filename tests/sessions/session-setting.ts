import type { KeyKeeping } from '../../src/contract/sign-in';
import type { SessionChange, SessionState } from '../../src/contract/sessions';
import type { NewRecord } from '../../src/main/audit/journal';
import type { LogEvent } from '../../src/main/diagnostics/log-events';
import type { NoteFile } from '../../src/main/note-file';
import type { AuthCalls, RenewReply, SignInReply, WhoReply } from '../../src/main/sessions/auth-replies';
import type { RealEnvironment } from '../../src/main/sessions/seat';
import { openSessions, type Sessions } from '../../src/main/sessions/sessions';
import { MemoryKeychain } from '../stand-ins/keychain';
import { HeldTime } from '../stand-ins/time';

export const demo: RealEnvironment = { id: 'demo', baseUrl: 'https://demo.example/v1' };
export const live: RealEnvironment = { id: 'live', baseUrl: 'https://live.example/v1' };
export const token = 'tok-0123456789-abcdef';
export const MINUTE = 60_000;

/** A file in memory, which a disk may refuse to change. */
export class MemoryFile implements NoteFile {
  text: string | undefined;
  refuses: string | undefined;
  readonly read = async (): Promise<string | undefined> => this.text;
  readonly replace = async (text: string): Promise<void> => {
    if (this.refuses !== undefined) throw Object.assign(new Error('refused'), { code: this.refuses });
    this.text = text;
  };
}

const nobody = { kind: 'not-reached', failure: 'offline' } as const;

/** Sessions over memory, with a clipboard, a clock and a server in the test's hands. */
export class SessionSetting {
  readonly time = new HeldTime();
  readonly keychain = new MemoryKeychain();
  readonly countsFile = new MemoryFile();
  readonly records: NewRecord[] = [];
  readonly changes: SessionChange[] = [];
  readonly notes: LogEvent[] = [];
  /** Calls to the server, as "renew https://demo.example/v1 <token>". */
  readonly calls: string[] = [];
  clipboard = `Bearer ${token}`;
  journalWorks = true;
  keeping: KeyKeeping = { keep: true, locked: false };
  mayRenew: (environmentId: string) => boolean = () => true;
  keyFile: string | undefined;
  signInReply: () => SignInReply | Promise<SignInReply> = () => nobody;
  renewReply: (token: string) => RenewReply | Promise<RenewReply> = () => nobody;
  whoReply: () => WhoReply | Promise<WhoReply> = () => nobody;
  asked: Parameters<AuthCalls['signIn']>[1] | undefined;
  readonly #auth: AuthCalls = {
    signIn: async (baseUrl, ask) => {
      this.calls.push(`sign-in ${baseUrl}`);
      this.asked = ask;
      return this.signInReply();
    },
    renew: async (baseUrl, sent) => {
      this.calls.push(`renew ${baseUrl} ${sent}`);
      return this.renewReply(sent);
    },
    whoAmI: async (baseUrl, sent) => {
      this.calls.push(`who ${baseUrl} ${sent}`);
      return this.whoReply();
    },
  };
  sessions: Sessions = this.open();

  /** A new process over the same keychain and file; the one before hears nothing any more. */
  open(): Sessions {
    this.time.dropListeners();
    this.sessions = openSessions({
      ...{ keychain: this.keychain, countsFile: this.countsFile, auth: this.#auth },
      clock: () => this.time.clock(),
      uptime: () => this.time.uptime(),
      onWake: (listener) => this.time.onWake(listener),
      waitOut: (ms, signal) => this.time.waitOut(ms, signal),
      random: () => 0.5,
      clipboard: { read: async () => this.clipboard, clear: async () => void (this.clipboard = '') },
      append: async (record) => {
        if (!this.journalWorks) return { kind: 'not-recorded', why: 'not-writable', code: 'ENOSPC' };
        this.records.push(record);
        const at = this.time.clock().toISOString();
        return { kind: 'recorded', seq: this.records.length, id: 'r', at };
      },
      newDeviceId: () => '01234567-89ab-4cde-8f01-23456789abcd',
      chooseKeyFile: async () => this.keyFile,
      mayRenew: (id) => this.mayRenew(id),
      keyKeeping: async () => this.keeping,
      hear: (change) => void this.changes.push(change),
      note: (event) => void this.notes.push(event),
    });
    return this.sessions;
  }
  /** The calls of one kind. */
  sent(kind: 'sign-in' | 'renew' | 'who'): string[] {
    return this.calls.filter((call) => call.startsWith(kind));
  }
  /** Pastes what is on the clipboard; the token's fingerprint. */
  async pasted(): Promise<string> {
    const answer = await this.sessions.paste(demo);
    if (answer.kind !== 'saved' || answer.session.kind !== 'kept') throw new Error(JSON.stringify(answer));
    return answer.session.fingerprint;
  }
  /** Signs in for a token that lasts so many minutes. */
  async signedIn(minutes: number, given = token): Promise<SessionState> {
    this.signInReply = () => ({ kind: 'token', token: given, lifetimeMs: minutes * MINUTE });
    const answer = await this.sessions.signIn(demo, { key: { kind: 'typed', key }, lastTry: false });
    if (answer.kind !== 'signed-in') throw new Error(JSON.stringify(answer));
    return answer.session;
  }
}

export const key = {
  ...{ name: 'api-dana', password: 'swordfish-1', appId: 'desk', appVersion: '1.0' },
  ...{ cid: '9007199254740993', sec: 'sec-abcdef-0123' },
};

/** The token that a renewal gives. */
export const next = 'tok-next-0123456789';

/** A renewal's answer: another token for so many minutes. */
export const given = (minutes: number): RenewReply => ({
  kind: 'token',
  token: next,
  lifetimeMs: minutes * MINUTE,
});

/** A time so many minutes after the start, as the page reads it. */
export const later = (minutes: number): string =>
  new Date(Date.parse('2026-11-23T12:00:00.000Z') + minutes * MINUTE).toISOString();

/** Signed in for so many minutes; renewals are answered by another token of 80. */
export async function signedIn(minutes: number): Promise<SessionSetting> {
  const setting = new SessionSetting();
  setting.renewReply = () => given(80);
  await setting.signedIn(minutes);
  return setting;
}
