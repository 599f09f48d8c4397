import type { Environment } from '../../contract/environments';
import type { ForgetAnswer, KeychainTrouble, PasteAnswer, SessionState, Who } from '../../contract/sessions';
import type { Appended, NewRecord } from '../audit/journal';
import type { Keychain } from '../keychain/keychain';
import type { Unavailable } from '../keychain/trouble';
import { queue } from '../queue';
import { fingerprintOf } from './fingerprint';
import { keptText, readKept, type KeptSession } from './kept-session';
import { readToken } from './token-text';

/** What sessions need from outside. */
export interface SessionTools {
  readonly keychain: Keychain;
  readonly clipboard: { readonly read: () => Promise<string>; readonly clear: () => Promise<void> };
  readonly clock: () => Date;
  readonly append: (record: NewRecord) => Promise<Appended>;
}

/** An environment with an address; Practice has none and no session. */
export type RealEnvironment = Pick<Environment, 'id'> & { readonly baseUrl: string };

/** What an order is sent with, or why it can't be. */
export type SessionForOrder =
  | {
      readonly kind: 'token';
      readonly token: string;
      readonly fingerprint: string;
      /** Whose it is, as far as the server has said. */
      readonly who?: Who;
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'rejected' }
  /** Its time is over by this computer's clock; it is never sent. */
  | { readonly kind: 'expired' }
  | Unavailable;

/** The tokens of the environments, one each, in the OS keychain. */
export interface Sessions {
  /** For the page: never holds the token. */
  readonly state: (environment: RealEnvironment) => Promise<SessionState>;
  /** For the one order that is about to be recorded: one read of the keychain. */
  readonly read: (environment: RealEnvironment) => Promise<SessionForOrder>;
  /** Takes the clipboard's token for this environment, then clears the clipboard if it still holds it. */
  readonly paste: (environment: RealEnvironment) => Promise<PasteAnswer>;
  readonly forget: (environment: RealEnvironment) => Promise<ForgetAnswer>;
  /** Marks the token with this fingerprint as rejected by the server; another one that came meanwhile is left alone. */
  readonly reject: (environment: RealEnvironment, fingerprint: string) => Promise<void>;
}

type Found =
  { readonly kind: 'kept'; readonly session: KeptSession } | { readonly kind: 'none' } | Unavailable;

const itemOf = ({ id }: RealEnvironment): string => `session/${id}`;
const unavailable = (why: KeychainTrouble): Unavailable => ({ kind: 'unavailable', why });
const stoppedBy = ({ why }: Unavailable): { kind: 'stopped'; why: `keychain-${KeychainTrouble}` } => ({
  kind: 'stopped',
  why: `keychain-${why}`,
});

/** Reads what is kept for an environment; a token of another address is as good as none. */
async function find(keychain: Keychain, environment: RealEnvironment): Promise<Found> {
  const item = await keychain.read(itemOf(environment));
  if (item.kind === 'unavailable') return item;
  if (item.kind === 'absent') return { kind: 'none' };
  const session = readKept(item.secret);
  if (!session) return unavailable('damaged');
  // SECURITY: a token goes to the origin that it was saved for, whatever address the environment has by now.
  if (session.origin !== new URL(environment.baseUrl).origin) return { kind: 'none' };
  return { kind: 'kept', session };
}

async function paste(tools: SessionTools, environment: RealEnvironment): Promise<PasteAnswer> {
  const { keychain, clipboard, clock } = tools;
  const text = await clipboard.read();
  const read = readToken(text);
  if (read.kind === 'fault') return { kind: 'stopped', why: read.fault };
  const named = await fingerprintOf(read.token, keychain);
  if (named.kind === 'unavailable') return stoppedBy(named);
  const { fingerprint } = named;
  const savedAt = clock().toISOString();
  const { origin } = new URL(environment.baseUrl);
  const written = await keychain.write(
    itemOf(environment),
    keptText({ token: read.token, origin, fingerprint, savedAt }),
  );
  if (written.kind === 'unavailable') return stoppedBy(written);
  // Whatever came to the clipboard meanwhile is somebody else's.
  const isStillThere = (await clipboard.read()) === text;
  if (isStillThere) await clipboard.clear();
  const recorded = await record(tools, 'session.saved', environment, fingerprint, 'pasted');
  return {
    kind: 'saved',
    session: { kind: 'kept', fingerprint, savedAt, how: 'pasted', renewal: { kind: 'not-planned' } },
    clipboard: isStillThere ? 'cleared' : 'changed',
    recorded,
  };
}

