import { lookInTurn, tell } from './kept-in-keychain';
import { renewOnce, wouldDisturb } from './renew-session';
import { momentOf, type Engine, type Seat } from './seat';
import { expiringAt, isOver, urgentAt, type Moment } from './session-time';

/** It is looked at least so often, as a computer may sleep through any timer; milliseconds. */
const LONGEST_WAIT = 30_000;

/** Some systems tell the uptime in whole seconds: what is due may seem to be due a moment later. */
const SHORTEST_WAIT = 250;

/** What has sessions renewed and removed in time. */
export interface RenewalLoop {
  /** Looks at every session now, and from now on whenever something is due. */
  readonly nudge: () => void;
  readonly end: () => void;
}

/** Whether the seat's session has an end that this process watches. */
const isWatched = ({ known }: Seat): boolean =>
  known?.deadline !== undefined && known.session.rejectedAt === undefined;

function lookAt(engine: Engine, seat: Seat, now: Moment, after: () => void): void {
  const { known } = seat;
  if (!known?.deadline || !isWatched(seat)) return;
  if (isOver(known.deadline, now)) {
    void lookInTurn(engine, seat).then(() => tell(engine, seat));
    return;
  }
  const { fingerprint } = known.session;
  if (now.uptime >= expiringAt(known.deadline) && seat.toldExpiring !== fingerprint) {
    seat.toldExpiring = fingerprint;
    tell(engine, seat);
  }
  if (known.renewAt === undefined || now.uptime < known.renewAt || wouldDisturb(seat, now)) return;
  if (!engine.tools.mayRenew(seat.environment.id)) return;
  void renewOnce(engine, seat, 'by-itself')?.then(after);
}

/** How long until something happens to a seat's session; nothing is closer than the shortest wait. */
function nextIn({ known }: Seat, { uptime }: Moment): number {
  if (!known?.deadline) return LONGEST_WAIT;
  const { deadline, renewAt = deadline.endsAt } = known;
  const times = [renewAt, expiringAt(deadline), urgentAt(deadline), deadline.endsAt];
  const ahead = times.map((at) => at - uptime).filter((ms) => ms > 0);
  return Math.max(SHORTEST_WAIT, Math.min(LONGEST_WAIT, ...ahead));
}

/** Watches the seats of an engine with one timer, and none where no session has an end. */
export function renewalLoop(engine: Engine): RenewalLoop {
  const { tools } = engine;
  let alarm: AbortController | undefined;
  let ended = false;

  const arm = (): void => {
    alarm?.abort();
    const watched = [...engine.seats()].filter(isWatched);
    if (ended || watched.length === 0) return;
    const now = momentOf(tools);
    const mine = (alarm = new AbortController());
    const ms = Math.min(...watched.map((seat) => nextIn(seat, now)));
    void tools.waitOut(ms, mine.signal).then(() => (mine.signal.aborted ? undefined : nudge()));
  };
  const nudge = (): void => {
    if (ended) return;
    const now = momentOf(tools);
    for (const seat of engine.seats()) lookAt(engine, seat, now, nudge);
    arm();
  };
  tools.onWake(nudge);
  return {
    nudge,
    end: () => {
      ended = true;
      alarm?.abort();
    },
  };
}
