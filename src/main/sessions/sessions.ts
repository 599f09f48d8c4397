import type {
  ForgetAnswer,
  KeychainTrouble,
  PasteAnswer,
  RenewAnswer,
  SessionState,
  Who,
} from '../../contract/sessions';
import type {
  DeleteKeyFileAnswer,
  ForgetKeyAnswer,
  SignInAnswer,
  SignInRequest,
  SignInView,
} from '../../contract/sign-in';
import type { Unavailable } from '../keychain/trouble';
import { within } from './ask-who';
import { deleteKeyFile } from './key-file';
import { forgetKey, removeKeys } from './kept-keys';
import { lookInTurn, stoppedBy, tell } from './kept-in-keychain';
import { forgetSession, pasteToken } from './paste-token';
import { rejectSession } from './reject-session';
import { renewalLoop } from './renewal-loop';
import { heardFailure } from './renewal-trouble';
import { renewOnce, wouldDisturb } from './renew-session';
import { emptySeat, momentOf, type Engine, type RealEnvironment, type Seat, type SessionTools } from './seat';
import { noteSession } from './session-records';
import { isOver } from './session-time';
import { stateOf } from './session-state';
import { countsIn } from './sessions-file';
import { noteSignIn, signIn, signInView } from './sign-in';

export type { RealEnvironment } from './seat';

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

/** The sessions of environments, one each, in a keychain. */
export interface Sessions {
  /** For the page: never holds the token. */
  readonly state: (environment: RealEnvironment) => Promise<SessionState>;
  /** For the one order that is about to be recorded: one read of the keychain. Waits 5 seconds at most for a renewal. */
  readonly read: (environment: RealEnvironment) => Promise<SessionForOrder>;
  /** Whether a text holds the token that is kept, whatever became of it; false where it can't be read. */
  readonly holds: (environment: RealEnvironment, text: string) => Promise<boolean>;
  /** An order is under way until the returned function is called: no renewal begins but in the last minutes. */
  readonly hold: (environment: RealEnvironment) => () => void;
  /** The server answered an order with this token so; undefined: it did not answer. A 401 marks it as rejected. */
  readonly heard: (
    environment: RealEnvironment,
    fingerprint: string,
    status: number | undefined,
  ) => Promise<void>;
  /** Takes the clipboard's token for this environment, then clears the clipboard if it still holds it. */
  readonly paste: (environment: RealEnvironment) => Promise<PasteAnswer>;
  readonly forget: (environment: RealEnvironment) => Promise<ForgetAnswer>;
  /** Renews at the administrator's word. */
  readonly renew: (environment: RealEnvironment) => Promise<RenewAnswer>;
  readonly signInView: (environment: RealEnvironment) => Promise<SignInView>;
  /** One sign-in of all environments at a time; it is sent once. */
  readonly signIn: (
    environment: RealEnvironment,
    ask: Omit<SignInRequest, 'environmentId'>,
  ) => Promise<SignInAnswer>;
  /** Deletes the file that the last sign-in's key came from, where it is still the same. */
  readonly deleteKeyFile: (environment: RealEnvironment) => Promise<DeleteKeyFileAnswer>;
  /** Removes this environment's key from the keychain; its session goes on. */
  readonly forgetKey: (environment: RealEnvironment) => Promise<ForgetKeyAnswer>;
  /** Removes the keys of these environments, and every other that is known to be kept. */
  readonly removeKeys: (environments: readonly RealEnvironment[]) => Promise<'removed' | KeychainTrouble>;
  /** Has sessions of an earlier run renew themselves; asks the keychain for those alone that are known to be there. */
  readonly resume: (environments: readonly RealEnvironment[]) => Promise<void>;
  /** For quitting: nothing is renewed any more; waits 5 seconds at most for renewals under way. */
  readonly end: () => Promise<void>;
}

/** So long an order waits for a renewal under way, and quitting for all of them; milliseconds. */
const RENEWAL_MS = 5_000;

async function read(engine: Engine, seat: Seat): Promise<SessionForOrder> {
  if (seat.renewing) await within(engine, seat.renewing, RENEWAL_MS);
  const looked = await lookInTurn(engine, seat);
  if (looked.kind !== 'kept') return looked;
  const { known } = seat;
  if (known?.session.rejectedAt !== undefined) return { kind: 'rejected' };
  // SECURITY: the keychain may have taken its time.
  if (isOver(known?.deadline, momentOf(engine.tools))) return { kind: 'expired' };
  const { token, fingerprint, who = known?.session.who } = looked.session;
  return { kind: 'token', token, fingerprint, ...(who ? { who } : {}) };
}

async function state(engine: Engine, seat: Seat): Promise<SessionState> {
  const looked = await lookInTurn(engine, seat);
  return looked.kind === 'unavailable' ? looked : stateOf(seat, momentOf(engine.tools));
}

