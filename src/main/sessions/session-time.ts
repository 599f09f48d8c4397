import type { KeptEnd } from './kept-session';

/** A moment by both clocks, in milliseconds. */
export interface Moment {
  /** Since 1970, by the clock that anybody may set. */
  readonly wall: number;
  /** Since this computer was started: sleep counts, and setting the clock changes nothing. */
  readonly uptime: number;
}

/** When a token ends, by this computer's uptime, and how long it was to last in all; milliseconds. */
export interface Deadline {
  readonly endsAt: number;
  readonly lifetimeMs: number;
}

const MINUTE = 60_000;

/** The most that a renewal comes before the end. Source: docs/api.md, "Tokens" (10 to 15 minutes). */
const LONGEST_LEAD = 12 * MINUTE;

/** By this part of the lead a renewal may come earlier or later, so that many desks don't renew at once. */
const JITTER = 0.05;

/** The deadline of a token that was given for so long, counted from a moment no later than the server's own. */
export function deadlineFrom({ uptime }: Moment, lifetimeMs: number): Deadline {
  return { endsAt: uptime + lifetimeMs, lifetimeMs };
}

/** What the keychain keeps of a deadline. */
export function keptEnd({ wall, uptime }: Moment, { endsAt, lifetimeMs }: Deadline): KeptEnd {
  return {
    expiresAt: new Date(wall + endsAt - uptime).toISOString(),
    savedUptimeMs: uptime,
    leftMs: Math.max(0, endsAt - uptime),
    lifetimeMs,
  };
}

/**
 * The deadline of a token that an earlier process kept: the least of what its lifetime, the wall's clock and, unless this
 * computer was started since, the uptime leave of it.
 */
export function deadlineOfKept(
  { expiresAt, savedUptimeMs, leftMs, lifetimeMs }: KeptEnd,
  now: Moment,
): Deadline {
  const byWall = Date.parse(expiresAt) - now.wall;
  const byUptime = now.uptime >= savedUptimeMs ? leftMs - (now.uptime - savedUptimeMs) : leftMs - now.uptime;
  // SECURITY: a clock that was set back can't make a token last longer.
  return { endsAt: now.uptime + Math.min(leftMs, byWall, byUptime), lifetimeMs };
}

/** How long before its end a token is renewed, at most: 12 minutes, or half of a short life; milliseconds. */
export function leadOf({ lifetimeMs }: Deadline): number {
  return Math.min(LONGEST_LEAD, lifetimeMs / 2);
}

/** When a renewal is due, by the uptime; `random` is from 0 up to but not 1. */
export function dueAt(deadline: Deadline, random: number): number {
  return deadline.endsAt - leadOf(deadline) * (1 + (2 * random - 1) * JITTER);
}

/** From here on a token counts as expiring: a renewal in time would have come off by then. */
export function expiringAt(deadline: Deadline): number {
  return deadline.endsAt - (leadOf(deadline) * 10) / 12;
}

/** From here on a renewal does not wait for an order under way: 3 minutes before the end, less for a short life. */
export function urgentAt(deadline: Deadline): number {
  return deadline.endsAt - leadOf(deadline) / 4;
}

/** How long to wait after the first failed renewal, the second and so on, from 1: twice as long each time. */
export function retryDelay(deadline: Deadline, failures: number): number {
  return ((MINUTE * leadOf(deadline)) / LONGEST_LEAD) * 2 ** (failures - 1);
}

/** Whether nothing is left; a token whose end nobody knows is never over. */
export function isOver(deadline: Deadline | undefined, { uptime }: Moment): boolean {
  return deadline !== undefined && uptime >= deadline.endsAt;
}
