import type { SessionState } from '../../contract/sessions';

/** Below this, in milliseconds, each second counts. */
export const LAST_MINUTES = 5 * 60_000;

/** What is left in words, to the second in the last five minutes: `1 h 12 min`, `52 min`, `4 min 05 s`, `9 s`. */
export function lengthLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  if (ms >= LAST_MINUTES) return `${minutes} min`;
  const rest = seconds % 60;
  return minutes === 0 ? `${rest} s` : `${minutes} min ${String(rest).padStart(2, '0')} s`;
}

/** When a session that is in use ends, in ms since 1970; undefined where nobody knows, or where none is in use. */
export function endOf(state: SessionState | undefined): number | undefined {
  if (state?.kind !== 'kept' && state?.kind !== 'expiring') return undefined;
  const end = Date.parse(state.expiresAt ?? '');
  return Number.isNaN(end) ? undefined : end;
}
