import {
  MAX_CLOSING_NOTE,
  notesFault,
  type CloseAnswer,
  type CloseRequest,
  type OrderReport,
} from '../../contract/lockouts';
import type { Ledger } from '../audit/ledger';
import { journalStop, unreadableStop } from './journal-stop';

type Stop = Extract<CloseAnswer, { kind: 'stopped' }>['why'];

function whyNot(
  { orderId, note }: CloseRequest,
  report: OrderReport | undefined,
  withoutEnd: string | undefined,
): Stop | undefined {
  if (!report) return 'order-not-known';
  if (orderId === withoutEnd || report.verdict.outcome !== 'unknown') return 'not-unknown';
  if (report.closed) return 'already-closed';
  return note.length > MAX_CLOSING_NOTE ? 'notes-too-long' : notesFault(note);
}

/**
 * Records what an administrator found out about an order whose outcome was unknown; once per order. Not for the order
 * `withoutEnd`, which is under way or whose outcome waits for the disk.
 */
export function unknownCloser(holdsToken: (environmentId: string, text: string) => Promise<boolean>) {
  const closing = new Set<string>();
  const close = async (
    request: CloseRequest,
    ledger: Ledger,
    withoutEnd: string | undefined,
  ): Promise<CloseAnswer> => {
    const { orderId, as, note } = request;
    const found = await ledger.ask('order', { orderId });
    if (found.kind === 'failed') return { kind: 'stopped', why: unreadableStop(ledger.state()) };
    const why = whyNot(request, found.value, withoutEnd);
    if (why) return { kind: 'stopped', why };
    // SECURITY: a token pasted into the wrong box is not recorded.
    if (await holdsToken(found.value?.environment.id ?? '', note))
      return { kind: 'stopped', why: 'text-holds-token' };
    const data = { orderId, as, ...(note === '' ? {} : { note }) };
    const appended = await ledger.append({ type: 'order.closed', data });
    if (appended.kind !== 'recorded') return { kind: 'stopped', why: journalStop(appended) };
    return { kind: 'closed', record: { seq: appended.seq, id: appended.id } };
  };
  return async (
    request: CloseRequest,
    ledger: Ledger,
    withoutEnd: string | undefined,
  ): Promise<CloseAnswer> => {
    if (closing.has(request.orderId)) return { kind: 'stopped', why: 'already-closed' };
    closing.add(request.orderId);
    return close(request, ledger, withoutEnd).finally(() => closing.delete(request.orderId));
  };
}
