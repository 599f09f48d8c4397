import type { Who } from '../../contract/sessions';
import type { LogEvent } from '../diagnostics/log-events';
import type { Engine, Seat } from './seat';

/** What a session's record says beside its environment; `how` belongs to the type. See docs/audit-journal.md, "Types". */
type SessionRecord = {
  readonly tokenFingerprint?: string | undefined;
  /** UTC, ISO 8601. */
  readonly expiresAt?: string | undefined;
  readonly who?: Who | undefined;
} & (
  | { readonly type: 'session.saved'; readonly how: 'pasted' | 'signed-in' }
  | { readonly type: 'session.renewed'; readonly how: 'by-itself' | 'by-administrator' }
  | { readonly type: 'session.forgotten'; readonly how: 'by-administrator' | 'expired' | 'address-changed' }
  | { readonly type: 'session.rejected'; readonly how: 'status-401' }
);

/** Records what became of a session; false where the journal did not take it. */
export async function recordSession(
  { tools }: Engine,
  { environment }: Seat,
  record: SessionRecord,
): Promise<boolean> {
  const { type, tokenFingerprint, expiresAt, who, how } = record;
  const data = {
    environment: environment.id,
    ...(tokenFingerprint === undefined ? {} : { tokenFingerprint }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    how,
    ...(who ? { who } : {}),
  };
  return (await tools.append({ type, data })).kind === 'recorded';
}

/** Notes in the application's log what became of a session. */
export function noteSession(
  { tools }: Engine,
  { environment }: Seat,
  change: Extract<LogEvent, { what: 'session' }>['change'],
  fingerprint?: string,
): void {
  tools.note({
    what: 'session',
    environment: environment.id,
    change,
    ...(fingerprint === undefined ? {} : { fingerprint }),
  });
}
