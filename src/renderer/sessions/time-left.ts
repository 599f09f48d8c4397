import type { SessionState } from '../../contract/sessions';
import { words } from '../../words/words';

const said = words.timeLeft;

/** Below this, in milliseconds, each second counts. */
export const LAST_MINUTES = 5 * 60_000;

/** What is left in words, to the second in the last five minutes: `1 h 12 min`, `52 min`, `4 min 05 s`, `9 s`. */
export function lengthLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return said.hours(Math.floor(minutes / 60), minutes % 60);
  if (ms >= LAST_MINUTES) return said.minutes(minutes);
  const rest = seconds % 60;
  return minutes === 0 ? said.seconds(rest) : said.minutesAndSeconds(minutes, rest);
}

/** When a session that is in use ends, in ms since 1970; undefined where nobody knows, or where none is in use. */
export function endOf(state: SessionState | undefined): number | undefined {
  if (state?.kind !== 'kept' && state?.kind !== 'expiring') return undefined;
  const end = Date.parse(state.expiresAt ?? '');
  return Number.isNaN(end) ? undefined : end;
}
