import type { KeychainTrouble, SessionOrigin, SessionState, Who } from '../../contract/sessions';
import type { Unavailable } from '../keychain/trouble';
import { listed } from './counts';
import { fingerprintOf } from './fingerprint';
import { keptText, readKept, type KeptSession } from './kept-session';
import { itemOf, momentOf, originOf, type Engine, type Gone, type Known, type Seat } from './seat';
import { noteSession, recordSession } from './session-records';
import { stateOf } from './session-state';
import { deadlineFrom, deadlineOfKept, dueAt, keptEnd, type Deadline, type Moment } from './session-time';

/** What the keychain holds for an environment, after what may no longer be there was taken out. */
export type Looked =
  /** `baseUrl` is of the origin that the token was saved for. */
  | { readonly kind: 'kept'; readonly session: KeptSession; readonly baseUrl: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'expired' }
  | Unavailable;

/** A word of the keychain's as the contract's stops name it. */
export function stoppedBy({ why }: Unavailable): { kind: 'stopped'; why: `keychain-${KeychainTrouble}` } {
  return { kind: 'stopped', why: `keychain-${why}` };
}

/** Tells the page how an environment's session is now. */
export function tell({ tools }: Engine, seat: Seat): void {
  tools.hear({ environmentId: seat.environment.id, session: stateOf(seat, momentOf(tools)) });
}

/** What is known of a session, with its next renewal where its end is known. */
function knownOf(session: KeptSession, deadline: Deadline | undefined, random: number): Known {
  const { token: _token, end: _end, ...facts } = session;
  const plan = deadline ? { deadline, renewAt: dueAt(deadline, random) } : {};
  return { session: facts, ...plan, failures: 0 };
}

const listSession = ({ book }: Engine, { environment }: Seat, isThere: boolean): Promise<unknown> =>
  book.change((counts) =>
    counts.sessions.includes(environment.id) === isThere
      ? counts
      : { ...counts, sessions: listed(counts.sessions, environment.id, isThere) },
  );

/** Takes in what the keychain keeps; what this process knows already of the same token stands. */
async function meet(engine: Engine, seat: Seat, session: KeptSession): Promise<void> {
  if (seat.known?.session.fingerprint === session.fingerprint) return;
  const { tools } = engine;
  const deadline = session.end && deadlineOfKept(session.end, momentOf(tools));
  seat.known = knownOf(session, deadline, tools.random());
  // The list may have been lost.
  await listSession(engine, seat, true);
}

/** Removes a session that may not be used any more, and tells why there is none. */
async function drop(engine: Engine, seat: Seat, fingerprint: string, gone: Gone): Promise<void> {
  const how = gone.kind === 'expired' ? 'expired' : 'address-changed';
  seat.known = undefined;
  seat.gone = gone;
  const removed = await engine.tools.keychain.remove(itemOf(seat.environment));
  // What the keychain keeps on is met again, and found to be over again.
  if (removed.kind === 'unavailable') return;
  noteSession(engine, seat, how, fingerprint);
  await listSession(engine, seat, false);
  await recordSession(engine, seat, { type: 'session.forgotten', tokenFingerprint: fingerprint, how });
}

/** Looks at what is kept for an environment: one read of the keychain. In its seat's turn. */
export async function look(engine: Engine, seat: Seat): Promise<Looked> {
  const { keychain } = engine.tools;
  const item = await keychain.read(itemOf(seat.environment));
  if (item.kind === 'unavailable') return item;
  if (item.kind === 'absent') {
    seat.known = undefined;
    return { kind: seat.gone?.kind ?? 'none' };
  }
  const session = readKept(item.secret);
  if (!session) return { kind: 'unavailable', why: 'damaged' };
  // SECURITY: a token goes to the origin that it was saved for, whatever address the environment has by now.
  const { environment } = seat;
  if (session.origin !== originOf(environment)) {
    await drop(engine, seat, session.fingerprint, { kind: 'none', why: 'address-changed' });
    return { kind: 'none' };
  }
  await meet(engine, seat, session);
  const state = stateOf(seat, momentOf(engine.tools));
  if (state.kind !== 'expired') return { kind: 'kept', session, baseUrl: environment.baseUrl };
  await drop(engine, seat, session.fingerprint, state);
  return { kind: 'expired' };
}

/** The look of each seat that was asked for last, while it is under way, with the count of turns up to it. */
const looks = new WeakMap<Seat, { readonly turns: number; readonly answer: Promise<Looked> }>();

/**
 * Looks in its turn. Where nothing else was asked for since the look under way, its answer is heard: a keychain that does not
 * answer costs everybody one deadline, not one after another.
 */
export function lookInTurn(engine: Engine, seat: Seat): Promise<Looked> {
  const underWay = looks.get(seat);
  if (underWay?.turns === seat.turns) return underWay.answer;
  const answer = seat.inTurn(() => look(engine, seat));
  const own = { turns: seat.turns, answer };
  looks.set(seat, own);
  const end = (): void => void (looks.get(seat) === own && looks.delete(seat));
  void answer.then(end, end);
  return answer;
}

/** A token as it was given or pasted. */
export interface NewToken {
  readonly token: string;
  readonly how: SessionOrigin;
  /** Where it came from, or was pasted for. */
  readonly origin: string;
  /** How long it lasts, and a moment no later than the server's that this counts from. */
  readonly lasts?: { readonly from: Moment; readonly ms: number } | undefined;
  readonly who?: Who | undefined;
}

/** A new token in the keychain in place of any other, with its name and its state. In its seat's turn. */
export async function save(
  engine: Engine,
  seat: Seat,
  { token, how, origin, lasts, who }: NewToken,
): Promise<
  { readonly kind: 'saved'; readonly fingerprint: string; readonly state: SessionState } | Unavailable
> {
  const { tools } = engine;
  const named = await fingerprintOf(token, tools.keychain);
  if (named.kind === 'unavailable') return named;
  const { fingerprint } = named;
  const now = momentOf(tools);
  const deadline = lasts && deadlineFrom(lasts.from, lasts.ms);
  const session: KeptSession = {
    token,
    origin,
    fingerprint,
    savedAt: new Date(now.wall).toISOString(),
    how,
    ...(deadline ? { end: keptEnd(now, deadline) } : {}),
    ...(who ? { who } : {}),
  };
  const written = await tools.keychain.write(itemOf(seat.environment), keptText(session));
  if (written.kind === 'unavailable') return written;
  seat.known = knownOf(session, deadline, tools.random());
  seat.gone = undefined;
  await listSession(engine, seat, true);
  return { kind: 'saved', fingerprint, state: stateOf(seat, momentOf(tools)) };
}

/** Has nothing known of an environment's session, once the keychain has removed it. In its seat's turn. */
export async function forgetListed(engine: Engine, seat: Seat): Promise<void> {
  seat.known = undefined;
  seat.gone = undefined;
  await listSession(engine, seat, false);
}

/** Writes more of what is known of the session that is kept, where it is still this one. In its seat's turn. */
export async function amend(
  engine: Engine,
  seat: Seat,
  fingerprint: string,
  more: Pick<Partial<KeptSession>, 'who' | 'rejectedAt' | 'closedElsewhere'>,
): Promise<'amended' | 'another'> {
  const looked = await look(engine, seat);
  if (looked.kind !== 'kept' || looked.session.fingerprint !== fingerprint) return 'another';
  if (seat.known) seat.known = { ...seat.known, session: { ...seat.known.session, ...more } };
  await engine.tools.keychain.write(itemOf(seat.environment), keptText({ ...looked.session, ...more }));
  return 'amended';
}
