import type { CancelAnswer, ExpireAnswer, OrderRequest } from '../../contract/lockouts';
import { expireLockout, type OrderTools } from './expire-lockout';

export interface Lockouts {
  readonly expire: (request: OrderRequest) => Promise<ExpireAnswer>;
  /** Ends the wait for a penalty; once the order is on its way again there is nothing to cancel. */
  readonly cancelPenalty: (orderId: string) => CancelAnswer;
  /** The order under way now, if any. */
  readonly underWay: () => string | undefined;
  /** Cancels a penalty wait and lets an order under way come to its record; for quitting. */
  readonly finish: () => Promise<void>;
}

/** A wait for `ms` milliseconds that the signal ends at once. */
export type WaitOut = (ms: number, signal: AbortSignal) => Promise<'waited' | 'cancelled'>;

interface UnderWay {
  readonly orderId: string;
  readonly waiting: Set<AbortController>;
  readonly ended: Promise<unknown>;
}

/** One order at a time: whoever presses meanwhile hears that one is under way, and nothing is recorded or sent. */
export function openLockouts(tools: OrderTools & { newId: () => string; waitOut: WaitOut }): Lockouts {
  let current: UnderWay | undefined;
  let finishing = false;

  const start = (request: OrderRequest): Promise<ExpireAnswer> => {
    const orderId = tools.newId();
    const waiting = new Set<AbortController>();
    const waitOut = async (ms: number): Promise<'waited' | 'cancelled'> => {
      const cancel = new AbortController();
      if (finishing) return 'cancelled';
      waiting.add(cancel);
      return tools.waitOut(ms, cancel.signal).finally(() => waiting.delete(cancel));
    };
    const answer = expireLockout(request, { orderId, waitOut }, tools).finally(() => (current = undefined));
    current = { orderId, waiting, ended: answer.catch(() => undefined) };
    return answer;
  };
  const cancelWaits = (order: UnderWay): boolean => {
    const waits = [...order.waiting];
    waits.forEach((wait) => wait.abort());
    return waits.length > 0;
  };

  return {
    // SECURITY: the one place that starts an order; a second one while one is under way never begins.
    expire: async (request) => (current || finishing ? { kind: 'stopped', why: 'busy' } : start(request)),
    cancelPenalty: (orderId) =>
      current?.orderId === orderId && cancelWaits(current) ? { kind: 'cancelled' } : { kind: 'not-waiting' },
    underWay: () => current?.orderId,
    finish: async () => {
      finishing = true;
      if (!current) return;
      cancelWaits(current);
      await current.ended;
    },
  };
}