async function holds(engine: Engine, seat: Seat, text: string): Promise<boolean> {
  const looked = await lookInTurn(engine, seat);
  return looked.kind === 'kept' && text.includes(looked.session.token);
}

async function renew(engine: Engine, seat: Seat): Promise<RenewAnswer> {
  const underWay = { kind: 'stopped', why: 'under-way' } as const;
  const looked = await lookInTurn(engine, seat);
  if (looked.kind === 'unavailable') return stoppedBy(looked);
  if (wouldDisturb(seat, momentOf(engine.tools))) return underWay;
  const came = await renewOnce(engine, seat, 'by-administrator');
  if (!came || came.kind === 'postponed') return underWay;
  if (came.kind === 'no-session') return { kind: 'stopped', why: 'no-session' };
  return { ...came, session: stateOf(seat, momentOf(engine.tools)) };
}

async function heard(engine: Engine, seat: Seat, fingerprint: string, status?: number): Promise<void> {
  if (status === 401) await rejectSession(engine, seat, fingerprint);
  else heardFailure(engine, seat, fingerprint, status);
}

async function resume(engine: Engine, environments: readonly RealEnvironment[]): Promise<void> {
  const { sessions, keys } = await engine.book.read();
  if (keys.length > 0 && !(await engine.tools.keyKeeping()).keep) await removeKeys(engine, []);
  for (const environment of environments.filter(({ id }) => sessions.includes(id))) {
    const seat = engine.seatOf(environment);
    const looked = await lookInTurn(engine, seat);
    if (looked.kind === 'kept') noteSession(engine, seat, 'resumed', looked.session.fingerprint);
    if (looked.kind !== 'unavailable') tell(engine, seat);
  }
}

/** An engine over its tools; nothing is read yet. */
function engineOver(tools: SessionTools): Engine {
  const seats = new Map<string, Seat>();
  return {
    tools,
    book: countsIn(tools.countsFile, tools.newDeviceId),
    seats: () => seats.values(),
    seatOf: (environment) => {
      const seat = seats.get(environment.id) ?? emptySeat(environment);
      seat.environment = environment;
      seats.set(environment.id, seat);
      return seat;
    },
  };
}

/** Opens the sessions of environments over a keychain. Nothing is read, and no timer runs, before one is asked for. */
export function openSessions(tools: SessionTools): Sessions {
  const engine = engineOver(tools);
  const { seatOf } = engine;
  const loop = renewalLoop(engine);
  let signingIn = false;

  /** Whatever was done or found may have begun or ended what is watched. */
  const watched = <T>(work: Promise<T>): Promise<T> => work.finally(loop.nudge);
  const oneSignIn = async (seat: Seat, ask: Parameters<Sessions['signIn']>[1]): Promise<SignInAnswer> => {
    if (signingIn) return { kind: 'stopped', why: 'busy' };
    signingIn = true;
    const answer = await signIn(engine, seat, ask).finally(() => (signingIn = false));
    return noteSignIn(engine, seat, answer);
  };
  return {
    state: (environment) => watched(state(engine, seatOf(environment))),
    read: (environment) => watched(read(engine, seatOf(environment))),
    holds: (environment, text) => holds(engine, seatOf(environment), text),
    hold: (environment) => held(seatOf(environment), loop.nudge),
    heard: (environment, fingerprint, status) => heard(engine, seatOf(environment), fingerprint, status),
    paste: (environment) => watched(pasteToken(engine, seatOf(environment))),
    forget: (environment) => watched(forgetSession(engine, seatOf(environment))),
    renew: (environment) => watched(renew(engine, seatOf(environment))),
    signInView: (environment) => signInView(engine, seatOf(environment)),
    signIn: (environment, ask) => watched(oneSignIn(seatOf(environment), ask)),
    deleteKeyFile: (environment) => deleted(seatOf(environment)),
    forgetKey: async (environment) => (await forgetKey(engine, environment)) ?? { kind: 'forgotten' },
    removeKeys: (environments) =>
      removeKeys(
        engine,
        environments.map(({ id }) => id),
      ),
    resume: (environments) => watched(resume(engine, environments)),
    end: async () => {
      loop.end();
      const underWay = [...engine.seats()].map(({ renewing }) => renewing);
      if (underWay.some((work) => work)) await within(engine, Promise.allSettled(underWay), RENEWAL_MS);
    },
  };
}

function held(seat: Seat, then: () => void): () => void {
  seat.orders += 1;
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    seat.orders -= 1;
    then();
  };
}

async function deleted(seat: Seat): Promise<DeleteKeyFileAnswer> {
  if (!seat.keyFile) return { kind: 'kept', why: 'no-file' };
  const answer = await deleteKeyFile(seat.keyFile);
  if (answer.kind === 'deleted') seat.keyFile = undefined;
  return answer;
}