async function record(
  { append }: SessionTools,
  type: `session.${'saved' | 'forgotten' | 'rejected'}`,
  environment: RealEnvironment,
  tokenFingerprint: string | undefined,
  how: 'pasted' | 'by-administrator' | 'status-401',
): Promise<boolean> {
  const data = {
    environment: environment.id,
    ...(tokenFingerprint === undefined ? {} : { tokenFingerprint }),
    how,
  };
  return (await append({ type, data })).kind === 'recorded';
}

async function forget(tools: SessionTools, environment: RealEnvironment): Promise<ForgetAnswer> {
  const found = await find(tools.keychain, environment);
  // One that can't be read can still be removed.
  const removed = await tools.keychain.remove(itemOf(environment));
  if (removed.kind === 'unavailable') return stoppedBy(removed);
  if (removed.kind === 'absent') return { kind: 'forgotten', recorded: true };
  const fingerprint = found.kind === 'kept' ? found.session.fingerprint : undefined;
  const recorded = await record(tools, 'session.forgotten', environment, fingerprint, 'by-administrator');
  return { kind: 'forgotten', recorded };
}

async function markRejected(
  tools: SessionTools,
  environment: RealEnvironment,
  fingerprint: string,
  rejectedAt: string,
): Promise<void> {
  const found = await find(tools.keychain, environment);
  if (found.kind !== 'kept' || found.session.fingerprint !== fingerprint) return;
  await tools.keychain.write(itemOf(environment), keptText({ ...found.session, rejectedAt }));
  await record(tools, 'session.rejected', environment, fingerprint, 'status-401');
}

/** Sessions over a keychain; one change of an environment's session at a time. */
export function openSessions(tools: SessionTools): Sessions {
  /** Known to be rejected before the keychain says so, by fingerprint. */
  const rejected = new Map<string, string>();
  const rejectedAt = (session: KeptSession): string | undefined =>
    session.rejectedAt ?? rejected.get(session.fingerprint);
  const inTurn = queue();

  return {
    state: async (environment) => {
      const found = await find(tools.keychain, environment);
      if (found.kind !== 'kept') return found;
      const { fingerprint, savedAt } = found.session;
      const at = rejectedAt(found.session);
      return at === undefined
        ? { kind: 'kept', fingerprint, savedAt, how: 'pasted', renewal: { kind: 'not-planned' } }
        : { kind: 'rejected', fingerprint, savedAt, how: 'pasted', rejectedAt: at, closedElsewhere: false };
    },
    read: async (environment) => {
      const found = await find(tools.keychain, environment);
      if (found.kind !== 'kept') return found;
      if (rejectedAt(found.session) !== undefined) return { kind: 'rejected' };
      return { kind: 'token', token: found.session.token, fingerprint: found.session.fingerprint };
    },
    paste: (environment) =>
      inTurn(async () => {
        const answer = await paste(tools, environment);
        // The same token pasted once more is given another chance.
        if (answer.kind === 'saved' && answer.session.kind === 'kept')
          rejected.delete(answer.session.fingerprint);
        return answer;
      }),
    forget: (environment) => inTurn(() => forget(tools, environment)),
    reject: (environment, fingerprint) => {
      const at = tools.clock().toISOString();
      rejected.set(fingerprint, at);
      return inTurn(() => markRejected(tools, environment, fingerprint, at));
    },
  };
}
